"""What age changes in a plan: how fast weeks grow, and how far apart hard days are.

No trial says how much; the steps are coaches' practice with masters (50: 5-7 % a week, 60: 3-5 %, a day or two more
after hard work), and leave the kilometres a runner is used to as they are. Who told no age is taken as under fifty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Band:
    """Runners up to an age, and what their plans hold to."""

    until: int
    """The last year of life it holds for."""
    ramp: float
    """The most a week grows when endurance is the budget that rises."""
    apart: int
    """Days from one hard day to the next."""


BANDS: Final = (Band(49, 1.10, 2), Band(59, 1.07, 2), Band(120, 1.05, 3))

ADULT: Final = 18
"""From this age on most marathons take a runner."""


ANY: Final = BANDS[0]
"""What holds for those who told no age."""


def band(age: int | None) -> Band:
    """Return what holds at *age*, in years."""
    return next(one for one in BANDS if (age or 0) <= one.until)
