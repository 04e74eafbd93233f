"""A runner's lasting wishes: races on the way, days with little time, dials, age; and seasons planned anew."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('athletes', schema=None) as batch_op:
        batch_op.add_column(sa.Column('age', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('sex', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('volume', sa.Text(), nullable=False, server_default='usual'))
        batch_op.add_column(sa.Column('speed', sa.Text(), nullable=False, server_default='usual'))

    with op.batch_alter_table('athletes', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.alter_column('volume', existing_type=sa.Text(), existing_nullable=False, server_default=None)
        batch_op.alter_column('speed', existing_type=sa.Text(), existing_nullable=False, server_default=None)

    with op.batch_alter_table('changes', schema=None) as batch_op:
        batch_op.add_column(sa.Column('since', sa.Date(), nullable=True))

    op.create_table('races',
    sa.Column('athlete_id', sa.Integer(), nullable=False),
    sa.Column('distance', sa.Text(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('priority', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['athlete_id'], ['athletes.id'], name=op.f('fk_races_athletes'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('athlete_id', 'on', name=op.f('pk_races')),
    sqlite_autoincrement=False
    )
    op.create_table('time_limits',
    sa.Column('athlete_id', sa.Integer(), nullable=False),
    sa.Column('weekday', sa.Integer(), nullable=False),
    sa.Column('minutes', sa.Float(), nullable=False),
    sa.ForeignKeyConstraint(['athlete_id'], ['athletes.id'], name=op.f('fk_time_limits_athletes'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('athlete_id', 'weekday', name=op.f('pk_time_limits')),
    sqlite_autoincrement=False
    )
    op.create_table('replanned_weeks',
    sa.Column('athlete_id', sa.Integer(), nullable=False),
    sa.Column('plan', sa.Integer(), nullable=False),
    sa.Column('change', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('start', sa.Date(), nullable=False),
    sa.Column('phase', sa.Text(), nullable=False),
    sa.Column('cutback', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['athlete_id', 'plan', 'change'], ['changes.athlete_id', 'changes.plan', 'changes.number'], name=op.f('fk_replanned_weeks_changes'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('athlete_id', 'plan', 'change', 'number', name=op.f('pk_replanned_weeks')),
    sqlite_autoincrement=False
    )
    op.create_table('replanned_workouts',
    sa.Column('athlete_id', sa.Integer(), nullable=False),
    sa.Column('plan', sa.Integer(), nullable=False),
    sa.Column('change', sa.Integer(), nullable=False),
    sa.Column('week', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('type', sa.Text(), nullable=False),
    sa.Column('distance_m', sa.Float(), nullable=False),
    sa.Column('duration_s', sa.Float(), nullable=False),
    sa.Column('parts', sa.JSON(none_as_null=True), nullable=False),
    sa.Column('because', sa.JSON(none_as_null=True), nullable=False),
    sa.ForeignKeyConstraint(['athlete_id', 'plan', 'change', 'week'], ['replanned_weeks.athlete_id', 'replanned_weeks.plan', 'replanned_weeks.change', 'replanned_weeks.number'], name=op.f('fk_replanned_workouts_replanned_weeks'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('athlete_id', 'plan', 'change', 'week', 'on', name=op.f('pk_replanned_workouts')),
    sqlite_autoincrement=False
    )


def downgrade() -> None:
    op.drop_table('replanned_workouts')
    op.drop_table('replanned_weeks')
    op.drop_table('time_limits')
    op.drop_table('races')
    with op.batch_alter_table('changes', schema=None) as batch_op:
        batch_op.drop_column('since')

    with op.batch_alter_table('athletes', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_column('speed')
        batch_op.drop_column('volume')
        batch_op.drop_column('sex')
        batch_op.drop_column('age')
