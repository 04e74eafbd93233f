"""One runner, several platforms: joined by a code that works once, written to on one of them, parted again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from core.commands.table import command
from core.messages import Choice, Pass, Say, Turn
from core.scene import Scene
from core.understanding.reading import Reading
from core.voice.text import Text, join, pt, t

LASTS: Final = timedelta(minutes=15)
"""How long a code can be used."""
NAMES: Final[Mapping[str, str | Text]] = {
    "telegram": "Telegram",
    "discord": "Discord",
    "terminal": t("the terminal"),
}
"""How people call a platform; one that is not here is called by its key."""


def name(platform: str) -> str | Text:
    """Return how people call a platform."""
    return NAMES.get(platform, platform.capitalize())


def answered_on(platform: str) -> Text:
    """Say under a question that it was answered in another chat."""
    return t("You answered this on {platform}.", platform=name(platform))


@command("link", t("Use me on another platform too: /link"), argument=pt("option", "code"), anytime=True)
def link(scene: Scene, _reading: Reading) -> Turn:
    """Hand out a code; or, given one, become the runner it was made for."""
    said = scene.said.partition(" ")[2].strip()
    if not said:
        return _code(scene)
    code, _, yes = said.partition(" ")
    opens = scene.incoming.opened
    if opens is None or opens.channel is not None:
        return scene.say(t("That code is over or was used. /link on the other side makes a new one."))
    if opens.athlete == scene.athlete.id:
        return scene.say(t("That is your own code. Send it to me on the other platform."))
    if scene.athlete.onboarded_at and yes != "yes":
        return _sure(scene, code)
    return _linked(scene, opens.athlete)


def _code(scene: Scene) -> Turn:
    until = scene.now + LASTS
    text = t(
        "Write this to me on your other platform within {n} minutes: /link {code}. It works once. From then on you "
        "have one plan and one log, and I write to you in one place only.",
        n=int(LASTS.total_seconds() / 60),
        code=scene.incoming.code,
    )
    turn = scene.say(text)
    return Turn(turn.athlete, turn.says, hands=Pass(scene.athlete.id, "/link", until))


def _sure(scene: Scene, code: str) -> Turn:
    return scene.offer(
        t(
            "You already run with me here. Linking keeps the plan and log of where the code comes from, and deletes "
            "those you made here. Do that?"
        ),
        Choice(t("Link"), f"/link {code} yes"),
        Choice(t("Not now"), "/start"),
    )


def _linked(scene: Scene, other: int) -> Turn:
    here = name(scene.incoming.platform)
    done = t(
        "Linked. You have one plan and one log now. I write first where I did before; /here brings my messages to "
        "{platform}.",
        platform=here,
    )
    told = t(
        "{platform} is linked to you now. If that wasn't you, /unlink takes it off again.", platform=here
    )
    turn = scene.say(done)
    return Turn(turn.athlete, turn.says, becomes=other, to_others=((other, Say(told)),))


@command("here", t("Write to me here first"), anytime=True)
def here(scene: Scene, _reading: Reading) -> Turn:
    """Write first on the platform this was said on, if there is a chat to write to."""
    if scene.said.endswith(" thread") and scene.incoming.rooms:
        return _thread(scene)
    if not scene.incoming.reachable:
        return scene.say(no_way(scene))
    at = scene.incoming.platform
    said = t("From now on I write to you here.")
    if scene.incoming.elsewhere:
        said = join((said, t("You can still write to me anywhere.")))
    return scene.knowing(write_to=at).say(said)


def no_way(scene: Scene) -> Say:
    """Say that nothing can be written first yet, and how it could."""
    direct = t("I can't write to you first yet, so no check-ins: open a private chat with me and say hi.")
    if not scene.incoming.rooms:
        return Say(direct)
    text = t(
        "Or take a private thread in this channel. Those who run the server can read it too, so mind what you tell me "
        "there."
    )
    return Say(join((direct, text)), ((Choice(t("Open a thread"), "/here thread"),),))


def _thread(scene: Scene) -> Turn:
    """Open a room for this runner; where I write first is theirs to say, in it."""
    aside = t(
        "Look for our thread in this channel's list of threads. If there is none, I may not open one here: write to me "
        "directly instead."
    )
    inside = t(
        "Our thread: you, I, and those who run the server. Tap below and I write to you here first. Answer with a button or "
        "a command like /log; to type freely, reply to a message of mine or begin with @ and my name."
    )
    row = (Choice(t("Write to me here"), "/here"),)
    return scene.say(aside, Say(inside, (row,), room=True))


def told_if_unreachable(scene: Scene, turn: Turn) -> Turn:
    """Return *turn*; to who has a plan from now on, and can't be written to first, with a word about that."""
    begins = turn.athlete.onboarded_at is not None and scene.athlete.onboarded_at is None
    if scene.incoming.reachable or not begins:
        return turn
    return replace(turn, says=(*turn.says, no_way(scene)))


@command("unlink", t("Take a platform off: /unlink"), argument=pt("option", "platform"), anytime=True)
def unlink(scene: Scene, _reading: Reading) -> Turn:
    """Ask which platform to take off; or, told one, take it off."""
    said = scene.said.partition(" ")[2].strip().casefold()
    known = (scene.incoming.platform, *scene.incoming.elsewhere)
    if len(known) < 2:  # noqa: PLR2004 - nothing to part from
        return scene.say(t("You use me on one platform only, so there is nothing to take off."))
    if said not in known:
        choices = (Choice(t("{platform}", platform=name(one)), f"/unlink {one}") for one in known)
        return scene.offer(t("Which one shall I take off? Your plan and log stay with the other."), *choices)
    left = next(one for one in known if one != said)
    kept = scene.knowing(write_to=left) if scene.athlete.profile.write_to == said else scene
    turn = kept.say(
        t("{platform} is off. Who writes to me there from now on is somebody new to me.", platform=name(said))
    )
    return Turn(turn.athlete, turn.says, parts=said)
