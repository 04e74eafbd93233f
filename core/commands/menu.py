"""The families joined into one menu, in the order /help shows them, and what may finish an option while it is typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.athlete.athlete import Athlete
from core.clubs import commands as clubs
from core.clubs import log_this
from core.clubs.club import Club
from core.commands import (
    asking,
    beside_runs,
    changes,
    documents,
    elsewhere,
    fixing,
    hello,
    hurting,
    language,
    life,
    linking,
    moving,
    numbers,
    private,
    races,
    running,
    settings,
    skipping,
    suggesting,
    this_week,
    undoing,
    weeks,
    why,
    wishes,
)
from core.commands.table import BY_INTENT, COMMANDS, Command
from core.messages import Blank, Incoming, MenuEntry
from core.scene import Scene
from core.understanding.small import called
from core.voice.catalogues import languages
from core.voice.speech import speak
from core.voice.text import Text

FAMILIES = (
    asking,
    weeks,
    numbers,
    why,
    changes,
    running,
    hurting,
    skipping,
    fixing,
    moving,
    life,
    this_week,
    linking,
    documents,
    private,
    wishes,
    races,
    beside_runs,
    elsewhere,
    hello,
    language,
    settings,
    undoing,
    clubs,
    log_this,
)


for _name, _suggest in suggesting.SUGGESTS.items():
    COMMANDS[_name] = replace(COMMANDS[_name], suggest=_suggest)
for _name, _form in suggesting.FORMS.items():
    COMMANDS[_name] = replace(COMMANDS[_name], form=_form)
for _name, _file in suggesting.FILES.items():
    COMMANDS[_name] = replace(COMMANDS[_name], file=_file)


def menu(language: str = "en") -> tuple[MenuEntry, ...]:
    """Return the commands as a platform's menu shows them."""
    return tuple(_entry(one, language) for one in COMMANDS.values() if one.listed)


def _entry(one: Command, language: str) -> MenuEntry:
    on_message = speak(one.on_message, language) if one.on_message else None
    summary = speak(one.summary, language)
    shown = one.on_message or one.summary
    form = tuple(
        Blank(
            speak(line.label, language),
            speak(line.example, language),
            line.word,
            line.needed,
            _others(line.label, language),
        )
        for line in one.form
    )
    return MenuEntry(
        one.name,
        summary,
        speak(one.argument, language) if one.argument else None,
        one.shared,
        one.admin,
        on_message,
        _others(shown, language),
        form,
        suggests=one.suggest is not None,
        arguments=_others(one.argument, language) if one.argument else (),
        file=tuple((each, speak(one.file, each)) for each in languages()) if one.file else (),
        names=tuple((other, called(one.name, other)) for other in languages() if other != language),
    )


def _others(text: Text, language: str) -> tuple[tuple[str, str], ...]:
    """Return a text in every other language."""
    return tuple((other, speak(text, other)) for other in languages() if other != language)


def suggestions(
    athlete: Athlete, name: str, typed: str, now: datetime, club: Club | None = None
) -> tuple[str, ...]:
    """Return what may finish the option of a command while it is typed in a *club*'s channel, the likeliest first."""
    one = COMMANDS.get(name)
    if one is None or one.suggest is None:
        return ()
    scene = Scene(athlete, now, incoming=Incoming(club=club))
    found = (speak(text, athlete.profile.language, athlete.units) for text in one.suggest(scene))
    return tuple(words for words in dict.fromkeys(found) if typed.casefold().strip() in words.casefold())


__all__ = ["BY_INTENT", "COMMANDS", "FAMILIES", "Command", "menu", "suggestions"]
