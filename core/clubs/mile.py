"""The club mile: once a month, when it suits, on a board of the runner's own choice or on none.

What of it the club sees is in `core.clubs.ladder`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.clubs import boards
from core.clubs.club import MILE, Club
from core.clubs.fit import RULE as AT_A_SESSION
from core.clubs.fit import gives_way, index, placed, trial, unfit
from core.clubs.founding import behind
from core.clubs.ladder import MARSHAL, MARSHALS, PLANNED, entered, entered_in, month_of, result, row
from core.commands.running import log
from core.messages import Choice, Say, Turn
from core.recommender.change import broken_by, lay
from core.scene import Scene
from core.training.plan import Plan
from core.understanding.understand import understand
from core.voice.text import NOTHING, Text, join, t

AHEAD: Final = 14
"""Days in which room for it is looked for."""
SOONEST: Final = 2


def posted(club: Club, today: date) -> Say:
    """Post this month's mile for everyone; said again it is the same post, brought up to date.

    So nobody floods a channel with it, and no older post keeps the name of somebody who leaves.
    """
    return replace(boards.mile(club, month_of(today), again=True), renews=True)


def mine(scene: Scene, club: Club) -> Turn:
    """Say what this month's mile is for one runner; or, told a time, keep it and enter it."""
    said, month = behind(scene), month_of(club.today(scene.now))
    if said:
        return _told(scene, club, month, said)
    found = result(scene.athlete, month)
    if found is not None:
        return entered(scene, club, found)
    why = hindered(scene)
    if why is not None:
        return scene.say(Say(join((why, MARSHALS)), ((MARSHAL,),)))
    text = t(
        "Run a flat mile any day this month: twenty easy minutes first, easy days around it. Then tell me here, "
        'like "/mile 6:12". Only you see your time; the club sees what you choose.'
    )
    plan = (Choice(t("Put it in my plan"), "/planmile"),) if scene.athlete.plan else ()
    return scene.say(Say(text, ((*plan, MARSHAL),)))


def hindered(scene: Scene) -> Text | None:
    """Return why a hard mile is not for a runner now: off, unclear, or something that hurts."""
    return unfit(scene, scene.today, trial(index(scene)))


def _told(scene: Scene, club: Club, month: date, said: str) -> Turn:
    """Log a mile like any other time trial: it feeds the fitness as every result does."""
    words = f"mile time trial in {said}"
    reading = understand(words, units=scene.athlete.units, today=scene.today)
    known = result(scene.athlete, month)
    if known and (known.on, known.time_s) == (scene.today, reading.duration_s):  # told twice
        return entered(scene, club, known)
    turn = log(replace(scene, said=words), reading)
    after = replace(scene, athlete=turn.athlete)
    found = result(after.athlete, month)
    if found is None:
        return scene.say(t('I can\'t read a time in that. Say it like "/mile 6:12".'))
    shown = entered(after, club, found)
    says = (*turn.says, *shown.says) if shown.club is None else (*shown.says, *turn.says)
    return replace(turn, club=shown.club, posts=shown.posts, says=says)


def marshal(scene: Scene, club: Club) -> Turn:
    """Count a runner among those who help, until they take it back; who ran the mile is a runner."""
    known = row(scene, club, month_of(club.today(scene.now)))
    if known.on is not None:
        return scene.say(RAN)
    helps = behind(scene) != "off"
    turn = scene.offer(THANKS, Choice(t("Undo"), "/marshal off")) if helps else scene.say(NO_MARSHAL)
    return entered_in(turn, club, replace(known, marshal=helps))


RAN: Final = t(
    "You ran this month's mile yourself, so you're counted as a runner. A loud voice is welcome all the same."
)
THANKS: Final = t("Thank you. You're down as a marshal.")
NO_MARSHAL: Final = t("All right, no marshalling this month.")


def plan_it(scene: Scene, club: Club) -> Turn:
    """Put a mile where the plan has room for it, with easy days around it: one change, to be taken back in one."""
    plan, why = scene.athlete.plan, hindered(scene)
    if plan is None or why is not None:
        return mine(replace(scene, said="/mymile"), club)
    stands = _stands(plan, scene.today)
    if stands:
        return scene.say(t("Your mile is in your plan already: {on:weekday}.", on=stands))
    level = index(scene)
    hard = trial(level)
    for n in range(SOONEST, AHEAD):
        on = scene.today + timedelta(days=n)
        edits = tuple(placed(plan, on, hard, level, scene.today))
        if unfit(scene, on, hard) is None and not broken_by(scene, edits):
            after = lay(scene, PLANNED, edits)
            made = after.athlete.plan
            undone = Choice(t("Undo"), f"/undo {made.changes[-1].number}" if made else "/undo")
            text = t("Your mile is on {on:weekday}, with easy days around it.", on=on)
            place = (
                t("It took a hard session's place.") if gives_way(plan, on, scene.today, MILE) else NOTHING
            )
            return after.offer(join((text, place)), undone)
    return scene.say(
        t("There is no room for a hard mile in the next two weeks without making them too much.")
    )


def _stands(plan: Plan, today: date) -> date | None:
    """Return the day of a club mile that is in the plan and still to be run, alone or with the club."""
    ours = (one for one in plan.changes if one.rule in {PLANNED, AT_A_SESSION} and not one.undone)
    miles = (one.edits[0] for one in ours if one.edits[0].after.type == MILE)
    return next((one.on for one in miles if one.on >= today), None)
