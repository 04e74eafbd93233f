"""Codes that open something once; a platform to write to first; a club's miles, races and challenge."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

OWN = ('planned', 'kept', 'easy', 'easy_kept', 'paced', 'even')


def upgrade() -> None:
    op.create_table('passes',
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('athlete_id', sa.Integer(), nullable=False),
    sa.Column('says', sa.Text(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('platform', sa.Text(), nullable=True),
    sa.Column('chat', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['athlete_id'], ['athletes.id'], name=op.f('fk_passes_athletes'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_passes')),
    )
    with op.batch_alter_table('passes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_passes_athlete_id'), ['athlete_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_passes_until'), ['until'], unique=False)

    op.create_table('club_miles',
    sa.Column('club_id', sa.Integer(), nullable=False),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('athlete', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('marshal', sa.Boolean(), nullable=False),
    sa.Column('on', sa.Date(), nullable=True),
    sa.Column('graded', sa.Float(), nullable=True),
    sa.Column('better', sa.Float(), nullable=True),
    sa.Column('board', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['athlete'], ['athletes.id'], name=op.f('fk_club_miles_athletes'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['club_id'], ['clubs.id'], name=op.f('fk_club_miles_clubs'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('club_id', 'month', 'athlete', name=op.f('pk_club_miles')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('club_miles', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_club_miles_athlete'), ['athlete'], unique=False)

    op.create_table('club_races',
    sa.Column('club_id', sa.Integer(), nullable=False),
    sa.Column('athlete', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('told', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['athlete'], ['athletes.id'], name=op.f('fk_club_races_athletes'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['club_id'], ['clubs.id'], name=op.f('fk_club_races_clubs'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('club_id', 'athlete', 'on', name=op.f('pk_club_races')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('club_races', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_club_races_athlete'), ['athlete'], unique=False)

    with op.batch_alter_table('athletes', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('write_to', sa.Text(), nullable=False, server_default=''))
    with op.batch_alter_table('clubs', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('challenge', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('run_by', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('closed', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('alive_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('answers', sa.Integer(), nullable=False, server_default='0'))
    with op.batch_alter_table('club_rsvps', schema=None) as batch_op:
        batch_op.add_column(sa.Column('since', sa.Integer(), nullable=False, server_default='0'))
    with op.batch_alter_table('club_sessions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('most', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('shape', sa.Text(), nullable=False, server_default=''))
    with op.batch_alter_table('club_counts', schema=None) as batch_op:
        for name in OWN:
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default='0'))
    _without_defaults()


def _without_defaults() -> None:
    """What is new has been filled in; from now on the program says what stands there."""
    with op.batch_alter_table('athletes', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.alter_column('write_to', server_default=None)
    with op.batch_alter_table('clubs', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.alter_column('closed', server_default=None)
        batch_op.alter_column('answers', server_default=None)
    with op.batch_alter_table('club_rsvps', schema=None) as batch_op:
        batch_op.alter_column('since', server_default=None)
    with op.batch_alter_table('club_sessions', schema=None) as batch_op:
        batch_op.alter_column('shape', server_default=None)
    with op.batch_alter_table('club_counts', schema=None) as batch_op:
        for name in OWN:
            batch_op.alter_column(name, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('club_counts', schema=None) as batch_op:
        for name in OWN:
            batch_op.drop_column(name)
    with op.batch_alter_table('club_sessions', schema=None) as batch_op:
        batch_op.drop_column('shape')
        batch_op.drop_column('most')
    with op.batch_alter_table('club_rsvps', schema=None) as batch_op:
        batch_op.drop_column('since')
    with op.batch_alter_table('clubs', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_column('answers')
        batch_op.drop_column('alive_on')
        batch_op.drop_column('closed')
        batch_op.drop_column('run_by')
        batch_op.drop_column('challenge')
    with op.batch_alter_table('athletes', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_column('write_to')
    op.drop_table('club_races')
    op.drop_table('club_miles')
    op.drop_table('passes')
