"""The club mile: once a month, when it suits, on a board of the runner's own choice or on none.

Of a time only shares reach the club (age grade, improvement), and those only of who chose to show them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core import clearance
from core.athlete.goal import Result
from core.clubs import boards
from core.clubs.club import Board, Club, Mile
from core.clubs.fit import index, placed, unfit
from core.clubs.founding import behind
from core.clubs.membership import shown_name, with_mile
from core.commands.running import log
from core.messages import Choice, Say, Turn
from core.recommender.change import broken_by, lay
from core.scene import Scene
from core.training.catalogue import build
from core.training.fitness.age_grade import age_grade
from core.training.workouts.shape import Dose
from core.understanding.understand import understand
from core.units import MILE_M, Duration
from core.voice.text import NOTHING, Text, join, t

RULE: Final = "club-mile"
SAME: Final = 0.01
"""A result within 1 % of a mile is one."""
AHEAD: Final = 14
"""Days in which room for it is looked for."""
SOONEST: Final = 2
MARSHAL: Final = Choice(t("Marshal"), "/marshal")


def month_of(on: date) -> date:
    """Return the first day of a date's month: the name of its club mile."""
    return on.replace(day=1)


def posted(club: Club, today: date) -> Say:
    """Post this month's mile for everyone."""
    return boards.mile(club, month_of(today))


def mine(scene: Scene, club: Club) -> Turn:
    """Say what this month's mile is for one runner; or, told a time, keep it and enter it."""
    said, month = behind(scene), month_of(club.today(scene.now))
    if said:
        return _told(scene, club, month, said)
    found = result(scene, month)
    if found is not None:
        return _entered(scene, club, month, found)
    why = hindered(scene)
    if why is not None:
        return scene.say(Say(join((why, MARSHALS)), ((MARSHAL,),)))
    text = t(
        "Run a flat mile any day this month: twenty easy minutes first, easy days around it. Then tell me here, "
        'like "/mymile 6:12". Only you see your time; the club sees what you choose.'
    )
    plan = (Choice(t("Put it in my plan"), "/planmile"),) if scene.athlete.plan else ()
    return scene.say(Say(text, ((*plan, MARSHAL),)))


MARSHALS: Final = t(
    "A club mile needs someone with a watch and a loud voice, and I'd be glad if that were you."
)


def hindered(scene: Scene) -> Text | None:
    """Return why a hard mile is not for a runner now: off, unclear, or something that hurts."""
    if clearance.waiting(scene.athlete):
        return t("A hard mile waits until you've had the all-clear.")
    return unfit(scene, scene.today, build("time_trial", Dose(index=index(scene), each_m=MILE_M)))


def result(scene: Scene, month: date) -> Result | None:
    """Return the best mile a runner told of in that month."""
    miles = (one for one in scene.athlete.results if _is_mile(one) and month_of(one.on) == month)
    return min(miles, key=lambda one: one.time_s, default=None)


def _is_mile(one: Result) -> bool:
    return abs(one.distance_m - MILE_M) <= SAME * MILE_M


def _told(scene: Scene, club: Club, month: date, said: str) -> Turn:
    """Log a mile like any other time trial: it feeds the fitness as every result does."""
    words = f"mile time trial in {said}"
    reading = understand(words, units=scene.athlete.units, today=scene.today)
    turn = log(replace(scene, said=words), reading)
    after = replace(scene, athlete=turn.athlete)
    found = result(after, month)
    if found is None:
        return scene.say(t('I can\'t read a time in that. Say it like "/mymile 6:12".'))
    entered = _entered(after, club, month, found)
    return replace(turn, club=entered.club, posts=entered.posts, says=(*entered.says, *turn.says))


def _entered(scene: Scene, club: Club, month: date, found: Result) -> Turn:
    """Put a mile among the club's, shown as chosen before, and ask how it may be shown."""
    known = _row(scene, club, month)
    mile = replace(
        known, marshal=False, on=found.on, graded=_graded(scene, found), better=_better(scene, found)
    )
    turn = scene.say(Say(_shown(mile, found), (_boards(mile),)))
    return _entered_in(turn, club, mile)


def _row(scene: Scene, club: Club, month: date) -> Mile:
    fresh = Mile(month, scene.athlete.id, shown_name(scene.incoming.name or scene.athlete.profile.name))
    found = (one for one in club.miles if (one.month, one.athlete) == (month, scene.athlete.id))
    return next(found, fresh)


def _entered_in(turn: Turn, club: Club, mile: Mile) -> Turn:
    after = with_mile(club, mile)
    return replace(turn, club=after, posts=(boards.mile(after, mile.month, again=True),))


def _graded(scene: Scene, found: Result) -> float | None:
    profile = scene.athlete.profile
    if profile.age is None or profile.sex is None:
        return None
    try:
        return age_grade(MILE_M, found.time_s, profile.age, profile.sex)
    except ValueError:
        return None


def _better(scene: Scene, found: Result) -> float | None:
    """Return by how many per cent a mile is faster than the last one before its month; None without one."""
    before = [one for one in scene.athlete.results if _is_mile(one) and one.on < month_of(found.on)]
    if not before:
        return None
    last = max(before, key=lambda one: one.on)
    return 100 * (last.time_s - found.time_s) / last.time_s


def _shown(mile: Mile, found: Result) -> Text:
    graded = NOTHING if mile.graded is None else t("Age grade {share} %.", share=round(mile.graded, 1))
    gained = mile.better is not None and mile.better > 0
    better = t("{share} % faster than your last.", share=round(mile.better or 0, 1)) if gained else NOTHING
    return join(
        (
            t("{time}: you're counted in this month's mile.", time=Duration(found.time_s)),
            graded,
            better,
            t("The club sees no time. What may it see?"),
        )
    )


def _boards(mile: Mile) -> tuple[Choice, ...]:
    graded = (Choice(t("Age grade"), "/mileboard graded"),) if mile.graded is not None else ()
    better = (
        (Choice(t("Improvement"), "/mileboard better"),)
        if mile.better is not None and mile.better > 0
        else ()
    )
    return (*graded, *better, Choice(t("Only that I ran"), "/mileboard none"))


def board(scene: Scene, club: Club) -> Turn:
    """Show a mile on the board its runner chose, or on none."""
    said, month = behind(scene), month_of(club.today(scene.now))
    mile = _row(scene, club, month)
    if mile.on is None or said not in set(Board):
        return scene.say(t('There is no mile of yours this month. Tell me one: "/mymile 6:12".'))
    turn = scene.say(SHOWN[Board(said)])
    return _entered_in(turn, club, replace(mile, board=Board(said)))


SHOWN: Final = {
    Board.NONE: t("Then it only says that one more has run."),
    Board.GRADED: t("Your age grade is on the board, by name and without a time."),
    Board.BETTER: t("Your improvement is on the board, by name and without a time."),
}


def marshal(scene: Scene, club: Club) -> Turn:
    """Count a runner among those who help."""
    month = month_of(club.today(scene.now))
    mile = replace(_row(scene, club, month), marshal=True)
    return _entered_in(scene.say(t("Thank you. You're down as a marshal.")), club, mile)


def plan_it(scene: Scene, club: Club) -> Turn:
    """Put a mile where the plan has room for it, with easy days around it: one change, to be taken back in one."""
    plan, why = scene.athlete.plan, hindered(scene)
    if plan is None or why is not None:
        return mine(replace(scene, said="/mymile"), club)
    level = index(scene)
    trial = build("time_trial", Dose(index=level, each_m=MILE_M))
    for n in range(SOONEST, AHEAD):
        on = scene.today + timedelta(days=n)
        edits = tuple(placed(plan, on, trial, level, scene.today))
        if unfit(scene, on, trial) is None and not broken_by(scene, edits):
            after = lay(scene, RULE, edits)
            made = after.athlete.plan
            undone = Choice(t("Undo"), f"/undo {made.changes[-1].number}" if made else "/undo")
            text = t(
                "Your mile is on {on:weekday}, with easy days around it. It took a hard session's place.",
                on=on,
            )
            return after.offer(text, undone)
    return scene.say(
        t("There is no room for a hard mile in the next two weeks without making them too much.")
    )
