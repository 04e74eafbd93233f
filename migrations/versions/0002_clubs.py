"""A channel can be a club: who joined, its sessions, its recaps; and posts of its own in the outbox."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('clubs',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('platform', sa.Text(), nullable=False),
    sa.Column('chat', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('zone', sa.Text(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('units', sa.Text(), nullable=False),
    sa.Column('recap_day', sa.Integer(), nullable=False),
    sa.Column('recap_at', sa.Time(), nullable=False),
    sa.Column('session_day', sa.Integer(), nullable=True),
    sa.Column('posted', sa.Integer(), nullable=False),
    sa.Column('next_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_clubs')),
    sa.UniqueConstraint('platform', 'chat', name=op.f('uq_clubs_platform_chat')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('clubs', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_clubs_next_at'), ['next_at'], unique=False)

    op.create_table('club_members',
    sa.Column('club_id', sa.Integer(), nullable=False),
    sa.Column('athlete', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('joined_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['athlete'], ['athletes.id'], name=op.f('fk_club_members_athletes'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['club_id'], ['clubs.id'], name=op.f('fk_club_members_clubs'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('club_id', 'athlete', name=op.f('pk_club_members')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('club_members', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_club_members_athlete'), ['athlete'], unique=False)

    op.create_table('club_recaps',
    sa.Column('club_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['club_id'], ['clubs.id'], name=op.f('fk_club_recaps_clubs'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('club_id', 'number', name=op.f('pk_club_recaps')),
    sa.UniqueConstraint('club_id', 'on', name=op.f('uq_club_recaps_club_id_on')),
    sqlite_autoincrement=False
    )
    op.create_table('club_sessions',
    sa.Column('club_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('on', sa.Date(), nullable=False),
    sa.Column('at', sa.Time(), nullable=False),
    sa.Column('reps', sa.Integer(), nullable=False),
    sa.Column('each_m', sa.Float(), nullable=True),
    sa.Column('each_s', sa.Float(), nullable=True),
    sa.Column('rest_s', sa.Float(), nullable=False),
    sa.Column('place', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['club_id'], ['clubs.id'], name=op.f('fk_club_sessions_clubs'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('club_id', 'number', name=op.f('pk_club_sessions')),
    sqlite_autoincrement=False
    )
    op.create_table('club_counts',
    sa.Column('club_id', sa.Integer(), nullable=False),
    sa.Column('recap', sa.Integer(), nullable=False),
    sa.Column('athlete', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('runs', sa.Integer(), nullable=False),
    sa.Column('metres', sa.Float(), nullable=False),
    sa.Column('longest_m', sa.Float(), nullable=False),
    sa.Column('first_10k', sa.Boolean(), nullable=False),
    sa.Column('back', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['athlete'], ['athletes.id'], name=op.f('fk_club_counts_athletes'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['club_id', 'recap'], ['club_recaps.club_id', 'club_recaps.number'], name=op.f('fk_club_counts_club_recaps'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('club_id', 'recap', 'athlete', name=op.f('pk_club_counts')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('club_counts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_club_counts_athlete'), ['athlete'], unique=False)

    op.create_table('club_rsvps',
    sa.Column('club_id', sa.Integer(), nullable=False),
    sa.Column('session', sa.Integer(), nullable=False),
    sa.Column('athlete', sa.Integer(), nullable=False),
    sa.Column('going', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['athlete'], ['athletes.id'], name=op.f('fk_club_rsvps_athletes'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['club_id', 'session'], ['club_sessions.club_id', 'club_sessions.number'], name=op.f('fk_club_rsvps_club_sessions'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('club_id', 'session', 'athlete', name=op.f('pk_club_rsvps')),
    sqlite_autoincrement=False
    )
    with op.batch_alter_table('club_rsvps', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_club_rsvps_athlete'), ['athlete'], unique=False)

    with op.batch_alter_table('outbox', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.add_column(sa.Column('club_id', sa.Integer(), nullable=True))
        batch_op.alter_column('athlete_id',
               existing_type=sa.INTEGER(),
               nullable=True)
        batch_op.create_index(batch_op.f('ix_outbox_club_id'), ['club_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_outbox_clubs'), 'clubs', ['club_id'], ['id'], ondelete='CASCADE')



def downgrade() -> None:
    op.execute('DELETE FROM outbox WHERE athlete_id IS NULL')
    with op.batch_alter_table('outbox', table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_outbox_clubs'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_outbox_club_id'))
        batch_op.alter_column('athlete_id',
               existing_type=sa.INTEGER(),
               nullable=False)
        batch_op.drop_column('club_id')

    with op.batch_alter_table('club_rsvps', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_club_rsvps_athlete'))

    op.drop_table('club_rsvps')
    with op.batch_alter_table('club_counts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_club_counts_athlete'))

    op.drop_table('club_counts')
    op.drop_table('club_sessions')
    op.drop_table('club_recaps')
    with op.batch_alter_table('club_members', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_club_members_athlete'))

    op.drop_table('club_members')
    with op.batch_alter_table('clubs', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_clubs_next_at'))

    op.drop_table('clubs')
