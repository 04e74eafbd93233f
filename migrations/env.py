"""Runs the steps on the connection and in the transaction that `adapters.storage.migrate` hands over."""

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy.types import TypeDecorator

from adapters.storage.tables import metadata


def plain(kind: str, item: object, _: AutogenContext) -> str | bool:
    """Write our column types as the types they are made of: a step must not change when the program does."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=plain,
)
with context.begin_transaction():
    context.run_migrations()
