"""A runner's mile among those of the club: entered by themselves, shown as they choose, gone with their result.

Of a time only shares reach the club (age grade, improvement), and those only of who chose to show them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from core.athlete.athlete import Athlete
from core.athlete.goal import Result
from core.clubs import boards
from core.clubs.club import Board, Club, Mile
from core.clubs.fit import index, trial, unwell
from core.clubs.founding import behind
from core.clubs.membership import shown_name, with_mile
from core.logbook import runs_on
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.fitness.age_grade import age_grade
from core.units import MILE_M, Duration
from core.voice.text import NOTHING, Text, join, t

PLANNED: Final = "club-mile"
"""The rule by which a mile of one's own is put into a plan."""
SAME: Final = 0.01
"""A result within 1 % of a mile is one."""


def month_of(on: date) -> date:
    """Return the first day of a date's month: the name of its club mile."""
    return on.replace(day=1)


MARSHAL: Final = Choice(t("Marshal"), "/marshal")
IN_THE_LOG: Final = t("This one is in your log; the club's board can wait until then.")
MARSHALS: Final = t(
    "A club mile needs someone with a watch and a loud voice, and I'd be glad if that were you."
)


def result(athlete: Athlete, month: date) -> Result | None:
    """Return the best mile a runner told of in that month."""
    miles = (one for one in athlete.results if _is_mile(one) and month_of(one.on) == month)
    return min(miles, key=lambda one: one.time_s, default=None)


def _is_mile(one: Result) -> bool:
    return abs(one.distance_m - MILE_M) <= SAME * MILE_M


def entered(scene: Scene, club: Club, found: Result) -> Turn:
    """Put a mile among the club's, shown as chosen before, and ask how it may be shown.

    One that was run hurt, or while running was off, is in the log alone: a ladder is nothing to run hurt for.
    """
    why = hurt(scene, found.on)
    if why is not None:
        return scene.say(Say(join((why, IN_THE_LOG, MARSHALS)), ((MARSHAL,),)))
    mile = _ran(row(scene, club, month_of(found.on)), scene.athlete, found)
    return entered_in(scene.say(Say(_shown(mile, found), (boards_of(mile, scene.athlete),))), club, mile)


def hurt(scene: Scene, on: date) -> Text | None:
    """Return what of a runner's health forbade a hard mile on a day."""
    return unwell(scene, on, trial(index(scene)))


def ran_on(athlete: Athlete, on: date) -> bool:
    """Return whether a runner told of a mile of that day, and keeps it from nobody."""
    told = any(_is_mile(one) and one.on == on for one in athlete.results)
    return told and not any(run.private for run in runs_on(athlete, on))


def as_run(mile: Mile, athlete: Athlete) -> Mile:
    """Return a mile as the runner's log has it."""
    found = result(athlete, mile.month)
    return _ran(mile, athlete, found) if found else mile


def row(scene: Scene, club: Club, month: date) -> Mile:
    """Return what the club holds of a runner for that month; a fresh one where it holds nothing."""
    fresh = Mile(month, scene.athlete.id, shown_name(scene.incoming.name or scene.athlete.profile.name))
    found = (one for one in club.miles if (one.month, one.athlete) == (month, scene.athlete.id))
    return next(found, fresh)


def entered_in(turn: Turn, club: Club, mile: Mile) -> Turn:
    """Return *turn* with a runner's mile as it is now, in the club and in its channel."""
    after = with_mile(club, mile)
    return replace(turn, club=after, posts=(boards.mile(after, mile.month, again=True),))


def followed(club: Club, athlete: Athlete) -> Club:
    """Return the club with a runner's miles as their log has them now: changed, or gone with a result taken back."""
    for one in [one for one in club.miles if one.athlete == athlete.id and one.on]:
        found = result(athlete, one.month)
        seen = found and not any(run.private for run in runs_on(athlete, found.on))
        club = with_mile(club, _ran(one, athlete, found) if found and seen else replace(one, on=None))
    return club


def _ran(mile: Mile, athlete: Athlete, found: Result) -> Mile:
    graded, better = _graded(athlete, found), _better(athlete, found)
    return replace(mile, marshal=False, on=found.on, graded=graded, better=better)


def _graded(athlete: Athlete, found: Result) -> float | None:
    profile = athlete.profile
    if profile.age is None or profile.sex is None:
        return None
    try:
        return age_grade(MILE_M, found.time_s, profile.age, profile.sex)
    except ValueError:
        return None


def _better(athlete: Athlete, found: Result) -> float | None:
    """Return by how many per cent a mile is faster than the last one before its month; None where it is not."""
    before = [one for one in athlete.results if _is_mile(one) and one.on < month_of(found.on)]
    if not before:
        return None
    last = max(before, key=lambda one: one.on)
    return 100 * (last.time_s - found.time_s) / last.time_s if found.time_s < last.time_s else None


def _shown(mile: Mile, found: Result) -> Text:
    return join(
        (
            t("{time}: you're counted in this month's mile.", time=Duration(found.time_s)),
            NOTHING if mile.graded is None else t("Age grade {share} %.", share=round(mile.graded, 1)),
            NOTHING
            if mile.better is None
            else t("{share} % faster than your last.", share=round(mile.better, 1)),
            t("The club sees no time. What may it see?"),
        )
    )


def boards_of(mile: Mile, athlete: Athlete) -> tuple[Choice, ...]:
    """Return how a mile may be shown; what a grade lacks is asked for when it is chosen."""
    open_ = {Board.GRADED} if _unknown(athlete) else set()
    return tuple(choice for board, choice in BOARDS.items() if board in open_ or boards.has(mile, board))


def _unknown(athlete: Athlete) -> bool:
    """Return whether a runner has not told what an age grade is read from."""
    return athlete.profile.age is None or athlete.profile.sex is None


BOARDS: Final = {
    Board.GRADED: Choice(t("Age grade"), "/mileboard graded"),
    Board.BETTER: Choice(t("Improvement"), "/mileboard better"),
    Board.NONE: Choice(t("Only that I ran"), "/mileboard none"),
}


def board(scene: Scene, club: Club) -> Turn:
    """Show a mile on the board its runner chose, or on none; with "graded f" it is known which table is theirs."""
    said, _, table = behind(scene).partition(" ")
    here = scene.knowing(sex=table) if table in TABLES else scene
    mile = as_run(row(here, club, month_of(club.today(here.now))), here.athlete)
    if mile.on is not None and said == Board.GRADED and _unknown(here.athlete):
        return _for_a_grade(here)
    if mile.on is None or said not in set(Board) or not boards.has(mile, Board(said)):
        return here.say(t('There is no mile of yours this month. Tell me one: "/mile 6:12".'))
    return entered_in(here.say(SHOWN[Board(said)]), club, replace(mile, board=Board(said)))


def _for_a_grade(scene: Scene) -> Turn:
    """Ask for what an age grade is read from, one thing at a time."""
    if scene.athlete.profile.sex is None:
        text = t("An age grade is your mile beside the best one known at your age. Which table is yours?")
        return scene.offer(text, *(Choice(name, f"/mileboard graded {key}") for key, name in TABLES.items()))
    return scene.offer(AGE, BOARDS[Board.GRADED])


TABLES: Final = {"f": t("The women's"), "m": t("The men's")}
AGE: Final = t('Your age is missing. Tell me in our private chat, like "/age 52", then choose it here.')
SHOWN: Final = {
    Board.NONE: t("Then it only says that one more has run."),
    Board.GRADED: t("Your age grade is on the board, by name and without a time."),
    Board.BETTER: t("Your improvement is on the board, by name and without a time."),
}
