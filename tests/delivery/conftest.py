"""Stores of both kinds, and the logs: what other folders have as well."""

from tests.adapters.storage.conftest import path, store, template, url
from tests.bot.conftest import logged

__all__ = ["logged", "path", "store", "template", "url"]
