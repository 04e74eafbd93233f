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
from typing import Any, Final

from core import reminders
from core.athlete.athlete import Athlete
from core.athlete.log import RedFlag
from core.clubs import mention
from core.commands import BY_INTENT, COMMANDS, asked
from core.commands.results import bare_time
from core.dialogs import safety, talk
from core.dialogs.overheard import overheard
from core.messages import (
    ANYONE,
    Button,
    Choice,
    Incoming,
    Kind,
    Message,
    Place,
    Say,
    Turn,
    read_token,
    token,
)
from core.scene import Scene
from core.understanding.reading import Intent, Reading
from core.understanding.safety import cleared, red_flag
from core.understanding.understand import understand
from core.units import Units
from core.voice.catalogues import languages
from core.voice.speech import speak
from core.voice.text import NOTHING, t


def hear(athlete: Athlete, incoming: Incoming, now: datetime) -> Turn:
    """Return what *incoming* leads to. *now* is aware."""
    scene = _noticed(Scene(athlete, now, said=incoming.text.strip(), incoming=incoming), incoming)
    turn = _answer(scene, incoming)
    return spoken(talk.opened(replace(scene, athlete=turn.athlete), turn))


def remind(athlete: Athlete, now: datetime) -> Turn:
    """Return what is due for *athlete* at *now* (aware); a turn without words when nothing is."""
    turn = reminders.say_due(Scene(athlete, now))
    opened = talk.opened(Scene(turn.athlete, now), turn)
    says = tuple(replace(say, kind=Kind.REMINDER) for say in opened.says)
    return spoken(replace(opened, says=says))


def spoken(turn: Turn) -> Turn:
    """Return *turn* with everything it says put into the athlete's words."""
    return replace(turn, messages=tuple(_message(turn.athlete, say) for say in turn.says))


def _message(athlete: Athlete, say: Say) -> Message:
    revision = athlete.open.revision if say.asks and athlete.open else 0
    rows = tuple(tuple(_button(athlete, choice, revision) for choice in row) for row in say.choices)
    return Message(
        text=speak(say.text, athlete.profile.language, athlete.units),
        buttons=tuple(row for row in rows if row),
        silent=say.silent,
        revises=say.revises,
        thread=say.thread,
        react=say.react,
        toast=say.toast,
        kind=say.kind,
        at_home=say.at_home,
    )


def _button(athlete: Athlete, choice: Choice, revision: int) -> Button:
    label = speak(choice.label, athlete.profile.language, athlete.units)
    return Button(label, token(athlete.id, 0 if choice.says.startswith("/") else revision, choice.says))


def _noticed(scene: Scene, incoming: Incoming) -> Scene:
    """Take note of a sign of life: when, the name, the language, the clock, the unit they write in."""
    profile = scene.athlete.profile
    told: dict[str, Any] = {
        "name": profile.name or incoming.name[:40],
        "language": _language(incoming, profile.language),
        "zone": profile.zone or incoming.zone,
    }
    if profile.units is None and incoming.token is None and incoming.text:
        reading = understand(incoming.text, units=Units.KM, today=scene.today)
        told["units"] = (
            Units(reading.units) if reading.units in {"km", "mi"} and not reading.clarify else None
        )
    return scene.knowing(**told).but(heard_at=scene.now)


def _language(incoming: Incoming, known: str) -> str:
    hint = (incoming.language or "").partition("-")[0].casefold()
    return hint if hint in languages() else known


def _answer(scene: Scene, incoming: Incoming) -> Turn:
    if incoming.place is Place.SHARED:
        return _shared(scene, incoming)
    if incoming.token is not None:
        return _tap(scene, incoming.token)
    if not scene.said:
        return _wordless(scene, incoming)
    return _words(_current(scene))


def _shared(scene: Scene, incoming: Incoming) -> Turn:
    """Answer where everyone reads: from the club alone. A danger sign is answered in private as well."""
    flag = red_flag(scene.said)
    if flag:
        urgent = flag.level in {RedFlag.EMERGENCY, RedFlag.SAME_DAY}
        turn = talk.opened(scene, safety.answer(scene, flag))
        home = tuple(replace(say, at_home=True) for say in turn.says)
        return replace(turn, says=(Say(mention.URGENT if urgent else mention.PRIVATELY), *home))
    club = incoming.club
    return scene.say(mention.answer(club, scene.said, club.today(scene.now)) if club else mention.PRIVATELY)


def _tap(scene: Scene, text: str) -> Turn:
    found = read_token(text)
    if found is None or found[0] not in {ANYONE, scene.athlete.id}:
        return scene.say(Say(t("That button isn't yours, so nothing happened."), toast=True))
    _, revision, says = found
    tapped = replace(_current(scene), said=says, tapped=True)
    if revision == 0:
        return _words(tapped)
    if tapped.athlete.open is None or tapped.athlete.open.revision != revision:
        return scene.say(Say(t("That one's closed. Just tell me what you'd like to change."), toast=True))
    if says.startswith("/"):
        return _words(tapped)
    return talk.reply(tapped)


def _wordless(scene: Scene, incoming: Incoming) -> Turn:
    if incoming.media:
        return scene.say(
            t('I can only read words so far. Tell me in a line, like "8 km in 45:10, effort 6".')
        )
    return scene.say(t("That came through empty. What would you like to tell me?"))


def _current(scene: Scene) -> Scene:
    """A question whose time is over is not open any more."""
    waiting = scene.athlete.open
    over = waiting is not None and waiting.expires_at is not None and waiting.expires_at <= scene.now
    return scene.but(open=None) if over else scene


def _words(scene: Scene) -> Turn:
    flag = None if scene.tapped else red_flag(scene.said)
    if flag and not _told_already(scene, flag.level):
        return safety.answer(scene, flag)
    if scene.athlete.lock and not scene.tapped and cleared(scene.said) and not _asked_if_seen(scene):
        return scene.opens("cleared")
    if scene.said.startswith("/"):
        return _command(scene)
    fixed = asked.answer(scene) if scene.athlete.onboarded_at and not _is_answer(scene) else None
    if fixed:
        return _then_again(scene, fixed)
    if talk.question(scene) is not None:
        return _with_question(scene)
    known = scene.athlete.onboarded_at is not None
    return _intent(scene, _read(scene, "idle")) if known else _not_yet_known(scene)


def _is_answer(scene: Scene) -> bool:
    """What the open question understands is for it, even where it could be asked on its own."""
    return talk.question(scene) is not None and talk.understood(scene)


def _asked_if_seen(scene: Scene) -> bool:
    return scene.athlete.open is not None and scene.athlete.open.dialog in {"seen", "cleared"}


def _told_already(scene: Scene, level: RedFlag) -> bool:
    """A sign told again while its own question is open is an answer to it, unless it is graver."""
    waiting, lock = scene.athlete.open, scene.athlete.lock
    order = list(RedFlag)
    if waiting is None or waiting.dialog not in {"stop", "seen", "illness", "unwell", "recovering"}:
        return False
    known = lock.level if lock else RedFlag.ILLNESS
    return order.index(level) >= order.index(known) and talk.understood(scene)


def _read(scene: Scene, context: str) -> Reading:
    return understand(scene.said, context=context, units=scene.athlete.units, today=scene.today)


def _command(scene: Scene) -> Turn:
    name, _, argument = scene.said.removeprefix("/").partition(" ")
    one = COMMANDS.get(name.casefold())
    if one is None:
        return scene.say(t("I don't know /{name}. /help shows what I understand.", name=name[:32]))
    if not scene.athlete.onboarded_at and (not one.anytime or one.name == "start"):
        return _not_yet_known(replace(scene, said=argument))
    turn = one.answer(scene, _read(replace(scene, said=argument), "idle"))
    return turn if one.shared else _then_again(scene, turn)


def _with_question(scene: Scene) -> Turn:
    question = talk.question(scene)
    assert question is not None  # noqa: S101 - the caller saw it
    reading = _read(scene, question.context)
    foreign = reading.intent in talk.INTERRUPTS - question.welcomes and not talk.claims(scene)
    meant = None if scene.tapped or talk.understood(scene) else overheard(scene, reading)
    if meant is not None:
        return _then_again(scene, meant)
    if foreign and not scene.tapped and reading.intent in BY_INTENT:
        return _interrupted(scene, reading)
    if reading.intent is Intent.EDIT_LAST and talk.understood(scene) and not talk.corrects(scene):
        fixed = BY_INTENT[Intent.EDIT_LAST].answer(scene, reading)
        if fixed.opens is None:
            return talk.reply(replace(scene, athlete=fixed.athlete)).after(fixed)
    lost = scene.athlete.onboarded_at and not talk.understood(scene) and not talk.corrects(scene)
    if reading.intent is Intent.EDIT_LAST and lost:
        return _then_again(scene, BY_INTENT[Intent.EDIT_LAST].answer(scene, reading))
    if reading.intent is Intent.GREETING and not talk.understood(scene):
        return talk.ask_again(scene, lead=t("Good to see you. We stopped here:"))
    return talk.reply(scene)


def _interrupted(scene: Scene, reading: Reading) -> Turn:
    one = BY_INTENT[reading.intent]
    if scene.athlete.onboarded_at or one.anytime:
        return _then_again(scene, one.answer(scene, reading))
    if reading.intent in ABOUT_A_PLAN:
        return talk.ask_again(scene, lead=t("That comes with your plan, a few questions from here."))
    return talk.reply(scene)


ABOUT_A_PLAN: Final = frozenset(
    {Intent.ASK_TODAY, Intent.ASK_WEEK, Intent.ASK_PLAN, Intent.ASK_WHY, Intent.ASK_PACE, Intent.MOVE_WORKOUT}
)
"""What cannot be answered before there is a plan."""


def _then_again(scene: Scene, turn: Turn) -> Turn:
    """A question that still matters is asked again after an interruption."""
    waiting = turn.athlete.open
    if turn.opens or turn.forgotten or waiting is None or waiting != scene.athlete.open:
        return turn
    if not talk.kind(scene).keeps:
        return turn
    return talk.ask_again(replace(scene, athlete=turn.athlete)).after(turn)


def _not_yet_known(scene: Scene) -> Turn:
    """Someone new, or someone who left in the middle: the questions go on where they stopped."""
    if scene.athlete.open or scene.athlete.paused:
        back = scene if scene.athlete.open else scene.but(open=scene.athlete.paused, paused=None)
        return talk.ask_again(back, lead=t("Good to see you. We stopped here:"))
    reading = _read(scene, "asked:goal")
    plain = reading.intent in {Intent.GREETING, Intent.UNKNOWN, Intent.HELP, Intent.SMALLTALK, Intent.THANKS}
    return scene.opens("onboarding", "" if plain and not reading.race else scene.said)


QUIET: Final = frozenset({Intent.THANKS, Intent.SMALLTALK})


def _intent(scene: Scene, reading: Reading) -> Turn:
    if reading.intent in QUIET or scene.said in {"thanks", "👍"}:
        return scene.say(Say(NOTHING, react="👍"))
    meant = overheard(scene, reading)
    if meant is not None:
        return meant
    one = BY_INTENT.get(reading.intent)
    timed = bare_time(scene, reading) if one is None else None
    if timed:
        return BY_INTENT[Intent.LOG_RUN].answer(scene, timed)
    if one is None:
        return _not_understood(scene)
    return one.answer(scene, reading)


def _not_understood(scene: Scene) -> Turn:
    return scene.offer(
        t(
            'I didn\'t catch that. I understand runs ("8k in 45:10, 6/10"), questions ("what\'s tomorrow?"), changes '
            '("move Thursday to Friday") and how you feel ("left calf is sore").'
        ),
        Choice(t("Today"), "/today"),
        Choice(t("This week"), "/week"),
        Choice(t("Help"), "/help"),
    )
