"""The members' races: shown because their runner said so, named the evening before and the morning after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from core.athlete.athlete import Athlete
from core.clubs import posts
from core.clubs.club import Club, MemberRace, is_dead
from core.clubs.membership import shown_name
from core.clubs.revising import revised
from core.messages import Choice, Message, Say, Turn
from core.reminders import moment
from core.scene import Scene
from core.voice import phrases
from core.voice.text import join, lines, t

EVE: Final = time(18, 0)
MORNING: Final = time(10, 0)
FAR: Final = timedelta(days=200)
SOONEST: Final = 20
"""The most races of a calendar that are read at once."""
LASTS: Final = timedelta(hours=4)
"""Wishes and cheers later than this are let go."""


def calendar(scene: Scene, club: Club) -> Turn:
    """Show a runner the club's races, and offer to show theirs."""
    today = club.today(scene.now)
    ahead = sorted((one for one in club.races if one.on >= today), key=lambda one: one.on)
    rows = [posts.race_line(one) for one in ahead[:SOONEST]]
    if more := len(ahead) - len(rows):
        rows.append(t("And {n} more after that.", n=more))
    shown = any(one.athlete == scene.athlete.id for one in ahead)
    mine = tuple(_own(scene, today))
    hide, share = Choice(t("Take mine off"), "/hiderace"), Choice(t("Show mine"), "/sharerace")
    choices = (hide,) if shown else (share,) if mine else ()
    text = lines(t("Races ahead in {club}:", club=club.name), *rows) if rows else NONE
    return scene.say(Say(text, (choices,) if choices else ()))


NONE: Final = t("Nobody has shown a race here yet.")


def share(scene: Scene, club: Club) -> Turn:
    """Let the club know of a runner's races, from the plan that leads there."""
    found = tuple(_own(scene, club.today(scene.now)))
    if not found:
        return scene.say(t("I know of no race of yours. Tell me one in private, and then show it here."))
    others = tuple(one for one in club.races if one.athlete != scene.athlete.id)
    after = replace(club, races=_sorted((*others, *found)))
    text = join(
        (
            t("The club knows: {races}.", races=phrases.both([posts.race_line(one) for one in found])),
            t("It is wished well the evening before and cheered the morning after. No time is ever asked."),
        )
    )
    return replace(scene.offer(text, Choice(t("Take mine off"), "/hiderace")), club=after)


def hide(scene: Scene, club: Club) -> Turn:
    """Take a runner's races off the calendar."""
    after = replace(club, races=tuple(one for one in club.races if one.athlete != scene.athlete.id))
    said = scene.say(t("Done. Your races are yours alone again."))
    return replace(said, club=after, posts=revised(club, after, club.today(scene.now)))


def followed(club: Club, athlete: Athlete, today: date) -> Club:
    """Return the club whose calendar knows a runner's shown races as they are now: another day, or none of them."""
    known, shown = _known(athlete), [one for one in club.races if one.athlete == athlete.id]
    free = {on: what for on, what in sorted(known.items()) if on not in {one.on for one in shown}}
    kept = [one for one in club.races if one.athlete != athlete.id or one.on <= today]
    for one in (one for one in shown if one.on > today):
        moved = next((on for on, what in free.items() if what == one.what and on > today), None)
        if known.get(one.on) == one.what:
            kept.append(one)
        elif moved:
            del free[moved]
            kept.append(replace(one, on=moved, told=0))
    return replace(club, races=_sorted(tuple(kept)))


def _own(scene: Scene, today: date) -> Iterator[MemberRace]:
    name = shown_name(scene.incoming.name or scene.athlete.profile.name)
    for on, what in sorted(_known(scene.athlete).items()):
        if today <= on <= today + FAR:
            yield MemberRace(scene.athlete.id, on, name, what)


def _known(athlete: Athlete) -> dict[date, str]:
    """Return a runner's races by their day, the goal among them."""
    goal = athlete.goal
    others = {one.on: one.distance for one in athlete.races}
    return others | ({goal.on: goal.distance} if goal.on and goal.distance else {})


def _sorted(races: tuple[MemberRace, ...]) -> tuple[MemberRace, ...]:
    return tuple(sorted(races, key=lambda one: (one.athlete, one.on)))


@dataclass(frozen=True, slots=True)
class Due:
    """Words for the races of one day, and the moment (UTC) they are said."""

    day: posts.RaceDay
    at: datetime


def coming(club: Club, now: datetime) -> Due | None:
    """Return what is to be said next of a race, or is due at *now* (aware) and not too late."""
    zone = ZoneInfo(club.zone)
    shown = (one for one in club.races if not is_dead(club, one.on))
    dues = [due for one in shown for due in _dues(one, zone) if one.told < due.day.told]
    return min((due for due in dues if due.at + LASTS > now), key=lambda due: due.at, default=None)


def _dues(one: MemberRace, zone: ZoneInfo) -> Iterator[Due]:
    yield Due(posts.RaceDay(one.on), moment(one.on - timedelta(days=1), EVE, zone))
    yield Due(posts.RaceDay(one.on, after=True), moment(one.on + timedelta(days=1), MORNING, zone))


def post(club: Club, due: Due) -> tuple[Club, Message]:
    """Return the club with the day's races told of, and the words for all of them together."""
    told = tuple(
        replace(one, told=max(one.told, due.day.told)) if one.on == due.day.on else one for one in club.races
    )
    after = replace(club, races=told)
    return after, posts.in_words(after, posts.race_day(after, due.day))
