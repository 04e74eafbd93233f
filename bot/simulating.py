"""`fourlap simulate`: lives twins through seasons on all cores, and prints what came of it.

The same seed gives the same bytes, however many cores there are: twins are independent, and put together in order.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache, partial
from multiprocessing import get_context
from typing import Final

from bot.simulated import FEWEST, Lived, report
from core.simulation.arms import Name
from core.simulation.lives import life, potential, seasons
from core.simulation.outcome import Outcome
from core.simulation.parameters import USUAL
from core.simulation.scenarios import SCENARIOS
from core.simulation.season import Season
from core.simulation.strata import kinds

BATCH: Final = 10
"""Twins at a time for a core."""


def simulate(athletes: int, weeks: int, run: int, cores: int | None = None) -> str:
    """Return the report of a run with seed *run*."""
    found = tuple(_lived(athletes, weeks, run, cores or os.cpu_count() or 1))
    twins = tuple(one for one in found if one is not None)
    if len(twins) < FEWEST:
        return f"The planner has no plan for all but {len(twins)} of {athletes} athletes: there is nothing to compare."
    return "\n".join(report(twins, athletes, weeks, run)) + "\n"


def _lived(athletes: int, weeks: int, run: int, cores: int) -> Iterator[Lived | None]:
    live = partial(_live, run, weeks)
    if cores == 1:
        yield from map(live, range(athletes))
        return
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        yield from pool.map(live, range(athletes), chunksize=BATCH)


def _live(run: int, weeks: int, number: int) -> Lived | None:
    one = life(run, number, weeks)
    if one is None:
        return None
    usual = seasons(one, USUAL, Name)
    # Where nothing happens to a twin, worlds differ in nothing but what running brings.
    best = cache(lambda economy, volume: potential(one, replace(USUAL, economy=economy, volume=volume)))
    found = {
        s.key: _outcomes(seasons(one, s.world, s.arms, usual), best(s.world.economy, s.world.volume))
        for s in SCENARIOS
        if number % s.each == 0
    }
    return Lived(found, frozenset(kinds(one)))


def _outcomes(lived: Mapping[Name, Season], best_s: float | None) -> Mapping[Name, Outcome]:
    return {name: replace(season.outcome, best_s=best_s) for name, season in lived.items()}
