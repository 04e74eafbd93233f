"""What is posted for everyone, by those who run the channel: sessions, also that one is off, and the month's mile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from core.clubs import match, mile, posts
from core.clubs.club import Club, Session
from core.clubs.going import meeting
from core.clubs.guards import ADMINS, for_members
from core.clubs.membership import with_session
from core.clubs.session import ahead, named_day, read, recent
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.voice.text import NOTHING, Text, join, t


def announce(scene: Scene, club: Club, said: str) -> Turn:
    """Post a session in the channel."""
    if not scene.incoming.admin:
        return scene.say(ADMINS)
    today = club.today(scene.now)
    kept = recent(club, today)
    one = read(said, kept, today, scene.language)
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
        scene.say(Say(_read_back(one), toast=True)),
        club=after,
        posts=(posts.in_calendar(after, one, posts.session(after, one)),),
    )


POSTED: Final = t("Posted.")


def _read_back(one: Session) -> Text:
    """Say that a session stands in the channel, with what does not stand there and could have been misread."""
    room = NOTHING if one.most is None else t("There is room for {n}.", n=one.most)
    return join((POSTED, meeting(one), room))


MOST_AHEAD: Final = 5
FULL: Final = t("Five sessions are announced already. That is plenty for one channel; let one go by first.")


def too_many(club: Club, today: date) -> bool:
    """Return whether a channel has as many sessions ahead as anyone wants to read of."""
    return len(ahead(club, today)) >= MOST_AHEAD


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
    post = posts.in_calendar(after, found.session, posts.match(after, found.session, found.many))
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
            Choice(t("{on:weekday} {at}", on=one.on, at=one.at), f"/calloff {one.number}") for one in found
        )
        return scene.offer(t("Which one?"), *choices)
    (one,) = found
    off = replace(one, off=True)
    after = with_session(club, off)
    said_yes = t("Called off. Everyone who said yes hears it from me, and has their own workout back.")
    turn = scene.say(Say(said_yes, toast=True))
    news = (Say(posts.called_off(off)),) if posts.expected(off) else ()  # nobody looks for what was edited
    return replace(turn, club=after, posts=(posts.session(after, off, again=True), *news), off=off)


def _meant(scene: Scene, club: Club, said: str) -> tuple[Session, ...]:
    """Return the sessions to come that *said* may mean: by number, by day, or all of them."""
    today = club.today(scene.now)
    coming = ahead(club, today)
    if said.isdecimal():
        return tuple(one for one in coming if one.number == int(said))
    on = named_day(said, scene.language, today)
    found = tuple(one for one in coming if on in {None, one.on})
    return tuple(one for one in found if f"{one.at:%H:%M}" in said) or found


def club_mile(scene: Scene, club: Club, said: str) -> Turn:
    """Post this month's mile, for whoever runs the channel; everyone else is told what it is for them."""
    if not scene.incoming.admin or said:
        return for_members(mile.mine)(scene, club, said)
    today = club.today(scene.now)
    return replace(
        scene.say(Say(POSTED, toast=True)), club=recent(club, today), posts=(mile.posted(club, today),)
    )
