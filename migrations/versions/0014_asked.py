"""How often a day something was posted in a club's channel because somebody asked for it."""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('clubs', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('asked', sa.Integer(), nullable=False, server_default='0'))


def downgrade() -> None:
    with op.batch_alter_table('clubs', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_column('asked')
