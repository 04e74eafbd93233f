"""Speed: repetitions at mile pace, intervals, fartlek."""

from __future__ import annotations

from typing import Final

from core.training.workout import Zone
from core.training.workouts.shape import FAST_SITES, WorkoutType, repeats, session
from core.training.workouts.words import piece, size
from core.voice.text import t

TYPES: Final = (
    WorkoutType(
        "repetitions",
        t("repetitions"),
        t("Teaches fast, relaxed running: quick, tall, never sprinting, so you spend less at every pace."),
        "Daniels, Running Formula; Paavolainen 1999",
        title=lambda w: t("{distance} with {work} at mile pace", distance=size(w), work=piece(w)),
        build=lambda dose: session("repetitions", dose, (repeats(dose, Zone.R),)),
        zone=Zone.R,
        quality=True,
        fast=True,
        avoid_sites=FAST_SITES,
    ),
    WorkoutType(
        "intervals",
        t("intervals"),
        t("Raises how much oxygen you can use, a few hard minutes at a time."),
        "Daniels, Running Formula",
        title=lambda w: t("{distance} with {work} at interval pace", distance=size(w), work=piece(w)),
        build=lambda dose: session("intervals", dose, (repeats(dose, Zone.I),)),
        zone=Zone.I,
        quality=True,
        fast=True,
        avoid_sites=FAST_SITES,
    ),
    WorkoutType(
        "fartlek",
        t("fartlek"),
        t("Plays with speed by feel: the gentlest way into faster running."),
        "Daniels, Running Formula (by effort)",
        title=lambda w: t("{distance} with {work} brisk, by feel", distance=size(w), work=piece(w)),
        build=lambda dose: session("fartlek", dose, (repeats(dose, None, 7),)),
        quality=True,
        fast=True,
        avoid_sites=FAST_SITES,
    ),
)
