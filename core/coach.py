"""The coach's one door: `hear` what a runner wrote or tapped, `remind` when something falls due.

Both are plain functions from an athlete and a moment to a `Turn`. What wins, in order:

1. a tap: it answers the question whose revision it carries, or it is a command; a stale one changes nothing;
2. a danger sign in the raw text, whatever else it says and whatever was asked;
3. a command;
4. a clear intent of its own (a run, a pain, a question, a change), unless the open question asks for just that;
5. the open question;
6. what is left: a plain word, thanks, or something not understood.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from core import locks, reminders
from core.athlete.athlete import Athlete
from core.athlete.profile import LanguageFrom
from core.clubs.club import Club
from core.clubs.happened import alive
from core.clubs.posts import in_words as clubs_words
from core.commands import language, linking
from core.dialogs import talk
from core.dialogs.rungs import held
from core.dialogs.standing import current
from core.hearing import answer
from core.messages import (
    Button,
    Choice,
    Incoming,
    Kind,
    Message,
    Place,
    Say,
    Turn,
    read_token,
    spoken_as,
    token,
)
from core.reminding import silence
from core.scene import Scene
from core.understanding.languages import at_first, clearly
from core.understanding.understand import understand
from core.understanding.weekly import weekly_m
from core.units import MILE_M, Units
from core.voice.catalogues import languages
from core.voice.speech import label, speak


def hear(athlete: Athlete, incoming: Incoming, now: datetime) -> Turn:
    """Return what *incoming* leads to. *now* is aware."""
    scene = _noticed(Scene(athlete, now, said=storable(incoming.text), incoming=incoming), incoming)
    scene = held(scene, quiet=False)
    turn = _alive(linking.told_if_unreachable(scene, answer(scene, incoming)), incoming, now)
    shared = incoming.place is Place.SHARED
    if not shared:
        turn = replace(turn, says=(*language.followed(athlete.profile.language, scene), *turn.says))
    turn = _kept_off(talk.opened(replace(scene, athlete=turn.athlete), turn), now)
    turn = replace(turn, athlete=_told_in(athlete, turn.athlete, incoming.message))
    if shared:
        return _spoken_to_all(turn, incoming.club, scene.said) if incoming.club else spoken(turn)
    return _noting(spoken(turn))


def _spoken_to_all(turn: Turn, club: Club, said: str) -> Turn:
    """Return *turn* with what everyone reads in the language it was asked in, else the club's; the athlete's own is theirs."""
    asked = replace(club, language=clearly(said) or club.language)
    messages = tuple(
        in_words(turn.athlete, say) if say.at_home else replace(clubs_words(asked, say), kind=say.kind)
        for say in turn.says
    )
    return replace(turn, messages=messages)


def _alive(turn: Turn, incoming: Incoming, now: datetime) -> Turn:
    """Note that a club's channel is used; what merely happened there is no use of it."""
    club = turn.club or incoming.club
    if club is None or incoming.happened is not None or alive(club, now) is club:
        return turn
    return replace(turn, club=alive(club, now))


def _told_in(before: Athlete, after: Athlete, message: str) -> Athlete:
    """Return the athlete whose new runs know the message that told of them."""
    if not message or after.runs is before.runs:
        return after
    known = {one.number for one in before.runs}
    runs = (one if one.number in known else replace(one, told_in=message) for one in after.runs)
    return replace(after, runs=tuple(runs))


def storable(text: str) -> str:
    """Return *text* without what no database or network takes: halves of characters, and NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "").strip()


def remind(athlete: Athlete, now: datetime) -> Turn:
    """Return what is due for *athlete* at *now* (aware); a turn without words when nothing is."""
    quiet = silence.level(athlete, athlete.today(now)) >= silence.Level.WEEKLY
    turn = reminders.say_due(held(current(Scene(athlete, now)), quiet=quiet))
    opened = talk.opened(Scene(turn.athlete, now), turn)
    first = reminders.punctual(athlete, now)
    says = tuple(replace(say, kind=Kind.REMINDER, punctual=first) for say in opened.says)
    return _noting(spoken(_kept_off(replace(opened, says=says, until=turn.until), now)))


def _noting(turn: Turn) -> Turn:
    """Note what the newest buttons are called that answer no question: a label that is typed is a tap."""
    buttons = [button for message in turn.messages for row in message.buttons for button in row]
    if not buttons or turn.forgotten:
        return turn
    told = ((button.label, read_token(button.token)) for button in buttons)
    offered = tuple((label, found[2]) for label, found in told if found and found[1] == 0)
    return replace(turn, athlete=replace(turn.athlete, offered=offered))


def _kept_off(turn: Turn, now: datetime) -> Turn:
    """While running is off, no turn leaves a run in the days ahead."""
    return replace(turn, athlete=locks.kept(Scene(turn.athlete, now)).athlete)


def spoken(turn: Turn) -> Turn:
    """Return *turn* with everything it says put into the athlete's words."""
    return replace(turn, messages=tuple(in_words(turn.athlete, say) for say in turn.says if not say.empty))


def in_words(athlete: Athlete, say: Say) -> Message:
    """Return one thing to say in an athlete's language and units, its buttons their own."""
    revision = athlete.open.revision if say.asks and athlete.open else 0
    text = speak(say.text, athlete.profile.language, athlete.units)
    return spoken_as(say, text, lambda choice: _button(athlete, choice, revision))


def _button(athlete: Athlete, choice: Choice, revision: int) -> Button:
    words = label(choice.label, athlete.profile.language, athlete.units)
    return Button(words, token(athlete.id, 0 if choice.says.startswith("/") else revision, choice.says))


def _noticed(scene: Scene, incoming: Incoming) -> Scene:
    """Take note of a sign of life: when, the name, the language, the clock, the unit they write in."""
    profile = scene.athlete.profile
    told: dict[str, Any] = {
        "name": profile.name or incoming.name[:40],
        "zone": profile.zone or incoming.zone,
    }
    if profile.units is None and incoming.token is None and incoming.text:
        told["units"] = _units(scene, incoming.text)
    return _following(scene.knowing(**told), incoming).but(heard_at=scene.now)


def _units(scene: Scene, text: str) -> Units | None:
    """Return the unit a runner counts in, by what they write; a race like "10k" or "mile" says nothing."""
    weekly = weekly_m(text, Units.KM, scene.language) is not None
    reading = understand(
        text,
        context="asked:weekly_volume" if weekly else "idle",
        units=Units.KM,
        today=scene.today,
        language=scene.language,
    )
    known = (
        scene.athlete.onboarded_at is not None
        or weekly
        or (reading.units == "mi" and reading.distance_m != MILE_M)
    )
    return Units(reading.units) if known and reading.units in {"km", "mi"} and not reading.clarify else None


def _first_words(scene: Scene) -> bool:
    """Return whether nothing was written before: a command, or a tap on its button, is in no language."""
    waiting = scene.athlete.open
    return scene.athlete.heard_at is None or (waiting is not None and waiting.key == "hello")


def _following(scene: Scene, incoming: Incoming) -> Scene:
    """Take note of the language: the platform's, until they wrote another one twice in a row or chose one."""
    profile = scene.athlete.profile
    hint = (incoming.language or "").partition("-")[0].casefold()
    if profile.language_from is LanguageFrom.PLATFORM and hint in languages():
        scene = scene.knowing(language=hint)
    typed = not incoming.token and not scene.said.startswith("/")  # hints of commands have English words
    own_words = typed and incoming.place is Place.PRIVATE  # in a channel people speak as the channel does
    if not hint and own_words and _first_words(scene):
        return scene.knowing(language=at_first(scene.said) or profile.language)
    written = clearly(scene.said) if own_words and profile.language_from is not LanguageFrom.CHOSEN else None
    if written is None:
        return scene
    if written == scene.athlete.profile.language:
        return scene.knowing(other_language=None)
    if written != profile.other_language:
        return scene.knowing(other_language=written)
    return scene.knowing(language=written, language_from=LanguageFrom.WRITTEN, other_language=None)
