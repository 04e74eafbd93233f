"""A whole season to read, week by week: phases, volume, hard sessions, key days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from core.athlete.goal import Goal
from core.training.catalogue import is_quality, title
from core.training.fitness import MileCheck
from core.training.key_dates import key_dates
from core.training.plan import Phase, Plan, Planned
from core.training.refusals import Refusal
from core.training.season import WeekSummary, season
from core.training.shaped import shaped
from core.training.warned import warning
from core.units import Distance
from core.voice import balance, phrases
from core.voice.keydates import limits_of, lines_of
from core.voice.text import NOTHING, Blank, Text, lines, t, tn


def outline(goal: Goal, found: Plan | Refusal, check: MileCheck | None = None) -> Text:
    """Return a season for reading, or why there is none and what there could be instead.

    *check* is what the mile tells beside longer races, where both are known: a mile block leans to what it found.
    """
    if isinstance(found, Refusal):
        return lines(found.text, *(t("  - {other}", other=other.text) for other in found.alternatives))
    warnings = (warning(key) for key in found.warnings)
    return lines(
        phrases.goal(goal, found.weeks[0].start),
        *_footing(found),
        *([balance.verdict(check)] if check else []),
        *warnings,
        *_titled(t("Phases, each with its largest week:"), phases(goal, found)),
        *_titled(t("Key dates:"), lines_of(key_dates(found))),
        *_titled(t("Where a limit held it back:"), limits_of(shaped(found))),
        *_weeks(goal, found),
    )


def _titled(title: Text, rows: Iterable[Text]) -> Iterator[Text]:
    """Yield a title and its rows, each a little to the right; nothing where there are no rows."""
    found = tuple(rows)
    if found:
        yield t("\n{title}", title=title)
        yield from (t("  {row}", row=row) for row in found)


def _footing(plan: Plan) -> Iterator[Text]:
    if plan.fitness_index is not None:
        yield t("Fitness index {index}.", index=plan.fitness_index)
    elif "old-result" not in plan.warnings:
        yield t("No race yet to set paces by: hard running goes by feel.")


def phases(goal: Goal, plan: Plan) -> Iterator[Text]:
    """Return a line a phase: its weeks, and the largest volume, longest run and hard sessions a week of it has."""
    if not any(week.longest_m for week in season(plan)):
        yield t("The plan waits for you.")
        return
    for phase, group in groupby(season(plan), key=lambda week: week.phase):
        weeks = tuple(group)
        blanks: dict[str, Blank] = {
            "weeks": phrases.weeks(weeks[0].number, weeks[-1].number),
            "phase": phrases.phase_name(goal.distance, phase),
            "most": Distance(max(week.planned_m for week in weeks)),
            "longest": Distance(max(week.longest_m for week in weeks)),
            "hard": _hard(max(week.quality for week in weeks)),
        }
        yield _phase(phase, len(weeks), blanks)


def _hard(sessions: int) -> Text:
    return tn(", {n} hard", ", {n} hard", sessions) if sessions else NOTHING


def _phase(phase: Phase, weeks: int, blanks: Mapping[str, Blank]) -> Text:
    longest = blanks["longest"]
    if isinstance(longest, Distance) and not longest.metres:
        return t("{weeks} {phase}: rest", **blanks)
    if phase is Phase.RACE:
        return t("{weeks} {phase}: {most} with the race", **blanks)
    if weeks == 1:
        return t("{weeks} {phase}: {most}, longest {longest}{hard}", **blanks)
    return t("{weeks} {phase}: up to {most}, longest {longest}{hard}", **blanks)


def _weeks(goal: Goal, plan: Plan) -> Iterator[Text]:
    for week, shown in zip(plan.weeks, season(plan), strict=True):
        yield t("\n{week}", week=_heading(goal, shown))
        yield from (_day(day) for day in plan.days_of(week) if day.workout.type != "rest")


def _heading(goal: Goal, week: WeekSummary) -> Text:
    return t(
        "Week {number}, from {start:daymonth}, {phase}{lighter}: {total}{hard}",
        number=week.number,
        start=week.start,
        phase=phrases.phase_name(goal.distance, week.phase),
        lighter=t(", lighter week") if week.cutback else NOTHING,
        total=Distance(week.planned_m),
        hard=tn(", {n} hard session", ", {n} hard sessions", week.quality) if week.quality else NOTHING,
    )


def _day(day: Planned) -> Text:
    mark = "*" if is_quality(day.workout) else " "
    return t("  {mark} {day:short} {day:daymonth}: {what}", mark=mark, day=day.on, what=title(day.workout))
