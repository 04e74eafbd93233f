"""What can be asked for in a club's channel. Every answer here is seen by the one who asked; posts are for all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeAlias

from core.clubs import going, match, mile, posts, races
from core.clubs.club import Club, Going, Member, Session
from core.clubs.founding import behind, founded
from core.clubs.membership import joined, left, with_session
from core.clubs.session import read, recent
from core.commands.table import COMMANDS, Answer, Command
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.understanding.reading import Reading
from core.voice import phrases
from core.voice.text import Text, join, t

InClub: TypeAlias = Callable[[Scene, Club, str], Turn]

NO_CLUB: Final = t("There is no club in this channel. Someone who runs it can set one up with /club, there.")
ADMINS: Final = t("Only those who run this channel can do that.")
OVER: Final = t("That session is over.")


def _enter(name: str, summary: Text, answer: Answer, **more: Any) -> None:  # noqa: ANN401 - fields of Command
    COMMANDS[name] = Command(name, summary, answer, anytime=True, shared=True, **more)


def _in_club(act: InClub) -> Answer:
    """Give a function the club of the channel and the words behind the command."""

    def answer(scene: Scene, _reading: Reading) -> Turn:
        club = scene.incoming.club
        return act(scene, club, behind(scene)) if club else scene.say(NO_CLUB)

    return answer


def set_up(scene: Scene, _reading: Reading) -> Turn:
    """Make the channel a club, or change how it is set up; tell the channel once."""
    here = scene.incoming
    if here.channel is None:
        return scene.say(t("A club is a channel: say /club in the channel it should be in."))
    if not here.admin:
        return scene.say(ADMINS)
    if here.lacks:
        return scene.say(
            t(
                "I may not write in this channel yet. Give me the rights to see it and to send messages here, then say "
                "/club once more."
            )
        )
    made = founded(scene, here.channel, behind(scene))
    if made is None:
        return scene.say(t('Name it, with your city for the clock: "/club Harbour Runners, Porto, tuesday".'))
    news = () if here.club else (posts.welcome(made),)
    return replace(scene.say(_set_up(made)), club=made, posts=news)


def _set_up(club: Club) -> Text:
    day = club.session_day
    return join(
        (
            t("{club} is set up here.", club=club.name),
            t(
                "Recap: {day} at {at}, {zone} time, without a sound.",
                day=phrases.weekday(club.recap_day),
                at=club.recap_at,
                zone=club.zone.rpartition("/")[2].replace("_", " "),
            ),
            t("Session day: {day}.", day=phrases.weekday(day))
            if day is not None
            else t("No fixed session day."),
            t(
                'Announce one with "/session tuesday 18:30 5 x 1 km". Nobody is counted before they say /join.'
            ),
        )
    )


def join_in(scene: Scene, club: Club, _said: str) -> Turn:
    """Count a runner from now on, because they said so."""
    name = scene.incoming.name or scene.athlete.profile.name
    after = joined(club, Member(scene.athlete.id, name, club.today(scene.now)))
    text = t(
        "You're in. {day}'s recap counts your runs and kilometres, and may name you for a first 10K or a return. Your "
        "plan counts in sums only; pace and health are never in it.",
        day=phrases.weekday(club.recap_day),
    )
    return replace(scene.offer(text, Choice(t("Leave me out"), "/leave")), club=after)


def leave(scene: Scene, club: Club, _said: str) -> Turn:
    """Count a runner out: from what comes, and from the recap that stands in the channel."""
    if club.member(scene.athlete.id) is None:
        return scene.say(t("You aren't counted here, so there is nothing to leave."))
    after = left(club, scene.athlete.id)
    text = t(
        "Done. You won't appear in recaps from now on, and I've removed you from this one. Your own plan isn't "
        "affected."
    )
    return replace(scene.offer(text, Choice(t("Undo"), "/join")), club=after, posts=revised(club, after))


def revised(before: Club, after: Club) -> tuple[Say, ...]:
    """Return the recaps and sessions that read otherwise now, to take the place of what was posted."""
    recaps = tuple(
        posts.recap(after, new, again=True)
        for old, new in zip(before.recaps, after.recaps, strict=True)
        if old != new
    )
    sessions = tuple(
        posts.session(new, again=True)
        for old, new in zip(before.sessions, after.sessions, strict=True)
        if old.rsvps != new.rsvps
    )
    return recaps + sessions + _miles(before, after)


def _miles(before: Club, after: Club) -> tuple[Say, ...]:
    gone = sorted({one.month for one in before.miles} if before.miles != after.miles else ())
    return tuple(posts.mile(after, month, again=True) for month in gone)


def announce(scene: Scene, club: Club, said: str) -> Turn:
    """Post a session in the channel."""
    if not scene.incoming.admin:
        return scene.say(ADMINS)
    today = club.today(scene.now)
    kept = recent(club, today)
    one = read(said, kept, today)
    if one is None:
        return scene.say(
            t(
                'Say it like "/session tuesday 18:30 5 x 1 km off 2 min at the track" or "… for 12" if room is short.'
            )
        )
    if too_many(kept, today):
        return scene.say(FULL)
    after = with_session(replace(kept, posted=one.number), one)
    return replace(
        scene.say(t("Posted.")), club=after, posts=(posts.in_calendar(after, one, posts.session(one)),)
    )


MOST_AHEAD: Final = 5
FULL: Final = t("Five sessions are announced already. That is plenty for one channel; let one go by first.")


def too_many(club: Club, today: date) -> bool:
    """Return whether a channel has as many sessions ahead as anyone wants to read of."""
    return sum(one.on >= today for one in club.sessions) >= MOST_AHEAD


def together(scene: Scene, club: Club, _said: str) -> Turn:
    """Post the session that most have in their own plans anyway."""
    if not scene.incoming.admin:
        return scene.say(ADMINS)
    today = club.today(scene.now)
    kept = recent(club, today)
    found = match.match(kept, scene.incoming.wishes, today)
    if found is None:
        return scene.say(
            t(
                "No two members have the same kind of hard session in the week ahead, so I have nothing to put together."
            )
        )
    if too_many(kept, today):
        return scene.say(FULL)
    after = with_session(replace(kept, posted=found.session.number), found.session)
    post = posts.in_calendar(after, found.session, posts.match(found.session, found.many))
    said = t("Posted: {what}, from what members have in their plans anyway.", what=found.shape.name)
    return replace(scene.say(said), club=after, posts=(post,))


def club_mile(scene: Scene, club: Club, said: str) -> Turn:
    """Post this month's mile, for whoever runs the channel; everyone else is told what it is for them."""
    if not scene.incoming.admin or said:
        return _for_members(mile.mine)(scene, club, said)
    today = club.today(scene.now)
    return replace(scene.say(t("Posted.")), club=recent(club, today), posts=(mile.posted(club, today),))


def rsvp(scene: Scene, club: Club, said: str) -> Turn:
    """Take a runner's word on a session."""
    word, _, number = said.partition(" ")
    one = _ahead(scene, club, number)
    if one is None or word not in set(Going):
        return scene.say(Say(OVER, toast=True))
    return going.going(scene, club, one, Going(word))


def my_paces(scene: Scene, club: Club, said: str) -> Turn:
    """Show a runner what a session is for them."""
    one = _ahead(scene, club, said)
    return going.my_paces(scene, one) if one else scene.say(OVER)


def count_me(scene: Scene, club: Club, said: str) -> Turn:
    """Put a session into a runner's plan."""
    number, _, reps = said.partition(" ")
    one = _ahead(scene, club, number)
    if one is None or not reps.isdecimal():
        return scene.say(OVER)
    return going.count_me_in(scene, club, one, max(int(reps), 1))


def _for_members(act: Callable[[Scene, Club], Turn]) -> InClub:
    """Let only those who joined do something that shows them to the club."""

    def answer(scene: Scene, club: Club, _said: str) -> Turn:
        if club.member(scene.athlete.id) is None:
            text = t("That shows you to the club, so join it first: nobody is counted who didn't say so.")
            return scene.offer(text, Choice(t("Join"), "/join"))
        return act(scene, club)

    return answer


def _ahead(scene: Scene, club: Club, number: str) -> Session | None:
    """Return the session with that number unless its day is over."""
    one = club.session(int(number)) if number.isdecimal() else None
    return one if one and one.on >= club.today(scene.now) else None


_enter("club", t("Set up a club in this channel"), set_up, argument="name, city, session day", admin=True)
_enter(
    "session",
    t("Announce a group session"),
    _in_club(announce),
    argument="day, time, repetitions",
    admin=True,
)
_enter("join", t("Be counted in this club's weekly recap"), _in_club(join_in))
_enter("leave", t("Leave this club's recaps, at once"), _in_club(leave))
_enter("match", t("A session from what members have planned"), _in_club(together), admin=True)
_enter("mile", t("The club mile of this month"), _in_club(club_mile), argument="time")
_enter(
    "clubraces", t("The club's race calendar"), _in_club(lambda scene, club, _: races.calendar(scene, club))
)
_enter("mymile", t("Your mile this month"), _in_club(_for_members(mile.mine)), listed=False)
_enter("mileboard", t("How your mile is shown"), _in_club(_for_members(mile.board)), listed=False)
_enter("marshal", t("Help at the club mile"), _in_club(_for_members(mile.marshal)), listed=False)
_enter("planmile", t("A mile in your plan"), _in_club(_for_members(mile.plan_it)), listed=False)
_enter("sharerace", t("Show your races"), _in_club(_for_members(races.share)), listed=False)
_enter("hiderace", t("Hide your races"), _in_club(_for_members(races.hide)), listed=False)
_enter("going", t("Say whether you come"), _in_club(rsvp), listed=False)
_enter("mypaces", t("A session in your paces"), _in_club(my_paces), listed=False)
_enter("countme", t("Put a session into your plan"), _in_club(count_me), listed=False)
_enter("keepplan", t("Keep your plan"), lambda scene, _: going.keep_plan(scene), listed=False)
