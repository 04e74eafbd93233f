"""What is posted for everyone, by those who run the channel: sessions, also that one is off, and the month's mile."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from core.clubs import boards, match, mile, posts
from core.clubs.club import Club, Session
from core.clubs.going import meeting
from core.clubs.guards import ADMINS, for_all, for_members
from core.clubs.happened import alive
from core.clubs.ladder import month_of
from core.clubs.membership import with_session
from core.clubs.session import ahead, named_day, read, recent
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.voice.text import NOTHING, Text, join, t


def announce(scene: Scene, club: Club, said: str) -> Turn:
    """Post a session in the channel."""
    return _announced(scene, club, said, a_mile=False)


def _announced(scene: Scene, club: Club, said: str, *, a_mile: bool) -> Turn:
    today = club.today(scene.now)
    kept = recent(alive(club, scene.now), today)
    one = read(said, kept, today, scene.language, a_mile=a_mile)
    if one is None:
        return scene.say(
            t(
                'Say it like "/session tuesday 18:30 5 x 1 km off 2 min at the track", "/session thursday 20 min tempo" or '
                '"/session sunday 9:00 long run", with "… for 12" if room is short.'
            )
        )
    if why := not_now(kept, one, scene.now) or too_many(kept, today):
        return scene.say(why)
    after = with_session(replace(kept, posted=one.number, asked=kept.asked + 1), one)
    post = posts.in_calendar(after, one, posts.session(after, one))
    ladder = (mile.posted(after, one.on),) if one.is_mile else ()
    return replace(scene.say(Say(_read_back(one), toast=True)), club=after, posts=(post, *ladder))


POSTED: Final = t("Posted.")


def _read_back(one: Session) -> Text:
    """Say that a session stands in the channel, with what does not stand there and could have been misread."""
    room = NOTHING if one.most is None else t("There is room for {n}.", n=one.most)
    return join((POSTED, meeting(one), room))


FARTHEST: Final = timedelta(days=90)


def not_now(club: Club, one: Session, now: datetime) -> Text | None:
    """Return why a channel is not told of a session now: it is over, or so far off that nobody would think of it."""
    begins = posts.begins_at(club, one)
    if begins <= now:
        return t("{on:date} {at} is over. Name a day and an hour that are ahead.", on=one.on, at=one.at)
    if begins > now + FARTHEST:
        return t("{on:date} is a long way off. Announce it in the three months before it.", on=one.on)
    return None


MOST_AHEAD: Final = 5
FULL: Final = t("Five sessions are announced already. That is plenty for one channel; let one go by first.")


MOST_A_DAY: Final = 6
ENOUGH: Final = t("That was a lot for one channel today. Tomorrow there is room for more.")


def too_many(club: Club, today: date) -> Text | None:
    """Return why a channel is told of no more sessions: as many are ahead, or were announced today, as anyone reads."""
    if len(ahead(club, today)) >= MOST_AHEAD:
        return FULL
    return ENOUGH if club.asked >= MOST_A_DAY else None


def together(scene: Scene, club: Club, _said: str) -> Turn:
    """Post the session that most have in their own plans anyway."""
    today = club.today(scene.now)
    kept = recent(alive(club, scene.now), today)
    found = match.match(kept, scene.incoming.wishes, today)
    if found is None:
        return scene.say(
            t(
                "No two members have the same kind of hard session in the week ahead, so I have nothing to put together."
            )
        )
    if why := too_many(kept, today):
        return scene.say(why)
    after = with_session(replace(kept, posted=found.session.number, asked=kept.asked + 1), found.session)
    post = posts.in_calendar(after, found.session, posts.match(after, found.session, found.who))
    said = t("Posted: {what}, from what members have in their plans anyway.", what=found.shape.name)
    return replace(scene.say(Say(said, toast=True)), club=after, posts=(post,))


def call_off(scene: Scene, club: Club, said: str) -> Turn:
    """Take back the session of a day, or the only one there is."""
    if not scene.incoming.admin:
        return scene.say(ADMINS)
    found = _meant(scene, club, said)
    if not found:
        return scene.say(t("There is no session to call off."))
    if len(found) > 1:
        choices = (
            Choice(t("{on:short} {on:daymonth}, {at}", on=one.on, at=one.at), f"/calloff {one.number}")
            for one in found
        )
        return scene.offer(t("Which one?"), *choices)
    (one,) = found
    off = replace(one, off=True)
    after = with_session(club, off)
    said_yes = t("Called off. Everyone who said yes hears it from me, and has their own workout back.")
    turn = scene.say(Say(said_yes, toast=True))
    news = (Say(posts.called_off(off)),) if posts.expected(off) else ()  # nobody looks for what was edited
    ladder = (boards.mile(after, month_of(off.on), again=True),) if off.is_mile else ()
    return replace(turn, club=after, posts=(posts.session(after, off, again=True), *ladder, *news), off=off)


def _meant(scene: Scene, club: Club, said: str) -> tuple[Session, ...]:
    """Return the sessions to come that *said* may mean: by number, by day, or all of them."""
    today = club.today(scene.now)
    coming = ahead(club, today)
    if said.isdecimal():
        return tuple(one for one in coming if one.number == int(said))
    spoken = (named_day(said, one, today) for one in (scene.language, club.language))
    on = next((day for day in spoken if day), None)
    found = tuple(one for one in coming if on in {None, one.on})
    return tuple(one for one in found if f"{one.at:%H:%M}" in said) or found


def club_mile(scene: Scene, club: Club, said: str) -> Turn:
    """Post this month's mile, or a day to run it together, for whoever runs the channel; others are told what it is for them."""
    if scene.incoming.admin and named_day(
        BEFORE_A_FIGURE.split(said)[0], scene.language, club.today(scene.now)
    ):
        return for_all(_a_mile)(scene, club, said)
    if not scene.incoming.admin or said:
        return for_members(mile.mine)(scene, club, said)
    return for_all(_ladder)(scene, club, said)


def _a_mile(scene: Scene, club: Club, said: str) -> Turn:
    return _announced(scene, club, said, a_mile=True)


def _ladder(scene: Scene, club: Club, _said: str) -> Turn:
    today = club.today(scene.now)
    stands = scene.say(Say(STANDS, toast=True))
    return replace(stands, club=recent(club, today), posts=(mile.posted(club, today),))


BEFORE_A_FIGURE: Final = re.compile(r"\d")
"""What begins with its day is a day to run it on; what begins with a figure is a time that was run."""
STANDS: Final = t(
    'This month\'s mile stands in the channel as it is now. To run it together: "/mile saturday 9:00 at the track".'
)
