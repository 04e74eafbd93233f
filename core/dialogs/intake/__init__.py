"""The six questions of the intake. Each can also be asked alone, when the runner wants to change one answer."""

from __future__ import annotations

from core.dialogs.intake.asides import further
from core.dialogs.intake.goal import goal, goal_race, sure
from core.dialogs.intake.health import ANY, ONE_OF_THESE, health_text, told_health, which_health
from core.dialogs.intake.hurt import injuries
from core.dialogs.intake.outlook import means
from core.dialogs.intake.place import checkin_time, city
from core.dialogs.intake.race_day import LEARNED, Guess
from core.dialogs.intake.recent import recent_result
from core.dialogs.intake.said import tells_much
from core.dialogs.intake.week import (
    limits_text,
    long_day,
    long_run_day,
    longest_run,
    time_limits,
    training_days,
    weekly_volume,
)

__all__ = [
    "ANY",
    "LEARNED",
    "ONE_OF_THESE",
    "Guess",
    "checkin_time",
    "city",
    "further",
    "goal",
    "goal_race",
    "health_text",
    "injuries",
    "limits_text",
    "long_day",
    "long_run_day",
    "longest_run",
    "means",
    "recent_result",
    "sure",
    "tells_much",
    "time_limits",
    "told_health",
    "training_days",
    "weekly_volume",
    "which_health",
]
