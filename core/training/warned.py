"""What a runner should know of a plan: races it leaves out, a longest run that stays short, wishes it cannot keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from core.training.limits.shape import FAR_ENOUGH_M
from core.training.reasons import named
from core.training.workouts.race import RACES
from core.units import Distance
from core.voice.text import NOTHING, Blank, Text, t

WARNINGS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "long-day": t(
            "Your long run is not on the day you chose: that one isn't among your running days, or has too little time"
            " for it."
        ),
        "no-hard:day-time": t(
            "Your days beside the long run have too little time for a hard session, so this plan has none before its last"
            " weeks, and no mile block. With 45 minutes on one of them there would be room."
        ),
        "no-hard": t(
            "Your weeks are too small for a hard session yet, so this plan has none before its last weeks, and no mile"
            " block. Easy running comes first."
        ),
        "strength": t(
            "Your running days leave no day for strength with rest beside it. Do it after a hard session, on the same"
            " day, so that easy days stay easy."
        ),
        "young": t(
            "Most marathons take runners from 18 on, and growing bones need more care than a plan can take. Ask a doctor"
            " and your parents first."
        ),
        "old-result": t(
            "Your last result is more than six months old, too old to set paces by: hard running goes by feel until a race"
            " or a time trial sets them."
        ),
        "from-a-mile": t(
            "Your paces come from a mile alone, and a mile says little of long running: take easy and marathon pace as a"
            " guess, and let effort decide. A race of 5 km or more, or a time trial, sets them right."
        ),
        "mile-ahead": t(
            "Your paces follow your newest mile, and your longer races lag behind it: let effort decide on easy and marathon"
            " pace until a longer race confirms them."
        ),
        "days-hold": t(
            "The plan begins at {week} a week, less than you are used to: on your running days more would make single runs"
            " too long."
        ),
        "target": t(
            "Your target is a lot faster than your results point to today. The plan trains at today's paces; races and"
            " time trials on the way raise them as you do."
        ),
        "target-unknown": t(
            "Nothing says yet whether your target fits: a race, or a time trial, will. Until then hard running goes by feel."
        ),
        "I33": t(
            "Your longest run before the marathon stays below {distance}: more would be too big a step. Plan walking"
            " breaks from early on; they cost little and save much.",
            distance=Distance(FAR_ENOUGH_M),
        ),
        "I33:I15": t(
            "Your longest run before the marathon stays below {distance}: it keeps to its part of your week, and your"
            " weeks are too small for more. Plan walking breaks from early on; they cost little and save much.",
            distance=Distance(FAR_ENOUGH_M),
        ),
        "I33:long-time": t(
            "Your longest run before the marathon stays below {distance}: more would take you longer than a long run"
            " is good for. Plan walking breaks from early on; they cost little and save much.",
            distance=Distance(FAR_ENOUGH_M),
        ),
        "I33:soon": t(
            "Race day is too near to come to a run of {far}: your longest is {longest}. Plan walking breaks from early on, or"
            " run a half marathon that day.",
            far=Distance(FAR_ENOUGH_M),
        ),
        "I33:soon-later": t(
            "Race day is too near to come to a run of {far}: your longest is {longest}. Plan walking breaks from early on."
            " Safer by far: a half marathon that day, or a marathon from {day:daymonth} on.",
            far=Distance(FAR_ENOUGH_M),
        ),
        "I33:late": t(
            "Race day is too near for another run of {distance}: rest brings more now, and the long runs you have done"
            " still count.",
            distance=Distance(FAR_ENOUGH_M),
        ),
        "I33:day-time": t(
            "Your longest run before the marathon stays below {distance}: the day of your long run has no time for"
            " more. Plan walking breaks from early on; they cost little and save much.",
            distance=Distance(FAR_ENOUGH_M),
        ),
    }
)
"""What a runner should know of a plan, by the keys in `Plan.warnings`: a rule, and after a colon what held it."""

DIALS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "volume-less:race": t(
            "The distance stays about as it is: your race needs these weeks, and with less race day would be the harder part."
        ),
        "volume-less:least": t(
            "The distance stays about as it is: less would only shift running from week to week, or trade it for speed."
        ),
        "volume-more:day-time": t(
            "The distance stays about as it is: on your running days much more would make single runs too long. One more day,"
            " or more time on one, makes room."
        ),
        "volume-more:I15": t(
            "The distance stays about as it is: in larger weeks a long run may only be a smaller part, and yours would get"
            " shorter."
        ),
        "volume-more:long-enough": t(
            "The distance stays about as it is: for your race much more would cost more than it brings."
        ),
        "volume-more:I2": t(
            "The distance stays about as it is: your weeks grow about as fast as they safely can, and the plan has too few of"
            " them to come further."
        ),
        "speed-less:least": t(
            "The fast running stays about as it is: there is hardly any that could be taken away."
        ),
        "speed-more:share": t(
            "The fast running stays about as it is: your hard sessions are about as large as their part of a week may be, and"
            " grow with your distance."
        ),
        "speed-more:first": t(
            "The fast running stays as it is: your weeks have no room for hard sessions yet. Easy running comes first, then"
            " strides."
        ),
    }
)
"""Why a dial that was turned changes nothing to speak of: the dial and its way, after a colon what held it."""

LEFT_OUT: Final = "race-left-out"
"""How the keys of races on the way begin that a plan has no room for."""

OF_RACES: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "race-left-out:outside": t(
            "The {race} on {day:daymonth} lies outside the days of this plan, so it isn't in it."
        ),
        "race-left-out:same-day": t(
            "Your main race is on {day:daymonth}, so the {race} of that day isn't in the plan."
        ),
        "race-left-out:near": t(
            "The {race} on {day:daymonth} is too close to your main race to recover in between. I left it out: run it"
            " easy with walking breaks, or cheer."
        ),
        "race-left-out:full": t(
            "The {race} on {day:daymonth} comes too early, or too close to another race, for a plan that stays safe."
            " I left it out: run it easy with walking breaks, or cheer."
        ),
        "race-left-out:unready": t(
            "The {race} on {day:daymonth} asks for more than you will have run: the longest run before it is only"
            " {longest}. I left it out. Start it as a long run, slowly, and step off after about {longest}."
        ),
        "race-far": t(
            "The {race} on {day:daymonth} is a big step: the longest run before it is only {longest}. Begin slowly and walk a"
            " minute now and then, from early on."
        ),
    }
)
"""What a runner should know of a race on the way; its facts follow the key."""


def with_facts(key: str, *facts: str | float | date) -> str:
    """Return a key in `Plan.warnings` and what its sentence names: "race-far:half:2027-05-09:12500"."""
    return ":".join((key, *(f"{fact:.0f}" if isinstance(fact, float) else str(fact) for fact in facts)))


FACTS: Final[tuple[tuple[str, re.Pattern[str], Callable[[str], Blank]], ...]] = (
    ("race", re.compile("|".join(RACES)), lambda fact: RACES[fact]),
    ("day", re.compile(r"\d{4}-\d\d-\d\d"), date.fromisoformat),
    ("week", re.compile(r"\d+w"), lambda fact: Distance(float(fact[:-1]))),
    ("longest", re.compile(r"\d+"), lambda fact: Distance(float(fact))),
)
"""What may follow a key in `Plan.warnings`: the blank it fills, how it looks, what it is."""


def warning(key: str) -> Text:
    """Return what a key in `Plan.warnings` says; nothing for one of an older release that is no more."""
    parts = [(part, _fact(part)) for part in key.split(":")]
    said = ":".join(part for part, fact in parts if fact is None)
    text = WARNINGS.get(said) or DIALS.get(said) or OF_RACES.get(said, NOTHING)
    blanks = {name: blank for _, fact in parts if fact for name, blank in (fact,)} | dict(text.blanks)
    return replace(text, blanks=tuple(blanks.items())) if named(text) <= blanks.keys() else NOTHING


def limit(key: str) -> str | None:
    """Return the limit that a key in `Plan.warnings` names beside its rule; None for one that names none."""
    named_ = key.split(":")[1:2]
    return next((part for part in named_ if key in DIALS or (key in WARNINGS and _fact(part) is None)), None)


def _fact(part: str) -> tuple[str, Blank] | None:
    return next(((name, read(part)) for name, form, read in FACTS if form.fullmatch(part)), None)
