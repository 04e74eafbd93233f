"""What a club's channel reads. Every function takes the club and nothing else of any runner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from core.clubs.club import Board, Challenge, Club, Count, Going, MemberRace, Mile, Recap, Session
from core.clubs.session import pieces
from core.messages import ANYONE, Button, Choice, Kind, Meeting, Message, Say, token
from core.training.workouts.words import span
from core.units import Distance
from core.voice import phrases
from core.voice.speech import speak
from core.voice.text import NOTHING, Text, join, lines, t, tn

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
        event=say.event,
        begins=say.begins,
    )


def _button(club: Club, choice: Choice) -> Button:
    return Button(speak(choice.label, club.language, club.units), token(ANYONE, 0, choice.says))


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
    first = t("Week {week} at {club}.", week=posted.on.isocalendar().week, club=club.name)
    if len(ran) < FEWEST:  # a sum of one is that one's
        return join((first, NOBODY_RANKED))
    first = t(
        "Week {week} at {club}: {logged} of {all} logged a run, {total} together.",
        week=posted.on.isocalendar().week,
        club=club.name,
        logged=len(ran),
        all=len(posted.counts),
        total=whole(club, sum(one.metres for one in ran)),
    )
    extra = (
        _own_plans(posted.counts),
        _challenge(club, posted.counts),
        *_kind_words(ran),
        _ahead(club, posted),
    )
    return join((first, *extra, NOBODY_RANKED))


NOBODY_RANKED: Final = t("Nobody ranked, everybody counted.")
FEWEST: Final = 2
"""Numbers of fewer runners than this are somebody's own."""


def _own_plans(counts: tuple[Count, ...]) -> Text:
    """Say how much of their own plans they kept, all together: rest and recovery are part of a plan."""
    planned = [one.own for one in counts if one.own.planned]
    if len(planned) < FEWEST:
        return NOTHING
    kept, of = sum(one.kept for one in planned), sum(one.planned for one in planned)
    if kept < WORTH * of:  # a thin week is nobody's fault, and nothing to read out
        return NOTHING
    return t("{kept} of {of} planned runs went as planned.", kept=kept, of=of)


def _challenge(club: Club, counts: tuple[Count, ...]) -> Text:
    """Say how the club's challenge went; where there is nothing good to say, nothing."""
    own = [one.own for one in counts]
    if club.challenge is Challenge.EASY and sum(bool(one.easy) for one in own) >= FEWEST:
        kept, of = sum(one.easy_kept for one in own), sum(one.easy for one in own)
        return t("Easy days kept easy: {kept} of {of}.", kept=kept, of=of) if kept else NOTHING
    if club.challenge is Challenge.EVEN and sum(bool(one.paced) for one in own) >= FEWEST:
        even, of = sum(one.even for one in own), sum(one.paced for one in own)
        return t("Repetitions run evenly: {even} of {of} sessions.", even=even, of=of) if even else NOTHING
    planned = [one for one in own if one.planned]
    together = len(planned) >= FEWEST and all(one.kept >= KEPT * one.planned for one in planned)
    if club.challenge is Challenge.TOGETHER and together:
        return t("A whole-club week: everyone who has a plan kept to it.")
    return NOTHING


WORTH: Final = 0.5
"""The share of all planned runs from which it is said."""
KEPT: Final = 0.75
"""The share of a plan's runs that is a week kept."""


def _ahead(club: Club, posted: Recap) -> Text:
    soon = [one for one in club.races if posted.on < one.on <= posted.on + timedelta(days=7)]
    return (
        t("Racing this week: {races}.", races=phrases.both([race_line(one) for one in soon]))
        if soon
        else NOTHING
    )


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


def in_calendar(club: Club, one: Session, say: Say) -> Say:
    """Return the announcement of a session with what a calendar needs of it; where it is, no calendar is told."""
    begins = datetime.combine(one.on, one.at, ZoneInfo(club.zone)).astimezone(UTC)
    name = t("{club}: {what}", club=club.name, what=_what(one))
    words = speak(name, club.language, club.units)
    return replace(say, event=Meeting(words, begins, begins + LENGTH))


LENGTH: Final = timedelta(minutes=90)
"""How long a calendar is told a session takes."""


def _what(one: Session) -> Text:
    return t("{what} uphill", what=pieces(one.reps, one)) if one.shape else pieces(one.reps, one)


def match(one: Session, many: int) -> Say:
    """Announce a session made from what members have in their own plans."""
    lead = tn(
        "{n} of you has something like this in the plan.",
        "{n} of you have something like this in your plans.",
        many,
    )
    said = session(one)
    return replace(said, text=lines(lead, said.text))


def race_line(one: MemberRace) -> Text:
    """Return who runs what on which day."""
    return t(
        "{name}, {race} on {on:weekday} {on:daymonth}",
        name=one.name,
        race=phrases.race_name(one.what),
        on=one.on,
    )


def race_day(races: tuple[MemberRace, ...], *, after: bool) -> Say:
    """Wish well the evening before, or open the cheering the morning after."""
    who = phrases.both(
        [t("{name} ({race})", name=one.name, race=phrases.race_name(one.what)) for one in races]
    )
    text = (
        t("Race day was yesterday for {who}. A reaction under this is a cheer.", who=who)
        if after
        else t("Racing tomorrow: {who}. Good legs, and an easy first kilometre.", who=who)
    )
    return Say(text, silent=True, kind=Kind.RECAP, begins="👏" if after else "")


def mile(club: Club, month: date, *, again: bool = False) -> Say:
    """Post a month's club mile: how many ran, and who chose to be on a board; no times."""
    mine = [one for one in club.miles if one.month == month]
    ran, marshals = [one for one in mine if one.on], [one for one in mine if one.marshal]
    counted = tn("{n} has run it so far.", "{n} have run it so far.", len(ran)) if ran else NOBODY_YET
    helped = tn("{n} marshal.", "{n} marshals.", len(marshals)) if marshals else NOTHING
    text = lines(
        t(
            "Club mile, {month}: once, any day, when it suits you. Nobody sees a time.",
            month=phrases.month(month),
        ),
        join((counted, helped)),
        _board(t("By age grade: {names}."), ran, Board.GRADED),
        _board(t("By improvement: {names}."), ran, Board.BETTER),
    )
    row = (Choice(t("My mile"), "/mymile"), Choice(t("Marshal"), "/marshal"))
    return Say(text, (row,), silent=True, revises=again, thread=f"mile{month:%Y%m}", kind=Kind.RECAP)


def _board(sentence: Text, ran: list[Mile], board: Board) -> Text:
    shown = sorted((one for one in ran if one.board is board), key=SHARES[board], reverse=True)
    if not shown:
        return NOTHING
    rows = [t("{name} {share} %", name=one.name, share=round(SHARES[board](one), 1)) for one in shown[:TOP]]
    return replace(sentence, blanks=(("names", phrases.both(rows)),))


SHARES: Final[Mapping[Board, Callable[[Mile], float]]] = {
    Board.GRADED: lambda one: one.graded or 0.0,
    Board.BETTER: lambda one: one.better or 0.0,
}
"""What a board is ordered by: nothing that grows with mileage."""
NOBODY_YET: Final = t("Nobody has run it yet.")
TOP: Final = 10


def announced(one: Session) -> Text:
    """Return when and where, and what is run."""
    first = (datetime.combine(one.on, one.at) + WARM_UP).time()
    return join(
        (
            t(
                "Group session, {on:date} {at}: {what} with {rest} easy between, everyone at their own effort, "
                "about 8 out of 10.",
                on=one.on,
                at=one.at,
                what=_what(one),
                rest=span(one.rest_s),
            ),
            t("Warm up together at {at}, first rep at {first}.", at=one.at, first=first),
            t('Tap "I\'m in" to hear where we meet.') if one.place else NOTHING,
        )
    )


def counted(one: Session) -> Text:
    """Return "In: 6, Maybe: 2"; with room for so many, also how many wait."""
    maybe = sum(rsvp.going is Going.MAYBE for rsvp in one.rsvps)
    if one.most is None:
        return t("In: {n_in}, Maybe: {n_maybe}", n_in=len(one.coming()), n_maybe=maybe)
    return t(
        "In: {n_in} of {most}, Maybe: {n_maybe}, Waiting: {waiting}",
        n_in=len(one.coming()),
        most=one.most,
        n_maybe=maybe,
        waiting=len(one.waiting()),
    )
