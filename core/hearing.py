"""What something heard is: a tap, a file, something edited, forwarded or said to everyone, or words (`core.spoken`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from core.athlete.log import RedFlag
from core.clubs import mention
from core.clubs.club import Club
from core.clubs.happened import alive, happened
from core.commands import bringing, fixing
from core.dialogs import safety, standing, talk
from core.documents.brought import Brought, Filed
from core.interrupting import not_yet_known, then_again
from core.messages import (
    ANYONE,
    Incoming,
    Media,
    Place,
    Say,
    Turn,
    read_token,
)
from core.scene import Scene
from core.spoken import by_label, words
from core.understanding.normalise import clean
from core.understanding.reading import Intent
from core.understanding.safety import red_flag
from core.voice.text import NOTHING, t


def answer(scene: Scene, incoming: Incoming) -> Turn:
    """Return what was heard leads to, before it is put into words."""
    if incoming.happened is not None:
        return happened(scene, incoming.happened)
    if incoming.place is Place.SHARED:
        return _shared(scene, incoming)
    if incoming.token is not None:
        return _tap(scene, incoming.token)
    if incoming.edited:
        return _edited(scene)
    return _sent(scene, incoming)


def _sent(scene: Scene, incoming: Incoming) -> Turn:
    """Hear what was typed or sent; a danger sign under a file comes before the run in it."""
    if incoming.brought and not red_flag(scene.said):
        return _brought(standing.current(scene), incoming.brought)
    scene = standing.current(scene)
    if incoming.forwarded:
        return then_again(scene, scene.say(NOT_YOURS))
    if not clean(scene.said):
        return _wordless(scene, incoming)
    return by_label(scene) or words(scene)


NOT_YOURS: Final = t(
    "A forwarded message is somebody else's to me, so I kept nothing of it. What is yours, a run, a question or something "
    "that hurts, tell me in your own words."
)
"""To a message that was forwarded."""


def _shared(scene: Scene, incoming: Incoming) -> Turn:
    """Answer where everyone reads: from the club alone. A danger sign is answered in private as well."""
    flag = red_flag(scene.said)
    if flag:
        urgent = flag.level in {RedFlag.EMERGENCY, RedFlag.SAME_DAY}
        turn = talk.opened(scene, safety.answer(scene, flag))
        home = tuple(replace(say, at_home=True) for say in turn.says)
        return replace(turn, says=(Say(mention.URGENT if urgent else mention.PRIVATELY), *home))
    return _to_everyone(scene, incoming.club)


def _to_everyone(scene: Scene, club: Club | None) -> Turn:
    """Answer in the channel; so often a day, then no more: a channel is for its people."""
    if club is None:
        return scene.say(mention.PRIVATELY)
    today = alive(club, scene.now)
    if today.answers >= mention.MOST_A_DAY:
        return Turn(scene.athlete)
    turn = scene.say(mention.answer(club, scene.said, club.today(scene.now)))
    return replace(turn, club=replace(today, answers=today.answers + 1))


def _tap(scene: Scene, text: str) -> Turn:
    found = read_token(text)
    if found is None or found[0] not in {ANYONE, scene.athlete.id}:
        return scene.say(Say(t("That button isn't yours, so nothing happened."), toast=True))
    _, revision, says = found
    tapped = replace(standing.current(scene), said=says, tapped=True)
    if revision == 0:
        return words(tapped)
    if tapped.athlete.open is None or tapped.athlete.open.revision != revision:
        return scene.say(Say(t("That one's closed. Just tell me what you'd like to change."), toast=True))
    if says.startswith("/"):
        return words(tapped)
    return talk.reply(tapped)


def _edited(scene: Scene) -> Turn:
    """A message changed afterwards corrects the run it told of, and no other; it never logs a second one."""
    flag = red_flag(scene.said)
    if flag:
        return safety.answer(scene, flag)
    reading = scene.read()
    if reading.intent is not Intent.LOG_RUN or reading.clarify:
        return scene.say(Say(NOTHING, react="👍"))
    run = fixing.told_in(scene.athlete, scene.incoming.message)
    if run is None:
        return scene.say(NOT_HERE)
    lately = run.logged_at is not None and scene.now - run.logged_at < EDITABLE
    return fixing.corrected(scene, run, reading) if lately else scene.say(Say(NOTHING, react="👍"))


EDITABLE: Final = timedelta(days=1)
NOT_HERE: Final = t("No run in the log is from that message, so I changed none. /fix corrects the last one.")


def _brought(scene: Scene, found: Brought) -> Turn:
    """Hear a file; before the coach knows its runner, the questions of the start come first."""
    if scene.athlete.onboarded_at or (scene.athlete.open and found.what is Filed.RUN):
        return then_again(scene, bringing.brought(scene, found, scene.read()))
    begun, named = not_yet_known(replace(scene, said="")), bringing.SAID.get(found.what)
    return begun.after(scene.say(named)) if named else begun


def _wordless(scene: Scene, incoming: Incoming) -> Turn:
    if incoming.media:
        return scene.say(UNREAD[incoming.media])
    return scene.say(t("That came through empty. What would you like to tell me?"))


UNREAD: Final = {
    Media.PICTURE: t(
        "I can't see pictures. Send the run as a GPX, TCX or FIT file, or tell me in a line, like "
        '"8 km in 45:10, effort 6".'
    ),
    Media.VOICE: t(
        'I can\'t listen yet. Type it, or let your phone do the typing: "8 km in 45:10, effort 6".'
    ),
    Media.FILE: bringing.SAID[Filed.LOST],
    Media.UNHEARD: t(
        "What you type here only reaches me if you begin with @ and my name, or reply to a message of mine. Buttons and "
        'commands always do: "/log 8 km in 45:10, effort 6".'
    ),
    Media.OTHER: t('I can only read words so far. Tell me in a line, like "8 km in 45:10, effort 6".'),
}
"""What is said to something without words, by its kind."""
