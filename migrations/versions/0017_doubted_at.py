"""Since when a delivery may have arrived."""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('doubted_at', sa.Float(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('outbox', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_column('doubted_at')
