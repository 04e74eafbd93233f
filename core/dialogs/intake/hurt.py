"""Injuries, now or in the last half year."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, Final

from core.athlete.profile import Injury
from core.dialogs.dialog import ask
from core.dialogs.question import (
    BACK,
    NO_WORDS,
    SKIP,
    YES_WORDS,
    Default,
    Heard,
    Question,
    UnclearError,
)
from core.messages import Choice
from core.understanding.feel import places
from core.understanding.reading import Intent
from core.voice import phrases
from core.voice.text import NOTHING, Text, t

NO_INJURY: Final[Default[tuple[Injury, ...]]] = Default(())
UNSAID: Final[Default[tuple[Injury, ...] | None]] = Default(())


def injuries() -> Generator[Question[Any], Any, tuple[Injury, ...]]:
    """Ask for injuries now or in the last half year."""
    told: tuple[Injury, ...] | None = yield from ask(
        Question(
            key="injuries",
            text=t("5 of 6. Any injury now, or in the last six months?"),
            choices=((Choice(t("None"), "none"), Choice(t("Yes"), "yes"), BACK, SKIP),),
            context="asked:injury",
            read=lambda heard: None if heard.word in YES_WORDS else _injuries(heard),
            offered=lambda heard: _injuries_in(heard) if "injur" in heard.word else None,
            echo=_injury_echo,
            label=t("Care"),
            skipped=UNSAID,
            hints=(t('Say where and when, like "shins in July, fine since". Or none.'),),
            welcomes=frozenset({Intent.REPORT_PAIN, Intent.REPORT_ILLNESS, Intent.LOG_RUN}),
        )
    )
    if told is not None:
        return told
    where: tuple[Injury, ...] = yield from ask(
        Question(
            key="injury_where",
            text=t("Where was it, and is it still there?"),
            choices=((BACK, SKIP),),
            context="asked:injury",
            read=_injuries,
            echo=_injury_echo,
            skipped=NO_INJURY,
            hints=(t('For example "left Achilles, still a bit stiff" or "shins in July, fine since".'),),
            welcomes=frozenset({Intent.REPORT_PAIN, Intent.REPORT_ILLNESS, Intent.LOG_RUN}),
        )
    )
    return where


OVER: Final = (
    "fine",
    "gone",
    "ok now",
    "okay now",
    "healed",
    "recovered",
    "better now",
    "no problem since",
    "was ",
)


def _injuries(heard: Heard) -> tuple[Injury, ...]:
    if heard.word in NO_WORDS | {"nothing", "all good", "healthy", "never"}:
        return ()
    found = _injuries_in(heard)
    if not found:
        raise UnclearError
    return found


def _injuries_in(heard: Heard) -> tuple[Injury, ...]:
    over = any(word in heard.word for word in OVER)
    return tuple(Injury(site, side, open=not over, said=heard.text[:80]) for site, side in places(heard.text))


def _injury_echo(told: tuple[Injury, ...] | None) -> Text:
    if not told:
        return NOTHING
    return t(
        "Thanks, that matters. I'll build up gently and ask about your {sites} now and then.",
        sites=phrases.sites(told),
    )
