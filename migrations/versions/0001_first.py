"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "athletes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("onboarded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("units", sa.Text(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("weekly_m", sa.Float(), nullable=True),
        sa.Column("longest_run_m", sa.Float(), nullable=True),
        sa.Column("days", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("long_run_day", sa.Integer(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("injuries", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("checkin_at", sa.Time(), nullable=False),
        sa.Column("debrief_at", sa.Time(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=False),
        sa.Column("quiet_until", sa.Time(), nullable=False),
        sa.Column("wants_messages", sa.Boolean(), nullable=False),
        sa.Column("goal_distance", sa.Text(), nullable=True),
        sa.Column("goal_on", sa.Date(), nullable=True),
        sa.Column("goal_target_s", sa.Float(), nullable=True),
        sa.Column("goal_place", sa.Text(), nullable=False),
        sa.Column("lock_level", sa.Text(), nullable=True),
        sa.Column("lock_since", sa.Date(), nullable=True),
        sa.Column("lock_site", sa.Text(), nullable=True),
        sa.Column("lock_side", sa.Text(), nullable=True),
        sa.Column("lock_until", sa.Date(), nullable=True),
        sa.Column("lock_ask_on", sa.Date(), nullable=True),
        sa.Column("open_dialog", sa.Text(), nullable=True),
        sa.Column("open_key", sa.Text(), nullable=True),
        sa.Column("open_revision", sa.Integer(), nullable=True),
        sa.Column("open_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("open_about", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("open_answers", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("open_thread", sa.Text(), nullable=True),
        sa.Column("open_tries", sa.Integer(), nullable=True),
        sa.Column("open_expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_dialog", sa.Text(), nullable=True),
        sa.Column("paused_key", sa.Text(), nullable=True),
        sa.Column("paused_revision", sa.Integer(), nullable=True),
        sa.Column("paused_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_about", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("paused_answers", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("paused_thread", sa.Text(), nullable=True),
        sa.Column("paused_tries", sa.Integer(), nullable=True),
        sa.Column("paused_expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_athletes")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("athletes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_athletes_next_at"), ["next_at"], unique=False)

    op.create_table(
        "absences",
        sa.Column("athlete_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["athlete_id"], ["athletes.id"], name=op.f("fk_absences_athletes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("athlete_id", "number", name=op.f("pk_absences")),
    )
    op.create_table(
        "addresses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("athlete_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("home", sa.Text(), nullable=True),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["athlete_id"], ["athletes.id"], name=op.f("fk_addresses_athletes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addresses")),
        sa.UniqueConstraint("platform", "person", name=op.f("uq_addresses_platform_person")),
    )
    with op.batch_alter_table("addresses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_addresses_athlete_id"), ["athlete_id"], unique=False)

    op.create_table(
        "checkins",
        sa.Column("athlete_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("legs", sa.Float(), nullable=True),
        sa.Column("sleep_h", sa.Float(), nullable=True),
        sa.Column("site", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["athlete_id"], ["athletes.id"], name=op.f("fk_checkins_athletes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("athlete_id", "on", name=op.f("pk_checkins")),
    )
    op.create_table(
        "inbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("raw", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("athlete_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["athlete_id"], ["athletes.id"], name=op.f("fk_inbox_athletes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox")),
        sa.UniqueConstraint("platform", "key", name=op.f("uq_inbox_platform_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inbox_athlete_id"), ["athlete_id"], unique=False)
        batch_op.create_index("ix_inbox_state", ["state", "id"], unique=False)

    op.create_table(
        "occurrences",
        sa.Column("athlete_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["athlete_id"], ["athletes.id"], name=op.f("fk_occurrences_athletes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("athlete_id", "on", "kind", name=op.f("pk_occurrences")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("athlete_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("message", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("thread", sa.Text(), nullable=True),
        sa.Column("buttons", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["athlete_id"], ["athletes.id"], name=op.f("fk_outbox_athletes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_chat", ["platform", "chat", "state"], unique=False)
        batch_op.create_index("ix_outbox_late", ["state", "expires_at"], unique=False)
        batch_op.create_index("ix_outbox_line", ["state", "rank", "id"], unique=False)
        batch_op.create_index("ix_outbox_thread", ["athlete_id", "thread"], unique=False)

    op.create_table(
        "pains",
        sa.Column("athlete_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("severity", sa.Float(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("told", sa.Date(), nullable=False),
        sa.Column("closed", sa.Date(), nullable=True),
        sa.Column("ask_on", sa.Date(), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["athlete_id"], ["athletes.id"], name=op.f("fk_pains_athletes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("athlete_id", "number", name=op.f("pk_pains")),
    )
    op.create_table(
        "plans",
        sa.Column("athlete_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("fitness_index", sa.Float(), nullable=True),
        sa.Column("warnings", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["athlete_id"], ["athletes.id"], name=op.f("fk_plans_athletes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("athlete_id", "number", name=op.f("pk_plans")),
    )
    op.create_table(
        "promises",
        sa.Column("athlete_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["athlete_id"], ["athletes.id"], name=op.f("fk_promises_athletes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("athlete_id", "on", "kind", "subject", name=op.f("pk_promises")),
    )
    op.create_table(
        "results",
        sa.Column("athlete_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("distance_m", sa.Float(), nullable=False),
        sa.Column("time_s", sa.Float(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["athlete_id"], ["athletes.id"], name=op.f("fk_results_athletes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("athlete_id", "number", name=op.f("pk_results")),
    )
    op.create_table(
        "runs",
        sa.Column("athlete_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("distance_m", sa.Float(), nullable=True),
        sa.Column("duration_s", sa.Float(), nullable=True),
        sa.Column("effort", sa.Float(), nullable=True),
        sa.Column("soreness", sa.Float(), nullable=True),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("splits_s", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["athlete_id"], ["athletes.id"], name=op.f("fk_runs_athletes"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("athlete_id", "number", name=op.f("pk_runs")),
    )
    op.create_table(
        "changes",
        sa.Column("athlete_id", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edits", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["athlete_id", "plan"],
            ["plans.athlete_id", "plans.number"],
            name=op.f("fk_changes_plans"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("athlete_id", "plan", "number", name=op.f("pk_changes")),
    )
    op.create_table(
        "weeks",
        sa.Column("athlete_id", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("cutback", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["athlete_id", "plan"],
            ["plans.athlete_id", "plans.number"],
            name=op.f("fk_weeks_plans"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("athlete_id", "plan", "number", name=op.f("pk_weeks")),
    )
    op.create_table(
        "planned_workouts",
        sa.Column("athlete_id", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Integer(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("distance_m", sa.Float(), nullable=False),
        sa.Column("duration_s", sa.Float(), nullable=False),
        sa.Column("parts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("because", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["athlete_id", "plan", "week"],
            ["weeks.athlete_id", "weeks.plan", "weeks.number"],
            name=op.f("fk_planned_workouts_weeks"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("athlete_id", "plan", "week", "on", name=op.f("pk_planned_workouts")),
    )


def downgrade() -> None:
    op.drop_table("planned_workouts")
    op.drop_table("weeks")
    op.drop_table("changes")
    op.drop_table("runs")
    op.drop_table("results")
    op.drop_table("promises")
    op.drop_table("plans")
    op.drop_table("pains")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_thread")
        batch_op.drop_index("ix_outbox_line")
        batch_op.drop_index("ix_outbox_late")
        batch_op.drop_index("ix_outbox_chat")

    op.drop_table("outbox")
    op.drop_table("occurrences")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index("ix_inbox_state")
        batch_op.drop_index(batch_op.f("ix_inbox_athlete_id"))

    op.drop_table("inbox")
    op.drop_table("checkins")
    with op.batch_alter_table("addresses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_addresses_athlete_id"))

    op.drop_table("addresses")
    op.drop_table("absences")
    with op.batch_alter_table("athletes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_athletes_next_at"))

    op.drop_table("athletes")
