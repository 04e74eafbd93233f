"""Seasons that need not be lived again: in another world they would have gone the same way, day by day.

Draws are common to all worlds, so two worlds part at the first session after which an injury begins in one of them
only; how an injury goes on matters where one begins.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.simulation.injury import chance
from core.simulation.parameters import Parameters
from core.simulation.season import Season

BEGINS: Final = ("hazard", "spikes", "step", "short_sleep", "novice", "relapse")
"""What decides whether an injury begins in a session."""
GOES_ON: Final = ("visible", "ramp", "averted", "out", "out_novice", "out_spread")
"""What matters only once one has begun."""


def goes_the_same(lived: Season, world: Parameters) -> bool:
    """Return whether a lived season would have been the same in another world."""
    begun, others = (_begun(lived, one) for one in (lived.world, world))
    idle = (*BEGINS, *(() if any(begun) else GOES_ON))
    return (
        begun == others
        and replace(world, **{name: getattr(lived.world, name) for name in idle}) == lived.world
    )


def _begun(lived: Season, world: Parameters) -> list[bool]:
    return [luck < chance(strain, lived.runner, world) for strain, luck in lived.met]
