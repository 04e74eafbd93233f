"""What a session's buttons do for the one who taps them: answers that nobody else sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from core.clubs import posts
from core.clubs.club import Club, Going, Session
from core.clubs.fit import RULE, UNTIL, Unfit, fit
from core.clubs.for_you import choices, for_you, marshal, moved
from core.clubs.ladder import MARSHALS, PLANNED
from core.clubs.membership import answered, moved_up, with_session
from core.clubs.naming import named
from core.clubs.own_run import own_run
from core.clubs.session import ahead
from core.messages import Choice, Say, Turn
from core.recommender.change import lay, undo
from core.scene import Scene
from core.training.plan import Change
from core.voice.text import NOTHING, Text, join, t

SAID: Final = {
    Going.IN: t("You're in."),
    Going.MAYBE: t("Noted as a maybe."),
    Going.CANT: t("All right, maybe next time."),
    Going.HELP: t("Thank you. You're down as a marshal."),
}
AS_IT_WAS: Final = t("Your plan is as it was.")
NOT_RUNNING: Final = frozenset({Going.CANT, Going.HELP})


def going(scene: Scene, club: Club, one: Session, word: Going) -> Turn:
    """Keep a runner's word. A mile is run by those who may run hard, and their days around it are easy: it is planned at once."""
    if one.is_mile and word is Going.IN:
        return count_me_in(scene, club, one, 1)
    return _kept(scene, club, one, word)


def _kept(scene: Scene, club: Club, one: Session, word: Going) -> Turn:
    """Keep a runner's word, and let the channel see the new count. Who does not run has their own day back."""
    free = taken_back(scene, club, one) if word in NOT_RUNNING else scene
    turn = _counted(free, club, one, word)
    said = _answer(turn, scene, one, word)
    if free is not scene:
        said = join((said, AS_IT_WAS))
    return turn.after(Turn(free.athlete, (Say(said, toast=True),)))


def _answer(turn: Turn, scene: Scene, one: Session, word: Going) -> Text:
    """Return what a word on a session leads to: a place and where to meet, or a number on the list."""
    after = turn.club.session(one.number) if turn.club else None
    if word is Going.HELP:
        return join((SAID[word], meeting(one)))
    if word is not Going.IN or after is None:
        return SAID[word]
    if scene.athlete.id in after.waiting():
        return t(
            "It's full. You're number {number} on the list, and I'll tell you when a place is free.",
            number=after.waiting().index(scene.athlete.id) + 1,
        )
    mine = t('"My run" shows yours.') if one.is_own else t('"My paces" shows what it means for you.')
    return join((SAID[word], meeting(after), mine))


def meeting(one: Session) -> Text:
    """Return where to meet: for those who are in, and nobody else."""
    return t("We meet at {place}.", place=one.place) if one.place else NOTHING


def _counted(scene: Scene, club: Club, one: Session, word: Going) -> Turn:
    after = answered(one, scene.athlete.id, word)
    return changed(Turn(scene.athlete), with_session(club, after), one, after)


def changed(turn: Turn, club: Club, one: Session, after: Session) -> Turn:
    """Return *turn* with a session's new words: for the channel if they read otherwise, and for who got a place."""
    post = (posts.session(club, after, again=True),) if posts.counted(after) != posts.counted(one) else ()
    return replace(turn, club=club, posts=turn.posts + post, to_others=turn.to_others + _told(one, after))


def freed(before: Club, after: Club, today: date) -> tuple[tuple[int, Say], ...]:
    """Return what to tell those who have a place now in a session to come, because somebody is gone."""
    pairs = ((one, after.session(one.number)) for one in ahead(before, today))
    return tuple(told for one, now in pairs if now for told in _told(one, now))


def _told(one: Session, after: Session) -> tuple[tuple[int, Say], ...]:
    return tuple((athlete, Say(_free(after))) for athlete in moved_up(one, after))


def _free(one: Session) -> Text:
    return join(
        (t("A place is free: you're in on {on:weekday} at {at}.", on=one.on, at=one.at), meeting(one))
    )


def taken_back(scene: Scene, club: Club, one: Session) -> Scene:
    """Return the scene without the change an earlier yes to this very session made."""
    for change in _changes(scene, one):
        facts = dict(change.facts)
        if (facts.get("club"), facts.get("session")) == (float(club.id), float(one.number)):
            scene = undo(scene, change.number)
    return scene


def is_listed(one: Session, athlete: int) -> bool:
    """Return whether a runner may be expected at a session."""
    said = one.said(athlete)
    return said is not None and said.going is not Going.CANT


def own_days(scene: Scene, club: Club) -> Scene:
    """Return the scene without the changes that a runner's words on the sessions to come made."""
    for one in ahead(club, club.today(scene.now)):
        scene = taken_back(scene, club, one)
    return scene


def _without_others(scene: Scene, one: Session) -> Scene:
    """Return the scene as if no club met on that day: a runner can be at one session, and run one mile, only."""
    for change in (*_changes(scene, one), *(_own_miles(scene) if one.is_mile else ())):
        scene = undo(scene, change.number)
    return scene


def _own_miles(scene: Scene) -> tuple[Change, ...]:
    """Return what put a mile of one's own into the days to come."""
    changes = scene.athlete.plan.changes if scene.athlete.plan else ()
    ours = (change for change in changes if change.rule == PLANNED and not change.undone)
    return tuple(change for change in ours if change.edits[0].on >= scene.today)


def _changes(scene: Scene, one: Session) -> tuple[Change, ...]:
    """Return what sessions of any club have made of that day."""
    changes = scene.athlete.plan.changes if scene.athlete.plan else ()
    ours = (change for change in changes if change.rule == RULE and not change.undone)
    return tuple(change for change in ours if change.edits[0].on == one.on)


def my_paces(scene: Scene, one: Session) -> Turn:
    """Show one runner what the session is for them: paces, dose, and what moves in their plan."""
    if one.is_own:
        return scene.say(own_run(scene, one))
    free = _without_others(scene, one)
    found = fit(free, one)
    if isinstance(found, Unfit):
        return scene.say(_not_this_time(scene, one, found))
    return scene.say(Say(for_you(free, one, found), (choices(one, found),)))


def _not_this_time(scene: Scene, one: Session, why: Unfit) -> Say:
    if one.is_mile:
        return Say(join((why.reason, MARSHALS)), ((marshal(one),),))
    text = join(
        (
            why.reason,
            t(
                "Come for the warm-up and the company, and leave the hard part to the others. Your plan stays."
            ),
        )
    )
    if scene.athlete.lock:
        text = join((why.reason, t("Come for the coffee; only you see this.")))
    return Say(text, ((Choice(t("I'm in"), f"/going in {one.number}"),),))


def count_me_in(scene: Scene, club: Club, one: Session, reps: int) -> Turn:
    """Put so many repetitions into the runner's plan as one change, and count them in; a full session changes none."""
    if one.is_own:  # what everyone runs is in their plan already
        return _kept(scene, club, one, Going.IN)
    free = _without_others(scene, one)
    found = fit(free, one, reps)
    if isinstance(found, Unfit):
        return scene.say(_not_this_time(scene, one, found))
    if scene.athlete.id in answered(one, scene.athlete.id, Going.IN).waiting():
        return _kept(scene, club, one, Going.IN)
    ends = (posts.begins_at(club, one) + posts.LENGTH).timestamp()
    facts = (
        ("club", float(club.id)),
        ("session", float(one.number)),
        ("reps", float(found.reps)),
        (UNTIL, ends),
    )
    after = lay(free, RULE, found.edits, facts)
    done = join(
        (
            t(
                "Set: {what} on {on:weekday}. In the channel it only says you're in.",
                what=named(found.reps, one),
                on=one.on,
            ),
            *(moved(free, one, found) if one.is_mile else ()),
            meeting(one),
        )
    )
    changed = after.athlete.plan if after is not free else None
    undone = (Choice(t("Undo"), f"/undo {changed.changes[-1].number}"),) if changed else ()
    return _counted(after, club, one, Going.IN).after(after.say(Say(done, (undone,) if undone else ())))


def keep_plan(scene: Scene) -> Turn:
    """Leave the runner's plan as it is."""
    return scene.say(t("Your plan stays as it is. You're welcome to come along all the same."))
