"""All dialogs, by name. A name is kept in stored conversations: never reuse one for another dialog."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from core.clubs import log_this
from core.dialogs import (
    away,
    beside,
    checkin,
    cleared,
    climb,
    comeback,
    debrief,
    decide,
    doubts,
    first_run,
    goal,
    happened,
    illness,
    missed,
    more,
    more_week,
    next_week,
    onboarding,
    pain,
    pause,
    race_plan,
    race_week,
    raced,
    recovering,
    replan,
    running_days,
    seen,
    since,
    small,
    stop,
    trial,
)
from core.dialogs.kind import AnyKind

KINDS: Final[tuple[AnyKind, ...]] = (
    onboarding.ONBOARDING,
    goal.GOAL,
    goal.ALTERNATIVES,
    checkin.CHECKIN,
    decide.DECIDE,
    debrief.DEBRIEF,
    pain.PAIN,
    missed.MISSED,
    missed.UNRUN,
    more.MORE_RUNNING,
    more_week.MORE_WEEK,
    happened.HAPPENED,
    stop.STOP,
    seen.SEEN,
    cleared.CLEARED,
    trial.TRIAL,
    race_week.RACE_WEEK,
    race_plan.RACE_PLAN,
    raced.RACED,
    illness.UNWELL,
    illness.ILLNESS,
    recovering.RECOVERING,
    first_run.FIRST_RUN,
    away.VACATION,
    pause.PAUSE,
    comeback.COMEBACK,
    since.SINCE,
    comeback.READY,
    climb.CLIMB,
    replan.REPLAN,
    next_week.NEXT_WEEK,
    running_days.RUNNING_DAYS,
    beside.BESIDE,
    *small.SMALL,
    doubts.CLARIFY,
    *log_this.DIALOGS,
)

DIALOGS: Final[Mapping[str, AnyKind]] = MappingProxyType({kind.name: kind for kind in KINDS})
