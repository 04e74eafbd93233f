"""The rules of the daily decision, in order of priority. One small file a theme."""

from __future__ import annotations

from typing import Final

from core.recommender.rule import Rule
from core.recommender.rules import (
    back,
    close,
    effort,
    heat,
    load,
    off,
    pain,
    sleep,
    soreness,
    tired,
)

RULES: Final[tuple[Rule, ...]] = (
    *off.RULES,
    *pain.RULES,
    *back.RULES,
    *soreness.RULES,
    *tired.RULES,
    *sleep.RULES,
    *effort.RULES,
    *load.RULES,
    *close.RULES,
    *heat.RULES,
)
"""Danger signs, pain, illness, days off; then how the runner is; then load, what life moved about, the weather."""

__all__ = ["RULES"]
