"""The language the coach writes: the platform's hint first, then what the runner writes, then what they ask for."""

from __future__ import annotations

from core.athlete.profile import LanguageFrom
from core.commands.table import command
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.understanding.languages import NAMES, asked_for, named
from core.understanding.reading import Reading
from core.voice.catalogues import languages
from core.voice.text import pt, t

SWITCHED = t("From now on I write English.")
"""Said in the new language, so each catalogue names its own."""


@command("language", t("Your language: /language deutsch"), argument=pt("option", "language"), anytime=True)
def language(scene: Scene, _reading: Reading) -> Turn:
    """Write the language that was named from now on, or offer them all."""
    words = scene.said.partition(" ")[2]
    wanted = asked_for(words) or named(words)
    if wanted is None:
        return scene.say(Say(t("Which language shall I write?"), (_names(scene),)))
    return _chosen(scene, wanted)


def _chosen(scene: Scene, wanted: str) -> Turn:
    return scene.knowing(language=wanted, language_from=LanguageFrom.CHOSEN, other_language=None).say(
        SWITCHED
    )


def asked(scene: Scene) -> Turn | None:
    """Return what a message leads to that asks for a language and nothing else."""
    wanted = None if scene.tapped or scene.said.startswith("/") else asked_for(scene.said)
    return _chosen(scene, wanted) if wanted else None


def followed(before: str, scene: Scene) -> tuple[Say, ...]:
    """Say that the language follows what the runner writes, with the way back to the one *before*."""
    profile = scene.athlete.profile
    if profile.language == before or profile.language_from is not LanguageFrom.WRITTEN:
        return ()
    back = Choice(t("{name}", name=NAMES[before]), f"/language {before}")
    return (Say(SWITCHED, ((back,),)),)


def _names(scene: Scene) -> tuple[Choice, ...]:
    others = (one for one in languages() if one != scene.athlete.profile.language)
    return tuple(Choice(t("{name}", name=NAMES[one]), f"/language {one}") for one in others)
