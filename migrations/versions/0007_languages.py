"""How a runner's language is known, and the other one they wrote last."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('athletes', schema=None) as batch_op:
        batch_op.add_column(sa.Column('language_from', sa.Text(), nullable=False, server_default='platform'))
        batch_op.add_column(sa.Column('other_language', sa.Text(), nullable=True))
    with op.batch_alter_table('athletes', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.alter_column(
            'language_from', existing_type=sa.Text(), existing_nullable=False, server_default=None
        )


def downgrade() -> None:
    with op.batch_alter_table('athletes', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_column('other_language')
        batch_op.drop_column('language_from')
