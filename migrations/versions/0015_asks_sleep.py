"""Whether a runner is asked about their nights."""

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('athletes', schema=None) as batch_op:
        batch_op.add_column(sa.Column('asks_sleep', sa.Boolean(), nullable=False, server_default='1'))


def downgrade() -> None:
    with op.batch_alter_table('athletes', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_column('asks_sleep')
