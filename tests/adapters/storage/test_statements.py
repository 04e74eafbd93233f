"""The statements and tables are such as PostgreSQL takes too."""

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from sqlalchemy.sql import Executable

from adapters.storage import addresses, athletes, elsewhere, inbox, outbox, passes, store
from adapters.storage.tables import metadata

POSTGRES = postgresql.dialect()


def built_once() -> dict[str, Executable]:
    """Return every statement that is built when a module is imported."""
    found = {}
    for module in (addresses, athletes, elsewhere, inbox, outbox, passes, store):
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, Executable):
                found[f"{module.__name__}.{name}"] = value
    return found


STATEMENTS = {
    **built_once(),
    **{kept.table.name: statement for kept, statement in athletes._PARTS},
    "put": inbox._PUT["postgresql"],
}


@pytest.mark.parametrize("name", STATEMENTS)
def test_statement_for_postgresql(name):
    """Each statement can be written for PostgreSQL."""
    assert str(STATEMENTS[name].compile(dialect=POSTGRES))


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_table_for_postgresql(table):
    """Each table can be made there, its moments with a zone."""
    made = str(CreateTable(table).compile(dialect=POSTGRES))
    assert "TIMESTAMP WITHOUT" not in made
