"""Many processes on one database: lanes, leases, pauses, who sends what since when, and ids that do not run out."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

GROWING = ('inbox', 'outbox')


def upgrade() -> None:
    with op.batch_alter_table('inbox', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('lane', sa.Text(), nullable=False, server_default=''))
    with op.batch_alter_table('outbox', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('holder', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('left_at', sa.Float(), nullable=True))
        batch_op.add_column(sa.Column('doubted', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_index('ix_outbox_pace', ['platform', 'left_at'], unique=False)
    op.create_table('leases',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('holder', sa.Text(), nullable=False),
    sa.Column('until', sa.Float(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_leases')),
    )
    op.create_index('ix_leases_holder', 'leases', ['holder'], unique=False)
    op.create_table('pauses',
    sa.Column('platform', sa.Text(), nullable=False),
    sa.Column('chat', sa.Text(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('platform', 'chat', name=op.f('pk_pauses')),
    )
    _widths('BIGINT')


def downgrade() -> None:
    _widths('INTEGER')
    op.drop_table('pauses')
    op.drop_index('ix_leases_holder', 'leases')
    op.drop_table('leases')
    with op.batch_alter_table('outbox', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_index('ix_outbox_pace')
        batch_op.drop_column('doubted')
        batch_op.drop_column('left_at')
        batch_op.drop_column('holder')
    with op.batch_alter_table('inbox', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_column('lane')


def _widths(width: str) -> None:
    """SQLite's whole numbers are wide enough already."""
    if op.get_bind().dialect.name == 'postgresql':
        for table in GROWING:
            op.execute(f'ALTER TABLE {table} ALTER COLUMN id TYPE {width}')
            op.execute(f'ALTER SEQUENCE {table}_id_seq AS {width}')
