"""What became of a danger sign: asked on the promised day, until a professional has said yes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from core.athlete.log import Lock, RedFlag
from core.dialogs import meanwhile
from core.dialogs.cleared import released
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.locks import SOON, heals_in_steps, looked_at, places
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.understanding.assent import assent
from core.understanding.days import resolve
from core.understanding.how_long import how_long
from core.understanding.safety import cleared
from core.understanding.safety import seen as was_seen
from core.understanding.sports import allowed, denied
from core.voice.text import NOTHING, Text, join, t

SEEN_ROWS: Final[Rows] = (
    (Choice(t("Seen"), "seen"), Choice(t("Appointment booked"), "booked"), Choice(t("Not yet"), "not yet")),
)
VERDICT_ROWS: Final[Rows] = ((Choice(t("Cleared to run"), "cleared"), Choice(t("Not yet"), "not yet")),)


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of it; *until* is a date on which running may be looked at again."""

    state: str
    until: date | None = None
    sport: str | None = None
    """What they allow in the place of running; "none" when they allow nothing."""


def seen_yet(scene: Scene) -> Dialog[Seen]:
    """Ask whether it was seen, and then what was said; once it was seen, only whether they said yes."""
    found = scene.athlete.lock
    if UNASKED in scene.about:
        return (yield from ask(what_was_said(THANKS)))
    if found and looked_at(found):
        return (yield from ask(what_was_said(t("Have you been cleared to run?"))))
    told = yield from ask(was_it_seen(found))
    if told.state != "seen" or told.until:
        return told
    return (yield from ask(what_was_said(THANKS)))


BOOKED: Final = re.compile(
    r"\b(?:booked|appointment|(?:see|seeing|going to|off to) (?:the|a|my) (?:doctor|doc|gp|physio\w*))\b"
)
"""Tells that it will be seen."""
THANKS: Final = t("Thank you for telling me, and well done for going. What did they say about running?")
UNASKED: Final = "unasked"
"""What a scene is about where somebody told of having been there before they were asked."""


def told_unasked(scene: Scene) -> Turn | None:
    """Keep what somebody who is locked tells of having been seen, before they were asked; None: they tell nothing of it."""
    asked = scene.athlete.open is not None and scene.athlete.open.dialog in {"seen", "cleared", "stop"}
    if scene.athlete.lock is None or scene.tapped or asked:
        return None
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    if not was_seen(scene.said, scene.language):
        booked = BOOKED.search(heard.word) and "?" not in scene.said and not looked_at(scene.athlete.lock)
        return finish(scene, Seen("booked")) if booked else None
    return told(scene, scene.said) if _until(heard) else scene.opens("seen", **{UNASKED: "yes"})


def was_it_seen(found: Lock | None) -> Question[Seen]:
    """The question that was promised."""
    return Question(
        key="seen",
        text=_asks(found),
        choices=SEEN_ROWS,
        read=_seen,
        context="asked:injury",
        claims=lambda heard: _reads(_seen, heard),
    )


def _asks(found: Lock | None) -> Text:
    if found is None or found.sign == "energy":
        return t("Have you seen a doctor about it?")
    if found.level is RedFlag.EMERGENCY:
        chest = found.site == "chest" and not found.also
        return (
            t("Have you seen a doctor about your chest?") if chest else t("Have you seen a doctor about it?")
        )
    if not found.site:
        return t("Have you had it looked at?")
    return t("Have you had your {where} looked at?", where=places(found))


def _seen(heard: Heard) -> Seen:
    said = chosen(SEEN_ROWS, heard.word)
    if said:
        return Seen(said)
    if cleared(heard.text, heard.language):
        return Seen("says cleared")
    if was_seen(heard.text, heard.language):
        return Seen("seen", _until(heard), _sport(heard))
    yes = assent(heard.text, heard.language)
    if "book" in heard.word or "appointment" in heard.word:
        return Seen("booked")
    if yes is False:
        return Seen("not yet")
    if yes or "seen" in heard.word:
        return Seen("seen", _until(heard), _sport(heard))
    raise UnclearError


def what_was_said(text: Text) -> Question[Seen]:
    """Only their word brings running back."""
    return Question(
        key="verdict",
        text=text,
        short=t("Have you been cleared to run?"),
        choices=VERDICT_ROWS,
        read=_verdict,
        claims=lambda heard: _reads(_verdict, heard),
        hints=(t('For example "4 weeks no running", or "cleared to run".'),),
    )


def _verdict(heard: Heard) -> Seen:
    said = chosen(VERDICT_ROWS, heard.word)
    if said == "cleared" or cleared(heard.text, heard.language):
        return Seen("cleared")
    until = _until(heard)
    if until:
        return Seen("seen", until, _sport(heard))
    yes = assent(heard.text, heard.language)
    if said == "not yet" or "no running" in heard.word or heard.word == "rest" or yes is False:
        return Seen("off", sport=_sport(heard))
    if yes:
        return Seen("says cleared")
    raise UnclearError


def _sport(heard: Heard) -> str | None:
    return "none" if denied(heard.text, heard.language) else allowed(heard.text, heard.language)


def _reads(read: Callable[[Heard], Seen], heard: Heard) -> bool:
    """Return whether words answer: "4 weeks no running" is no run left out, and "cleared to run" no way back."""
    try:
        read(heard)
    except UnclearError:
        return False
    return True


def _until(heard: Heard) -> date | None:
    """Return the end of "4 weeks no running", or the day that was named."""
    span = how_long(heard.text, heard.language)
    if span:
        return heard.on + span
    said = heard.reading("asked:race_date").race_date
    found = resolve(said, heard.on) if said else None
    return found if found and found > heard.on else None


def told(scene: Scene, text: str) -> Turn:
    """Keep what a professional said, told with the sign itself: "torn calf, doctor said 6 weeks no running"."""
    heard = Heard(text, scene.athlete.units, scene.today, scene.language)
    return finish(scene, Seen("seen", _until(heard), _sport(heard)))


def finish(scene: Scene, told: Seen) -> Turn:
    """Keep the lock as long as they said; ask again on a named day."""
    if told.state == "cleared":
        return released(scene)
    if told.state == "says cleared":
        return scene.opens("cleared")
    found = scene.athlete.lock
    if found is None:
        return scene.say(t("Good to hear from you."))
    ask_on = told.until or scene.today + SOON
    until = told.until or (scene.today if told.state == "off" else found.until)
    after = scene.but(lock=replace(found, ask_on=ask_on, until=until))
    words, row = _meanwhile(found, told) if until else (NOTHING, ())
    return after.say(Say(join((_patience(told, ask_on), words)), (row,) if row else ()))


def _meanwhile(found: Lock, told: Seen) -> tuple[Text, tuple[Choice, ...]]:
    """Offer what may go on meanwhile, once somebody has looked at it: never beside the heart, never what they forbid."""
    if not heals_in_steps(found) or told.sport == "none":
        return NOTHING, ()
    return meanwhile.offer(found.site, told.sport)


def _patience(told: Seen, ask_on: date) -> Text:
    if told.until:
        return t(
            "I've noted what they said. No running until {until:date}; then I'll ask whether you've been cleared, "
            "and we start in small steps.",
            until=told.until,
        )
    if told.state == "booked":
        return t("Good. Running stays off until then. I'll ask on {on:weekday}.", on=ask_on)
    if told.state == "off":
        return t(
            "Then running stays off. I'll ask again on {on:weekday}; it comes back when they say so.",
            on=ask_on,
        )
    return t(
        "Please do; it is the kind that should be ruled out. Running stays off. I'll ask on {on:weekday}.",
        on=ask_on,
    )


SEEN: Final = Kind("seen", seen_yet, finish, Lasts.ALWAYS)
