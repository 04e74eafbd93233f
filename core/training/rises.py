"""Which of the two budgets may grow in a week of the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.training.lengths import MINIMUM
from core.training.plan import Phase
from core.training.slot import Build, Rise

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


def rises_of(build: Build, phase: Phase, place: tuple[int, int], distance: str | None) -> tuple[Rise, ...]:
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
