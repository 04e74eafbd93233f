"""Which of a runner's times are kept to the minute."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('athletes', schema=None) as batch_op:
        batch_op.add_column(sa.Column('sharp', sa.JSON(), nullable=False, server_default='[]'))


def downgrade() -> None:
    with op.batch_alter_table('athletes', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_column('sharp')
