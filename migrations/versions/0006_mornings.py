"""Mornings tell of fatigue, stress and heat; a pain has a course, and may be spread along a stretch."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

TOLD = ('fatigue', 'stress', 'heat_f')


def upgrade() -> None:
    with op.batch_alter_table('checkins', schema=None) as batch_op:
        for name in TOLD:
            batch_op.add_column(sa.Column(name, sa.Float(), nullable=True))
    with op.batch_alter_table('pains', schema=None) as batch_op:
        batch_op.add_column(sa.Column('course', sa.JSON(none_as_null=True), nullable=False, server_default='[]'))
        batch_op.add_column(sa.Column('diffuse', sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table('pains', schema=None) as batch_op:
        batch_op.alter_column('course', server_default=None)
        batch_op.alter_column('diffuse', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('pains', schema=None) as batch_op:
        batch_op.drop_column('diffuse')
        batch_op.drop_column('course')
    with op.batch_alter_table('checkins', schema=None) as batch_op:
        for name in TOLD:
            batch_op.drop_column(name)
