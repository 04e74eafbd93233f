"""The rules of the daily decision, in order of priority. One small file a theme."""

from __future__ import annotations

from typing import Final

from core.recommender.rule import Rule
from core.recommender.rules import pain, sleep, soreness

RULES: Final[tuple[Rule, ...]] = (*pain.RULES, *soreness.RULES, *sleep.RULES)

__all__ = ["RULES"]
