"""Stores of both kinds, and the logs: what other folders have as well."""

from tests.adapters.storage.conftest import path as path
from tests.adapters.storage.conftest import store as store
from tests.adapters.storage.conftest import template as template
from tests.adapters.storage.conftest import url as url
from tests.bot.conftest import logged as logged
