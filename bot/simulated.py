"""What came of a simulation, as tables a person can read (docs/simulation.md explains them)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.simulation.arms import Name
from core.simulation.compare import MEDIAN, P90, Difference, Estimate, difference, quantile
from core.simulation.decision import Arms, Decision, Verdict, decide
from core.simulation.outcome import Outcome
from core.simulation.scenarios import NO_SPIKE, SCENARIOS, Scenario
from core.simulation.strata import STRATA

FEWEST: Final = 10
"""Fewer twins are not compared."""


@dataclass(frozen=True, slots=True)
class Lived:
    """A twin's lives: seasons by scenario and arm, and the strata they are in."""

    seasons: Mapping[str, Mapping[Name, Outcome]]
    strata: frozenset[str]


def report(twins: Sequence[Lived], athletes: int, weeks: int, run: int) -> Iterator[str]:
    """Yield the lines of the report of *run*."""
    usual = _arms(twins, SCENARIOS[0])
    null = next(one for one in SCENARIOS if one.key == NO_SPIKE)
    yield f"{athletes} athletes × {weeks} weeks, seed {run}; {athletes - len(twins)} without a plan left out."
    yield from ("", "### Decision, as registered", "")
    yield from _decision(decide(run, usual, _arms(twins, null)))
    if len(twins) < ENOUGH:
        yield f"{ENOUGH} twins and 20 seeds were registered; {len(twins)} say where it goes, not how far."
    yield from ("", "### Arms", "")
    yield from _table(usual, weeks)
    yield from ("", "### C against the others", "")
    yield from _differences(run, usual)
    yield from ("", "### What C takes off the plan, by what happened", "")
    yield from _taken(run, usual)
    yield from ("", "### C against A, by kind of runner", "")
    yield from _strata(run, twins)
    yield from ("", "### C against A, in other worlds", "")
    yield from _worlds(run, twins)


ENOUGH: Final = 5000


def _arms(twins: Sequence[Lived], scenario: Scenario) -> Arms:
    there = [one.seasons[scenario.key] for one in twins if scenario.key in one.seasons]
    return {name: [arms[name] for arms in there] for name in scenario.arms}


def _decision(found: Decision) -> Iterator[str]:
    yield from _head("criterion", "found", "95 % interval", "bound", "verdict", "interval agrees")
    for one in (*found.either, *found.every):
        yield _row(*_verdict(one))
    yield ""
    yield "Beside it, and deciding nothing, by the same bounds:"
    yield ""
    yield from _head("figure", "found", "95 % interval", "bound", "verdict", "interval agrees")
    for one in found.beside:
        yield _row(*_verdict(one))
    yield ""
    yield f"**{'PASS' if found.ships else 'FAIL'}**: one of the first two, and all others, have to pass."


def _verdict(one: Verdict) -> tuple[str, ...]:
    bound = "below 0" if abs(one.most) < SMALL else f"{one.most:+.1f}"
    verdict = "PASS" if one.passes else "FAIL"
    return (
        one.says,
        f"{one.found.value:+.2f} {one.unit}",
        _span(one.found),
        bound,
        verdict,
        "yes" if one.sure else "no",
    )


SMALL: Final = 0.01

ARMS: Final[Mapping[Name, str]] = {
    Name.STATIC: "A static",
    Name.RESUMED: "B resumed after gaps",
    Name.COACH: "C this coach",
    Name.SHUFFLED: "D shuffled answers",
    Name.ORACLE: "E oracle",
    Name.REDUCED: "F ten per cent less",
}


def _table(usual: Arms, weeks: int) -> Iterator[str]:
    yield from _head(
        "arm", "injured", "days lost", "started", "slower than at best: median", "p90", "mean", "spikes", "hard done",
        "hard changed", "messages a week", "false stops", "severe days allowed", "km a week",
    )  # fmt: skip
    for name, seasons in usual.items():
        late = [one.late for one in seasons if one.late is not None]
        yield _row(
            ARMS[name],
            f"{100 * _mean(one.injured for one in seasons):.1f} %",
            f"{_mean(one.injured_days + one.ill_days for one in seasons):.1f}",
            f"{100 * _mean(one.race_s is not None for one in seasons):.1f} %",
            f"{quantile(late, MEDIAN):.1f} %",
            f"{quantile(late, P90):.1f} %",
            f"{_mean(iter(late)):.1f} %",
            f"{_mean(one.spikes for one in seasons):.2f}",
            _part(seasons, "hard_done", "hard_planned"),
            _part(seasons, "altered", "healthy_hard") if name in LISTENS else "-",
            f"{_mean(one.messages for one in seasons) / weeks:.1f}",
            _part(seasons, "stopped", "healthy_runs"),
            _part(seasons, "allowed", "severe"),
            f"{_mean(one.metres for one in seasons) / 1000 / weeks:.1f}",
        )


LISTENS: Final = frozenset({Name.COACH, Name.SHUFFLED})


def _mean(values: Iterator[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def _part(seasons: Sequence[Outcome], some: str, of_all: str) -> str:
    whole = sum(getattr(one, of_all) for one in seasons)
    return f"{100 * sum(getattr(one, some) for one in seasons) / whole:.1f} %" if whole else "-"


def _differences(run: int, usual: Arms) -> Iterator[str]:
    yield from _against("arm")
    coach = usual[Name.COACH]
    for name in usual:
        if name is not Name.COACH:
            yield _row(f"C against {name}", *_cells(difference(run, coach, usual[name])))


HAPPENED: Final[Mapping[str, Callable[[Outcome, Outcome], bool]]] = {
    "nothing stopped them": lambda coach, static: coach.healthy and static.healthy,
    "ill, never injured": lambda coach, static: (
        not (coach.injured or static.injured or (coach.healthy and static.healthy))
    ),
    "injured in C or A": lambda coach, static: coach.injured or static.injured,
}
FAMILIES: Final[Mapping[str, frozenset[str]]] = {
    "days off": frozenset({"comeback", "time-off"}),
    "illness": frozenset({"illness"}),
    "injury": frozenset({"injury"}),
    "load": frozenset({"one-run", "big-week", "worn-out"}),
    "pain": frozenset({"pain-stop", "pain-easy", "pain-back", "pain-spare", "pain-flat", "still-sore"}),
}
"""What rules are about; all others read how the runner is."""
READINESS: Final = "readiness"


def _taken(run: int, usual: Arms) -> Iterator[str]:
    """Yield what the coach took off the plan of twins to whom the same happened, in % of its metres, and what it cost."""
    titles = (*FAMILIES, READINESS)
    yield from _head(
        "what happened", "twins", "race time, %: median", "mean", "km run, C to A, %",
        *(f"taken: {title}, %" for title in titles),
    )  # fmt: skip
    pairs = list(zip(usual[Name.COACH], usual[Name.STATIC], strict=True))
    for what, holds in HAPPENED.items():
        some = [(coach, static) for coach, static in pairs if holds(coach, static)]
        if len(some) >= FEWEST:
            yield _row(what, *_taken_of(run, *(list(column) for column in zip(*some, strict=True))))


def _taken_of(run: int, coach: Sequence[Outcome], static: Sequence[Outcome]) -> Iterator[str]:
    found = difference(run, coach, static)
    ran = sum(one.metres for one in coach) / sum(one.metres for one in static)
    planned = sum(one.planned for one in coach)
    taken: dict[str, float] = defaultdict(float)
    for one in coach:
        for rule, metres in one.taken.items():
            family = next((title for title, rules in FAMILIES.items() if rule in rules), READINESS)
            taken[family] += metres
    yield f"{found.twins}"
    yield from (f"{one.value:+.2f} ({_span(one)})" for one in (found.race, found.race_mean))
    yield f"{100 * (ran - 1):+.1f}"
    yield from (f"{100 * taken[title] / planned:.2f}" for title in (*FAMILIES, READINESS))


def _strata(run: int, twins: Sequence[Lived]) -> Iterator[str]:
    yield from _against("kind")
    for kind in STRATA:
        of_it = [one for one in twins if kind.title in one.strata]
        if len(of_it) >= FEWEST:
            yield _row(kind.title, *_cells(_coach_less_static(run, of_it, SCENARIOS[0])))


def _worlds(run: int, twins: Sequence[Lived]) -> Iterator[str]:
    yield from _against("world")
    for scenario in SCENARIOS:
        if sum(scenario.key in one.seasons for one in twins) >= FEWEST:
            yield _row(scenario.title, *_cells(_coach_less_static(run, twins, scenario)))
            if Name.SHUFFLED in scenario.arms:
                arms = _arms(twins, scenario)
                less = difference(run, arms[Name.COACH], arms[Name.SHUFFLED])
                yield _row(f"{scenario.title}, against D", *_cells(less))


def _coach_less_static(run: int, twins: Sequence[Lived], scenario: Scenario) -> Difference:
    arms = _arms(twins, scenario)
    return difference(run, arms[Name.COACH], arms[Name.STATIC])


def _against(first: str) -> Iterator[str]:
    race = ("race time, %: median", "p90", "mean")
    return _head(first, "twins", "injured, points", "days lost, %", *race, "spikes a season")


def _cells(found: Difference) -> Iterator[str]:
    yield f"{found.twins}"
    for one in (found.injured, found.lost, found.race, found.race_p90, found.race_mean, found.spikes):
        yield f"{one.value:+.2f} ({_span(one)})"


def _span(one: Estimate) -> str:
    return f"{one.low:+.2f} to {one.high:+.2f}"


def _head(*names: str) -> Iterator[str]:
    yield _row(*names)
    yield _row(*("---" for _ in names))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
