"""What a club's channel reads. Every function takes the club and nothing else of any runner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from core.clubs.club import HILLS, Club, Going, MemberRace, Session
from core.clubs.naming import named
from core.messages import ANYONE, Button, Choice, Kind, Meeting, Message, Moment, Say, spoken_as, token
from core.training.workouts.words import span
from core.voice import phrases
from core.voice.speech import label, speak
from core.voice.text import NOTHING, Text, join, lines, t, tn

WARM_UP: Final = timedelta(minutes=20)
"""From meeting to the first repetition."""


def in_words(club: Club, say: Say) -> Message:
    """Return a say as the channel reads it; its buttons are for anyone, and their answers for one."""
    text = speak(say.text, club.language, club.units)
    return replace(spoken_as(say, text, lambda choice: _button(club, choice)), kind=Kind.RECAP)


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


def session(club: Club, one: Session, *, again: bool = False) -> Say:
    """Announce a session, with how many are in; *again* in the place of what was said before. One that is off says so."""
    if one.off:
        return in_calendar(club, one, Say(called_off(one), silent=True, revises=again, thread=thread_of(one)))
    answers = (
        Choice(t("I'm in"), f"/going in {one.number}"),
        Choice(t("Maybe"), f"/going maybe {one.number}"),
        Choice(t("Can't"), f"/going cant {one.number}"),
    )
    mine = f"/mypaces {one.number}"
    rows = (
        (answers, (Choice(t("My mile"), mine), Choice(t("Marshal"), f"/going help {one.number}")))
        if one.is_mile
        else ((*answers, Choice(t("My run") if one.is_own else t("My paces"), mine)),)
    )
    said = Say(lines(announced(one), counted(one)), rows, revises=again, thread=thread_of(one))
    return replace(said, moments=_moments(club, one))


def called_off(one: Session) -> Text:
    """Say that a session does not take place."""
    return t("Called off: the group session on {on:date} at {at}.", on=one.on, at=one.at)


def expected(one: Session) -> bool:
    """Return whether somebody may be on their way to a session."""
    return any(rsvp.going is not Going.CANT for rsvp in one.rsvps)


def _moments(club: Club, one: Session) -> tuple[Moment, ...]:
    """Return when it begins and when the first repetition does, if it has one, in the words of the announcement."""
    begins = begins_at(club, one)
    clocks = ((one.at, begins), *(() if one.is_own else ((_first(one), begins + WARM_UP),)))
    return tuple(Moment(speak(t("{at}", at=at), club.language, club.units), then) for at, then in clocks)


def begins_at(club: Club, one: Session) -> datetime:
    """Return the moment (UTC) a session begins, on the club's clock."""
    return datetime.combine(one.on, one.at, ZoneInfo(club.zone)).astimezone(UTC)


def _first(one: Session) -> time:
    return (datetime.combine(one.on, one.at) + WARM_UP).time()


def in_calendar(club: Club, one: Session, say: Say) -> Say:
    """Return the announcement of a session with what a calendar needs of it; where it is, no calendar is told."""
    begins = begins_at(club, one)
    name = t("{club}: {what}", club=club.name, what=_what(one))
    words = speak(name, club.language, club.units)
    return replace(say, event=Meeting(words, begins, begins + LENGTH, off=one.off))


LENGTH: Final = timedelta(minutes=90)
"""How long a calendar is told a session takes."""


def _what(one: Session) -> Text:
    what = named(one.reps, one)
    return t("{what} uphill", what=what) if one.shape == HILLS else what


def match(club: Club, one: Session, who: Sequence[int]) -> Say:
    """Announce a session made from what members have in their own plans: how many, not who."""
    lead = tn(
        "{n} of you has something like this in the plan.",
        "{n} of you have something like this in your plans.",
        len(who),
    )
    said = session(club, one)
    return replace(said, text=lines(lead, said.text), names=tuple(who))


def uncounted(club: Club, thread: str | None) -> Say | None:
    """Return the announcement of a session without how many have it in their plans; None of any other post."""
    one = next((one for one in club.sessions if thread == thread_of(one)), None)
    return in_calendar(club, one, session(club, one, again=True)) if one else None


def thread_of(one: Session) -> str:
    """Return what tells the posts of a session from all else in the channel."""
    return f"session{one.number}"


def race_line(one: MemberRace) -> Text:
    """Return who runs what on which day."""
    return t(
        "{name}, {race} on {on:weekday} {on:daymonth}",
        name=one.name,
        race=phrases.race_name(one.what),
        on=one.on,
    )


@dataclass(frozen=True, slots=True)
class RaceDay:
    """What is said of the races of a day: wishes the evening before, cheers the morning *after*."""

    on: date
    after: bool = False

    @property
    def told(self) -> int:
        """What `MemberRace.told` is of those it named."""
        return 2 if self.after else 1

    @property
    def thread(self) -> str:
        """What tells it from all else in the channel."""
        return f"{'cheer' if self.after else 'race'}{self.on:%Y%m%d}"


def race_days(club: Club) -> tuple[RaceDay, ...]:
    """Return what was said of its members' races so far."""
    said = {RaceDay(one.on, after) for one in club.races for after in (False, True)[: one.told]}
    return tuple(sorted(said, key=lambda one: one.thread))


def race_day(club: Club, day: RaceDay, *, again: bool = False) -> Say:
    """Wish those well who are named, or open the cheering; *again* in the place of what was said before."""
    named = [one for one in club.races if one.on == day.on and one.told >= day.told]
    text = _race_words(day, phrases.few([_runs(one) for one in named])) if named else NOBODY[day.after]
    begins = "👏" if day.after else ""
    return Say(text, silent=True, kind=Kind.RECAP, begins=begins, thread=day.thread, revises=again)


def _runs(one: MemberRace) -> Text:
    return t("{name} ({race})", name=one.name, race=phrases.race_name(one.what))


def _race_words(day: RaceDay, who: Text) -> Text:
    if day.after:
        return t("Race day was yesterday for {who}. A reaction under this is a cheer.", who=who)
    return t("Racing tomorrow: {who}. Good legs, and an easy first kilometre.", who=who)


NOBODY: Final = (t("Good legs to whoever races."), t("A reaction under this is a cheer for whoever raced."))
"""What stands there, before a race and after, when nobody wants to be named any more."""


def announced(one: Session) -> Text:
    """Return when and where, and what is run."""
    return join(
        (
            *_told(one)(one),
            t('Tap "I\'m in" to hear where we meet.') if one.place else NOTHING,
        )
    )


def _told(one: Session) -> Callable[[Session], tuple[Text, ...]]:
    """Return what tells of a session of that kind."""
    kinds = ((one.is_mile, _mile_day), (one.is_steady, _tempo), (one.is_own, _own_runs))
    return next((tells for is_one, tells in kinds if is_one), _repetitions)


def _own_runs(one: Session) -> tuple[Text, ...]:
    return (
        t("Group run, {on:date} {at}.", on=one.on, at=one.at),
        t("{what}, everyone in full sentences and no farther than their own plan says.", what=_what(one)),
    )


def _repetitions(one: Session) -> tuple[Text, ...]:
    return (
        t("Group session, {on:date} {at}:", on=one.on, at=one.at),
        t(
            "{what} with {rest} easy between, everyone at their own effort, about 8 out of 10.",
            what=_what(one),
            rest=span(one.rest_s),
        ),
        t("Warm up together at {at}, first rep at {first}.", at=one.at, first=_first(one)),
    )


def _tempo(one: Session) -> tuple[Text, ...]:
    return (
        t("Group session, {on:date} {at}:", on=one.on, at=one.at),
        t("{what}, everyone at their own effort, comfortably hard, about 6 out of 10.", what=_what(one)),
        t("Warm up together at {at}, the tempo from {first} on.", at=one.at, first=_first(one)),
    )


def _mile_day(one: Session) -> tuple[Text, ...]:
    return (
        t(
            "Club mile together, {on:date} {at}: one flat mile for whoever is fit for it.",
            on=one.on,
            at=one.at,
        ),
        t("Warm up together at {at}, the mile at {first}. Nobody sees a time.", at=one.at, first=_first(one)),
    )


def counted(one: Session) -> Text:
    """Return "In: 6, Maybe: 2"; with room for so many, also how many wait; at a mile also who helps."""
    helping = sum(rsvp.going is Going.HELP for rsvp in one.rsvps)
    return lines(_running(one), tn("{n} marshal.", "{n} marshals.", helping) if helping else NOTHING)


def _running(one: Session) -> Text:
    maybe = sum(rsvp.going is Going.MAYBE for rsvp in one.rsvps)
    if one.most is None:
        return t("In: {n_in}, Maybe: {n_maybe}", n_in=len(one.coming()), n_maybe=maybe)
    if not one.waiting():
        return t(
            "In: {n_in} of {most}, Maybe: {n_maybe}", n_in=len(one.coming()), most=one.most, n_maybe=maybe
        )
    return t(
        "In: {n_in} of {most}, Maybe: {n_maybe}, Waiting: {waiting}",
        n_in=len(one.coming()),
        most=one.most,
        n_maybe=maybe,
        waiting=len(one.waiting()),
    )
