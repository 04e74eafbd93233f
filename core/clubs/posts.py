"""What a club's channel reads. Every function takes the club and nothing else of any runner."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from core.clubs.club import Club, Count, Going, Recap, Session
from core.clubs.session import pieces
from core.messages import ANYONE, Button, Choice, Kind, Message, Say, token
from core.training.workouts.words import span
from core.units import Distance
from core.voice import phrases
from core.voice.speech import label, speak
from core.voice.text import NOTHING, Text, join, lines, t

WARM_UP: Final = timedelta(minutes=20)
"""From meeting to the first repetition."""


def in_words(club: Club, say: Say) -> Message:
    """Return a say as the channel reads it; its buttons are for anyone, and their answers for one."""
    rows = tuple(tuple(_button(club, choice) for choice in row) for row in say.choices)
    return Message(
        text=speak(say.text, club.language, club.units),
        buttons=rows,
        silent=say.silent,
        revises=say.revises,
        thread=say.thread,
        kind=Kind.RECAP,
    )


def _button(club: Club, choice: Choice) -> Button:
    return Button(label(choice.label, club.language, club.units), token(ANYONE, 0, choice.says))


def welcome(club: Club) -> Say:
    """Say that there is a club here, and how to be counted."""
    text = t(
        "{club} has a weekly recap here, {day} at {at}: kilometres and kind words, no ranking. Only runners who tap "
        "Join are counted, and pace, health and plans stay between each of you and me.",
        club=club.name,
        day=phrases.weekday(club.recap_day),
        at=club.recap_at,
    )
    return Say(text, ((Choice(t("Join"), "/join"),),))


def recap(club: Club, posted: Recap, *, again: bool = False) -> Say:
    """Say what the club ran in a week; *again* in the place of what was said before."""
    row = (Choice(t("Leave me out"), "/leave"),)
    return Say(
        _week(club, posted),
        (row,),
        silent=True,
        revises=again,
        thread=f"recap{posted.number}",
        kind=Kind.RECAP,
    )


def _week(club: Club, posted: Recap) -> Text:
    ran = tuple(one for one in posted.counts if one.runs)
    first = t(
        "Week {week} at {club}: {logged} of {all} logged a run, {total} together.",
        week=posted.on.isocalendar().week,
        club=club.name,
        logged=len(ran),
        all=len(posted.counts),
        total=whole(club, sum(one.metres for one in ran)),
    )
    if not ran:
        first = t("Week {week} at {club}.", week=posted.on.isocalendar().week, club=club.name)
    return join((first, _longest(club, ran), *_kind_words(ran), t("Nobody ranked, everybody counted.")))


def _longest(club: Club, ran: tuple[Count, ...]) -> Text:
    most = max(ran, key=lambda one: one.longest_m, default=None)
    if most is None or not most.longest_m:
        return NOTHING
    return t("Longest: {name}, {distance}.", name=most.name, distance=whole(club, most.longest_m))


def _kind_words(ran: tuple[Count, ...]) -> tuple[Text, ...]:
    firsts = _names(tuple(one for one in ran if one.first_10k))
    back = _names(tuple(one for one in ran if one.back))
    return (
        t("First ever 10K: {names}.", names=firsts) if firsts else NOTHING,
        t("Back after a break: {names}, good to see you.", names=back) if back else NOTHING,
    )


def whole(club: Club, metres: float) -> Distance:
    """Return a distance to the whole kilometre or mile; below two of them as it is."""
    unit = club.units.metres
    return Distance(round(metres / unit) * unit if metres >= 2 * unit else metres)


def _names(counts: tuple[Count, ...]) -> Text:
    return phrases.both([t("{name}", name=one.name) for one in counts]) if counts else NOTHING


def session(one: Session, *, again: bool = False) -> Say:
    """Announce a session, with how many are in; *again* in the place of what was said before."""
    rows = (
        Choice(t("I'm in"), f"/going in {one.number}"),
        Choice(t("Maybe"), f"/going maybe {one.number}"),
        Choice(t("Can't"), f"/going cant {one.number}"),
        Choice(t("My paces"), f"/mypaces {one.number}"),
    )
    return Say(lines(announced(one), counted(one)), (rows,), revises=again, thread=f"session{one.number}")


def announced(one: Session) -> Text:
    """Return when and where, and what is run."""
    first = (datetime.combine(one.on, one.at) + WARM_UP).time()
    return join(
        (
            _when(one),
            t(
                "{what} with {rest} easy between, everyone at their own effort, about 8 out of 10.",
                what=pieces(one.reps, one),
                rest=span(one.rest_s),
            ),
            t("Warm up together at {at}, first rep at {first}.", at=one.at, first=first),
        )
    )


def _when(one: Session) -> Text:
    if one.place:
        return t("Group session, {on:date} {at} at {place}:", on=one.on, at=one.at, place=one.place)
    return t("Group session, {on:date} {at}:", on=one.on, at=one.at)


def counted(one: Session) -> Text:
    """Return "In: 6, Maybe: 2"."""
    said = [rsvp.going for rsvp in one.rsvps]
    return t("In: {n_in}, Maybe: {n_maybe}", n_in=said.count(Going.IN), n_maybe=said.count(Going.MAYBE))
