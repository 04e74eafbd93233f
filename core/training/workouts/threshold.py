"""Threshold: comfortably hard, in one piece or in a few."""

from __future__ import annotations

from typing import Final

from core.training.plan import Phase
from core.training.workout import Zone
from core.training.workouts.parts import repeats, session, up_to
from core.training.workouts.shape import MARATHON_SITES, Builds, Dose, Need, Variant, WorkoutType
from core.training.workouts.words import piece, size
from core.voice.text import t

STEADY_MINUTES: Final = (20, 15, 12, 10)
PIECES: Final = ((4, 10), (2, 15), (3, 8), (3, 6), (3, 5), (2, 6), (2, 5))
"""(pieces, minutes each): the largest that fits is run; 20 minutes steady are the most, 40 in pieces (Daniels)."""
SMALL_M: Final = 30_000.0
SMALLEST: Final = ((2, 4),)
"""The same for weeks of less than that, whose tenth is soon reached."""

PHASES: Final = frozenset({Phase.MILE, Phase.SPECIFIC, Phase.TAPER, Phase.ROLLING})


def _steady(need: Need) -> Dose | None:
    room = need.room_s(Zone.T) / 60
    minutes = next((most for most in STEADY_MINUTES if most <= room), None)
    return Dose(0, need.index, 1, each_s=minutes * 60.0) if minutes else None


def _pieces(need: Need) -> Dose | None:
    room = need.room_s(Zone.T) / 60
    forms = PIECES + SMALLEST if need.week_m < SMALL_M else PIECES
    form = next(((reps, each) for reps, each in forms if reps * each <= room), None)
    if form is None:
        return None
    reps, each = form
    return Dose(0, need.index, reps, each_s=each * 60.0, rest_s=up_to(each * 60 / 5, 30))


ON_A_BELT: Final = Variant(
    t("Set 1%, warm up, then set the pace and leave it alone; a little slower if you have to fight for it.")
)

TYPES: Final = (
    WorkoutType(
        key="cruise_intervals",
        name=t("cruise intervals"),
        purpose=t("Tempo running in pieces: the same effect, and the short rests keep it honest."),
        builds=Builds.THRESHOLD,
        source="Daniels, Running Formula",
        rule="tempo-threshold",
        title=lambda w: t("{distance} with {work} at tempo", distance=size(w), work=piece(w)),
        build=lambda dose: session("cruise_intervals", dose, (repeats(dose, Zone.T),)),
        dose=_pieces,
        phases=PHASES,
        zone=Zone.T,
        recovery=t("an easy jog, a fifth of the piece's time"),
        quality=True,
        avoid_sites=MARATHON_SITES,
        treadmill=ON_A_BELT,
    ),
    WorkoutType(
        key="tempo",
        name=t("tempo run"),
        purpose=t("Moves the pace you can hold for an hour: comfortably hard, never a race."),
        builds=Builds.THRESHOLD,
        source="Daniels, Running Formula; Vickers & Vertosick 2016",
        rule="tempo-threshold",
        title=lambda w: t("{distance} with {work} at tempo", distance=size(w), work=piece(w)),
        build=lambda dose: session("tempo", dose, (repeats(dose, Zone.T),)),
        dose=_steady,
        phases=PHASES,
        zone=Zone.T,
        quality=True,
        avoid_sites=MARATHON_SITES,
        treadmill=ON_A_BELT,
    ),
)
