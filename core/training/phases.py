"""The calendar of a season: which phase each week is in, which weeks cut back, and which budget may rise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from core.training.lengths import MINIMUM, lengths, weeks_between, without_a_block, without_a_second
from core.training.plan import Phase
from core.training.rises import ANEW, rises_of
from core.training.slot import BLOCK_WANTED, ROLLING_WEEKS, WEEK, Build, Miles, Rise, Slot


def outline(
    distance: str | None,
    start: date,
    race_on: date | None,
    build: Build,
    lighter: frozenset[date] = frozenset(),
    miles: Miles = BLOCK_WANTED,
) -> tuple[Slot, ...]:
    """Return the weeks of a season, the recovery week after the race included.

    The weeks of the days in *lighter* cut back whatever the order says.
    """
    if distance is None or race_on is None:
        phases = [Phase.ROLLING] * ROLLING_WEEKS
    else:
        found = lengths(distance, weeks_between(start, race_on), build)
        if distance != "mile":  # whose training is the block
            found = without_a_second(found, start, miles.until) if miles.wanted else without_a_block(found)
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
        rises = rises_of(build, phase, (position, phases.count(phase)), distance)
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
