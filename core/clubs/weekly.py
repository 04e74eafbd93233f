"""The words of a weekly recap: together, firsts, comebacks, own plans; nothing that anyone could win by running more."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from core.clubs.club import Challenge, Club, Count, Recap
from core.clubs.posts import race_line
from core.messages import Choice, Kind, Say
from core.units import Distance
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, t


def recap(club: Club, posted: Recap, *, again: bool = False) -> Say:
    """Say what the club ran in a week, with a first cheer where somebody is named; *again* in the place of what stands."""
    row = (Choice(t("Leave me out"), "/leave"),)
    return Say(
        _week(club, posted),
        (row,),
        silent=True,
        revises=again,
        thread=f"recap{posted.number}",
        kind=Kind.RECAP,
        begins="👏" if any(one.runs and (one.first_10k or one.back) for one in posted.counts) else "",
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
        t("Racing this week: {races}.", races=phrases.few([race_line(one) for one in soon]))
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
    return phrases.few([t("{name}", name=one.name) for one in counts]) if counts else NOTHING
