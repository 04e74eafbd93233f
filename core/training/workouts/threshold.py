"""Threshold: comfortably hard, in one piece or in a few."""

from __future__ import annotations

from typing import Final

from core.training.workout import Zone
from core.training.workouts.shape import MARATHON_SITES, WorkoutType, repeats, session
from core.training.workouts.words import piece, size
from core.voice.text import t

TYPES: Final = (
    WorkoutType(
        "tempo",
        t("tempo run"),
        t("Moves the pace you can hold for an hour: comfortably hard, never a race."),
        "Daniels, Running Formula; Vickers & Vertosick 2016",
        title=lambda w: t("{distance} with {work} at tempo", distance=size(w), work=piece(w)),
        build=lambda dose: session("tempo", dose, (repeats(dose, Zone.T),)),
        zone=Zone.T,
        quality=True,
        avoid_sites=MARATHON_SITES,
    ),
    WorkoutType(
        "cruise_intervals",
        t("cruise intervals"),
        t("Tempo running in pieces: the same effect, and the short rests keep it honest."),
        "Daniels, Running Formula",
        title=lambda w: t("{distance} with {work} at tempo", distance=size(w), work=piece(w)),
        build=lambda dose: session("cruise_intervals", dose, (repeats(dose, Zone.T),)),
        zone=Zone.T,
        quality=True,
        avoid_sites=MARATHON_SITES,
    ),
)
