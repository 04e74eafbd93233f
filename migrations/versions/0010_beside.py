"""Strength and cross-training beside the runs, a season without a mile block, what the newest buttons are called."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

NEW = (
    ('strength', sa.Integer(), '0'),
    ('crossing', sa.JSON(none_as_null=True), '[]'),
    ('mile', sa.Boolean(), sa.true()),
    ('offered', sa.JSON(none_as_null=True), '[]'),
)


def upgrade() -> None:
    with op.batch_alter_table('athletes', schema=None) as batch_op:
        for name, kind, empty in NEW:
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=empty))

    with op.batch_alter_table('athletes', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        for name, kind, _ in NEW:
            batch_op.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('athletes', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        for name, *_ in reversed(NEW):
            batch_op.drop_column(name)
