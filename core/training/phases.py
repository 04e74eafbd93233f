"""The calendar of a season: which phase each week is in, which weeks cut back, and which budget may rise.

Phases are given out week by week from an order of letters: the first n letters say how many weeks of each
phase a calendar of n weeks has. A phase that would be shorter than its minimum gives its weeks to the next
one, so short calendars drop phases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from core.training.plan import Phase

WEEK: Final = timedelta(days=7)
ROLLING_WEEKS: Final = 8


class Rise(StrEnum):
    """The one budget that may grow in a week."""

    ENDURANCE = "endurance"
    SPEED = "speed"


class Build(StrEnum):
    """How a season is built up."""

    SPEED_FIRST = "speed_first"
    """Enough volume already: the base adds hill sprints, kilometres come later."""
    BALANCED = "balanced"
    """Below 40 km a week: kilometres first, a short mile block."""
    ENDURANCE_FIRST = "endurance_first"
    """Little volume yet: kilometres before all else."""
    SHORT = "short"
    """A calendar that is tight for a distance short of the marathon: kilometres first, but a week in three for speed."""
    TIGHT = "tight"
    """A calendar that is tight for the distance: kilometres in every week that can take them."""
    SPEED_ONLY = "speed_only"
    """The volume is where it should be, and is held."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A week of the calendar before anything is put into it."""

    number: int
    start: date
    monday: date
    phase: Phase
    position: int
    """Which week of its phase it is, from 1."""
    length: int
    """How many weeks its phase has."""
    cutback: bool = False
    rise: Rise | None = None
    step: int = 0
    """How often the speed budget has grown in this phase, this week included; race-specific weeks go on from the mile block,
    a base from steady weeks.

    In a tight calendar it grows in lighter weeks: the others are for kilometres."""
    climbs: int = 0
    """How many weeks so far could raise the hill sprints: those of a base, or before it, that raise no endurance."""
    pace: int = 0
    """The how-manieth long run with race pace it holds, before a marathon; 0: its long run is easy."""


@dataclass(frozen=True, slots=True)
class Miles:
    """What is known of a mile block: the last day of one that is behind, and whether one is wanted."""

    until: date | None = None
    wanted: bool = True


LETTERS: Final = {
    "o": Phase.ROLLING,
    "b": Phase.BASE,
    "m": Phase.MILE,
    "g": Phase.BRIDGE,
    "s": Phase.SPECIFIC,
    "t": Phase.TAPER,
    "r": Phase.RACE,
}
"""Letters of the orders below, in the order of the season."""

MINIMUM: Final = {"b": 3, "m": 4}
"""Weeks below which a phase is dropped."""

GROW_UP: Final = 12
"""Weeks more that a calendar needs for a mile block, where volume has to be built first."""

MOST_BASE: Final = 8
"""Weeks of base at most; what a long calendar has before them is steady training without a phase."""

LONG_ORDER: Final[Mapping[str, tuple[int, str]]] = {
    "marathon": (16, "rt" + "sssssss" + "bbb" + "mmmm" + "t" + "gbmsbmbsbsmbsm"),
    "half": (14, "rtt" + "ssss" + "bbb" + "mmmm" + "sbgsbmbmsb"),
    "10k": (13, "rtt" + "sss" + "bbb" + "mmmm" + "sbgmbsbms"),
    "5k": (13, "rtt" + "sss" + "bbb" + "mmmm" + "bsgmbmbs"),
    "mile": (10, "rtt" + "bbb" + "mmmm" + "mbmbmbm"),
}
"""(weeks from which it holds, order): base, mile block, bridge, specific, taper, race; then more base."""

SHORT_ORDER: Final[Mapping[str, str]] = {
    "marathon": "rtssss" + "bbb" + "tssbsbs",
    "half": "rttsss" + "bbb" + "sbs",
    "10k": "rttsss" + "bbb" + "sb",
    "5k": "rttsss" + "bbb" + "sb",
    "mile": "rtt" + "bbbbb",
}
"""Calendars too short for a mile block of its own."""

RISES: Final[Mapping[tuple[Build, Phase], tuple[Rise, ...]]] = {
    (build, phase): tuple(Rise.ENDURANCE if letter == "E" else Rise.SPEED for letter in order)
    for build, phase, order in (
        (Build.SPEED_FIRST, Phase.BASE, "SSE"),
        (Build.SPEED_FIRST, Phase.MILE, "SSS"),
        (Build.SPEED_FIRST, Phase.SPECIFIC, "EES"),
        (Build.SPEED_FIRST, Phase.ROLLING, "SES"),
        (Build.BALANCED, Phase.BASE, "ESE"),
        (Build.BALANCED, Phase.MILE, "SSS"),
        (Build.BALANCED, Phase.SPECIFIC, "EES"),
        (Build.BALANCED, Phase.ROLLING, "ESE"),
        (Build.ENDURANCE_FIRST, Phase.BASE, "EES"),
        (Build.ENDURANCE_FIRST, Phase.MILE, "SSS"),
        (Build.ENDURANCE_FIRST, Phase.SPECIFIC, "EES"),
        (Build.ENDURANCE_FIRST, Phase.ROLLING, "EES"),
        (Build.SHORT, Phase.BASE, "EES"),
        (Build.SHORT, Phase.SPECIFIC, "EES"),
        (Build.SHORT, Phase.ROLLING, "EES"),
        (Build.TIGHT, Phase.BASE, "EEE"),
        (Build.TIGHT, Phase.SPECIFIC, "EEE"),
        (Build.TIGHT, Phase.ROLLING, "EEE"),
        (Build.SPEED_ONLY, Phase.BASE, "SSS"),
        (Build.SPEED_ONLY, Phase.MILE, "SSS"),
        (Build.SPEED_ONLY, Phase.SPECIFIC, "SSS"),
        (Build.SPEED_ONLY, Phase.ROLLING, "SSS"),
    )
}
"""Which budget grows in each week of a phase, in turn; cutbacks are passed over, or let it begin anew."""

ANEW: Final = frozenset({Phase.MILE, Phase.SPECIFIC})
"""Phases whose turn begins anew after each cutback; in a base it goes on, or its third week would seldom come."""


IN_BLOCK: Final = (Rise.SPEED, Rise.ENDURANCE, Rise.SPEED)

BLOCK_RISES: Final[Mapping[str | None, Mapping[Build, tuple[Rise, ...]]]] = {
    "marathon": dict.fromkeys((Build.BALANCED, Build.ENDURANCE_FIRST), IN_BLOCK),
    "mile": dict.fromkeys((Build.SPEED_FIRST, Build.BALANCED, Build.ENDURANCE_FIRST), IN_BLOCK),
}
"""The same in a mile block that cannot leave all kilometres to other weeks: before a marathon for little volume, whose
long run has far to grow; before a mile, where no weeks come after it."""

FIT: Final = frozenset({Build.SPEED_FIRST, Build.BALANCED})
"""Builds whose shortest base ends with a week for speed, but before a marathon: it would have no other for its fartlek."""

SHARP: Final = (Rise.ENDURANCE, Rise.SPEED, Rise.ENDURANCE)
"""The same for the race-specific weeks of a shorter race: of two weeks one is for speed. So are the first weeks before
a marathon: the second is the one marathon pace is new in."""


def _rises(build: Build, phase: Phase, place: tuple[int, int], distance: str | None) -> tuple[Rise, ...]:
    """Return which budget grows in each week between two cutbacks; *place* is the week's in its phase, of how many."""
    (position, length), marathon = place, distance == "marathon"
    rises = RISES.get((build, phase), ())
    if phase is Phase.MILE and position < length:  # its last week holds its test
        return BLOCK_RISES.get(distance, {}).get(build, rises)
    if not marathon and phase is Phase.BASE and position == length == MINIMUM["b"] and build in FIT:
        return (Rise.SPEED,) * len(rises)
    if phase is not Phase.SPECIFIC or build in {Build.SHORT, Build.TIGHT, Build.SPEED_ONLY}:
        return rises
    shorter = not marathon and (build is not Build.ENDURANCE_FIRST or distance != "half")
    return SHARP if shorter or (marathon and position <= len(SHARP)) else rises


def weeks_between(start: date, race_on: date) -> int:
    """Return the calendar weeks from the one *start* is in to the one of the race, both counted."""
    first, last = (day - timedelta(days=day.weekday()) for day in (start, race_on))
    return (last - first).days // 7 + 1


def lengths(distance: str, weeks: int, build: Build) -> Mapping[Phase, int]:
    """Return how many of *weeks* each phase has, in order; their sum is *weeks*."""
    least, order = LONG_ORDER[distance]
    if (
        weeks < least
        or build in {Build.SHORT, Build.TIGHT}
        or (build is Build.ENDURANCE_FIRST and weeks < least + GROW_UP)
    ):
        order = SHORT_ORDER[distance]
    counts = dict.fromkeys(LETTERS, 0)
    for letter in (order + "b" * weeks)[:weeks]:
        counts[letter] += 1
    most = 5 if build in {Build.BALANCED, Build.ENDURANCE_FIRST} and distance not in {"mile", "5k"} else weeks
    counts["b"] += max(counts["m"] - most, 0)
    counts["m"] = min(counts["m"], most)
    _drop_short(counts)
    _lead_in(counts)
    return {LETTERS[letter]: count for letter, count in counts.items() if count}


def _without_a_second(
    found: Mapping[Phase, int], start: date, miled_until: date | None
) -> Mapping[Phase, int]:
    """Return the phases without a mile block where one has been run lately."""
    before = sum(found.get(phase, 0) for phase in (Phase.ROLLING, Phase.BASE))
    kept = miled_until and start + before * WEEK - miled_until < KEPT
    return _without_any(found) if kept else found


def _without_any(found: Mapping[Phase, int]) -> Mapping[Phase, int]:
    """Return the phases without a mile block: its weeks go to the base before it."""
    spare = found.get(Phase.MILE, 0) + found.get(Phase.BRIDGE, 0)
    counts = dict.fromkeys(LETTERS, 0) | {letter: found.get(phase, 0) for letter, phase in LETTERS.items()}
    counts |= {"b": counts["o"] + counts["b"] + spare, "o": 0, "m": 0, "g": 0}
    _lead_in(counts)
    return {LETTERS[letter]: count for letter, count in counts.items() if count}


def _drop_short(counts: dict[str, int]) -> None:
    for letter, least in MINIMUM.items():
        if 0 < counts[letter] < least:
            counts["b" if letter == "m" else "s"] += counts[letter]
            counts[letter] = 0


def _lead_in(counts: dict[str, int]) -> None:
    """A base that would be too long is led into by steady training; a week or two stay with the base."""
    extra = counts["b"] - MOST_BASE
    if extra >= MINIMUM["b"]:
        counts["o"], counts["b"] = extra, MOST_BASE


KEPT: Final = 15 * WEEK
"""Speed that was built is kept for so long by a touch now and then (Spiering 2021): no second mile block within it."""


def outline(
    distance: str | None,
    start: date,
    race_on: date | None,
    build: Build,
    lighter: frozenset[date] = frozenset(),
    miles: Miles = Miles(),
) -> tuple[Slot, ...]:
    """Return the weeks of a season, the recovery week after the race included.

    The weeks of the days in *lighter* cut back whatever the order says.
    """
    if distance is None or race_on is None:
        phases = [Phase.ROLLING] * ROLLING_WEEKS
    else:
        found = lengths(distance, weeks_between(start, race_on), build)
        if distance != "mile":  # whose training is the block
            found = _without_a_second(found, start, miles.until) if miles.wanted else _without_any(found)
        phases = [phase for phase, count in found.items() for _ in range(count)] + [Phase.RECOVERY]
    monday = start - timedelta(days=start.weekday())
    forced = frozenset((on - monday).days // 7 for on in lighter) - (
        frozenset({0}) if start > monday else frozenset()
    )
    at = _cutbacks(phases, forced, late=start > monday)
    fresh = _fresh_start(phases, at - forced)
    cutbacks = _cutbacks(fresh, forced, late=start > monday)
    slots = _slots(fresh, start, build, cutbacks, distance)
    return tuple(slots)


def _fresh_start(phases: list[Phase], cutbacks: frozenset[int]) -> list[Phase]:
    """Let a long enough mile block begin after a cutback week, not with one."""
    first = phases.index(Phase.MILE) if Phase.MILE in phases else 0
    if first in cutbacks and phases.count(Phase.MILE) > MINIMUM["m"] and first:
        return [*phases[:first], Phase.BASE, *phases[first + 1 :]]
    return phases


GOES_ON: Final = {Phase.SPECIFIC: Phase.MILE, Phase.BASE: Phase.ROLLING}
"""The phases whose speed weeks go on from those of another."""


def _slots(
    phases: list[Phase], start: date, build: Build, cutbacks: frozenset[int], distance: str | None
) -> Iterator[Slot]:
    monday = start - timedelta(days=start.weekday())
    steps: dict[Phase, int] = {}
    since = paced = climbs = 0
    easy = 1  # weeks of the phase since the last long run at race pace
    for n, phase in enumerate(phases):
        cutback = n in cutbacks or phase is Phase.BRIDGE
        position = n - phases.index(phase) + 1
        rises = _rises(build, phase, (position, phases.count(phase)), distance)
        since = 0 if position == 1 or (phase in ANEW and n - 1 in cutbacks) else since
        pace = (
            distance == "marathon" and phase is Phase.SPECIFIC and not cutback and position > 1 and easy > 0
        )
        rise = rises[since % 3] if rises and n and not cutback else None
        rise = Rise.SPEED if rise and pace and not paced else rise  # no more metres where the pace is new
        since += not cutback
        built = steps.get(GOES_ON[phase], 0) if phase in GOES_ON else 0
        steps[phase] = steps.get(phase, built) + (rise is Rise.SPEED or (build is Build.TIGHT and cutback))
        climbs += _climbs(n, phase, rise)
        paced, easy = paced + pace, 0 if pace else easy + 1
        yield Slot(
            number=n + 1,
            start=max(start, monday + n * WEEK),
            monday=monday + n * WEEK,
            phase=phase,
            position=position,
            length=phases.count(phase),
            cutback=cutback,
            rise=rise,
            step=steps[phase],
            climbs=climbs,
            pace=paced if pace else 0,
        )


def _climbs(n: int, phase: Phase, rise: Rise | None) -> bool:
    """Return whether hill sprints may grow: from the second week on, a lighter one too, where endurance holds."""
    return n > 0 and phase in {Phase.BASE, Phase.ROLLING} and rise is not Rise.ENDURANCE


BUILDING: Final = frozenset({Phase.BASE, Phase.MILE, Phase.SPECIFIC, Phase.ROLLING})


def _cutbacks(phases: list[Phase], forced: frozenset[int], *, late: bool) -> frozenset[int]:
    """Return the weeks that cut back: in each stretch of building, evenly, never more than three weeks apart.

    Where the first week began late, the first cutback is not the second.
    """
    if set(phases) == {Phase.ROLLING} and not forced:
        return frozenset(range(3, len(phases), 4))
    found = {n for n in forced if n < len(phases) and phases[n] in BUILDING}
    first = 0
    for n, phase in enumerate([*phases, Phase.RECOVERY]):
        if phase not in BUILDING or n in forced:
            longer_first = first - 1 in forced or (late and first == 0)
            found.update(first + k for k in _even(n - first, longer_first=longer_first))
            first = n + 1
    return frozenset(found)


def _even(length: int, *, longer_first: bool) -> Iterator[int]:
    """Yield the places of cutback weeks in a stretch: blocks of at most three weeks, the longer ones last or first."""
    cuts = max(-(-(length - 3) // 4), 0)
    size, longer = divmod(length - cuts, cuts + 1)
    place = -1
    for block in range(cuts):
        place += size + (block < longer if longer_first else block > cuts - longer) + 1
        yield place
