"""A club meets on several days; a session can be called off; a run can be kept out of clubs."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

LIST = {
    'sqlite': """UPDATE clubs SET session_days = '[' || session_day || ']' WHERE session_day IS NOT NULL""",
    'postgresql': """UPDATE clubs SET session_days = json_build_array(session_day) WHERE session_day IS NOT NULL""",
}
FIRST = {
    'sqlite': """UPDATE clubs SET session_day = session_days ->> 0 WHERE session_days <> '[]'""",
    'postgresql': """UPDATE clubs SET session_day = (session_days ->> 0)::int""",
}


def upgrade() -> None:
    with op.batch_alter_table('clubs', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('session_days', sa.JSON(none_as_null=True), nullable=False, server_default='[]'))
    op.execute(LIST[op.get_bind().dialect.name])
    with op.batch_alter_table('clubs', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_column('session_day')
        batch_op.alter_column('session_days', server_default=None)
    for table, column in (('club_sessions', 'off'), ('runs', 'private')):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column(column, sa.Boolean(), nullable=False, server_default=sa.false()))
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column(column, server_default=None)


def downgrade() -> None:
    for table, column in (('runs', 'private'), ('club_sessions', 'off')):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column(column)
    with op.batch_alter_table('clubs', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('session_day', sa.Integer(), nullable=True))
    op.execute(FIRST[op.get_bind().dialect.name])
    with op.batch_alter_table('clubs', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_column('session_days')
