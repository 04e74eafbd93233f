"""A lock knows what sort of sign it came from, and further places that must be cleared."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('athletes', schema=None) as batch_op:
        batch_op.add_column(sa.Column('lock_sign', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('lock_also', sa.JSON(none_as_null=True), nullable=True))
    op.execute("UPDATE athletes SET lock_also = '[]' WHERE lock_level IS NOT NULL")


def downgrade() -> None:
    with op.batch_alter_table('athletes', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_column('lock_also')
        batch_op.drop_column('lock_sign')
