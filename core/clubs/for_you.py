"""What a session is for one runner, in words: their paces, their dose, and what moves in their plan."""

from __future__ import annotations

from typing import Final

from core.clubs.club import Session
from core.clubs.fit import ZONES, Fit, gives_way, kind, sore_lately
from core.clubs.naming import pieces
from core.condition import current_index
from core.messages import Choice
from core.scene import Scene
from core.training.catalogue import TYPES, title
from core.training.paces import by_effort, paces
from core.training.plan import Edit
from core.training.workout import Zone
from core.units import Duration, Pace
from core.voice.text import NOTHING, Text, join, t

SPREAD: Final = 5.0
"""Seconds per kilometre between the first repetition and the fastest."""


def for_you(scene: Scene, one: Session, found: Fit) -> Text:
    """Say what a session is for a runner: paces, dose, what moves, and what was sore."""
    return join(
        (
            _pace(scene, one),
            _dose(one, found),
            *moved(scene, one, found),
            _if_sore(scene, one, found),
        )
    )


def moved(scene: Scene, one: Session, found: Fit) -> tuple[Text, ...]:
    """Say what a session takes the place of, and what becomes of the days around it."""
    others = (edit for edit in found.edits if edit.on != one.on)
    return (_replaced(scene, one), *(_becomes(edit) for edit in others))


def you(scene: Scene) -> Text:
    """Say for whom it is."""
    name = scene.athlete.profile.name or scene.incoming.name
    return t("For you, {name}:", name=name) if name else t("For you:")


def _pace(scene: Scene, one: Session) -> Text:
    level = current_index(scene.athlete, scene.today)
    if one.is_mile:
        return join((you(scene), _laps(level)))
    if one.is_steady:
        return join((you(scene), _even(level)))
    if level is None or by_effort(level) or one.shape:
        return join((you(scene), t("by effort, about 8 out of 10, and the first one the slowest.")))
    fast = paces(level).of(ZONES[kind(one, level)]).seconds_per_km
    slow = fast + SPREAD
    how = t(
        "{pace}, so {slow:bare} for the first and never faster than {fast:bare}.",
        pace=Pace(fast, slow),
        slow=Pace(slow),
        fast=Pace(fast),
    )
    return join((you(scene), how))


def _even(level: float | None) -> Text:
    """Say how one piece is run: evenly, by the clock or by feel."""
    if level is None or by_effort(level):
        return t("by effort, comfortably hard, about 6 out of 10, and even to the end.")
    return t("{pace}, comfortably hard, and even to the end.", pace=paces(level).threshold)


LAP_KM: Final = 0.4


def _laps(level: float | None) -> Text:
    """Say how a mile is run: evenly, by the clock or by feel."""
    if level is None or by_effort(level):
        return t("four even laps, the first one held back, and what is left on the last.")
    lap = Duration(LAP_KM * paces(level).of(Zone.R).seconds_per_km)
    return t("even laps of about {lap}, the first one no faster.", lap=lap)


def _dose(one: Session, found: Fit) -> Text:
    if found.reps == one.reps:
        return NOTHING
    if one.is_steady:
        some = pieces(found.reps, one)
        return t("{some} of it keep you within your limits; jog along for the rest.", some=some)
    return t(
        "{reps} of the {all} keep you within your limits this week; jog along for the rest.",
        reps=found.reps,
        all=one.reps,
    )


def _replaced(scene: Scene, one: Session) -> Text:
    plan = scene.athlete.plan
    if plan is None:
        return NOTHING
    gives = gives_way(plan, one.on, scene.today, one.shape)
    if gives is None:
        stood = plan.on(one.on)
        return NOTHING if stood.type == "rest" else t("It replaces {what}.", what=title(stood))
    return t("It replaces your {on:weekday} {what}.", on=gives, what=TYPES[plan.on(gives).type].name)


def _becomes(edit: Edit) -> Text:
    if edit.after.type == "rest":
        return t("{on:weekday} becomes rest.", on=edit.on)
    return t("{on:weekday} becomes {what}.", on=edit.on, what=title(edit.after))


def _if_sore(scene: Scene, one: Session, found: Fit) -> Text:
    sore = sore_lately(scene, found.workout)
    if sore is None:
        return NOTHING
    if one.is_steady:
        return t("{sore}: {fewer} is plenty if it still pulls.", sore=sore, fewer=pieces(found.fewer, one))
    return t("{sore}: {fewer} reps is plenty if it still pulls.", sore=sore, fewer=found.fewer)


def choices(one: Session, found: Fit) -> tuple[Choice, ...]:
    """Return what a runner may make of a session."""
    some = pieces(found.fewer, one) if one.is_steady else t("{n} reps", n=found.fewer)
    fewer = Choice(some, f"/countme {one.number} {found.fewer}")
    return (
        Choice(t("Count me in"), f"/countme {one.number} {found.reps}"),
        *((fewer,) if found.fewer < found.reps else ()),
        *((marshal(one),) if one.is_mile else ()),
        Choice(t("Keep my plan"), f"/keepplan {one.number}"),
    )


def marshal(one: Session) -> Choice:
    """Return how to be at a mile without running it."""
    return Choice(t("Marshal"), f"/going help {one.number}")
