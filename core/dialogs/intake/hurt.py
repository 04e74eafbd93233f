"""Injuries, now or in the last half year."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import replace
from typing import Any, Final

from core.athlete.profile import Injury
from core.dialogs.dialog import ask
from core.dialogs.intake.said import parts
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
from core.understanding.places import places
from core.understanding.reading import Intent
from core.voice import phrases
from core.voice.text import NOTHING, Text, t

NO_INJURY: Final[Default[tuple[Injury, ...]]] = Default(())
UNSAID: Final[Default[tuple[Injury, ...] | None]] = Default(())


def injuries() -> Generator[Question[Any], Any, tuple[Injury, ...]]:
    """Ask for injuries now or in the last half year, and whether they are still there when that was left open."""
    told = yield from _told()
    if not any(_open_question(one.said) for one in told):
        return told
    still: bool = yield from ask(still_there(told))
    return tuple(replace(one, open=still) if _open_question(one.said) else one for one in told)


def _told() -> Generator[Question[Any], Any, tuple[Injury, ...]]:
    told: tuple[Injury, ...] | None = yield from ask(
        Question(
            key="injuries",
            text=t("5 of 6. Any injury now, or in the last six months?"),
            choices=((Choice(t("None"), "none"), Choice(t("Yes"), "yes"), BACK, SKIP),),
            context="asked:injury",
            read=lambda heard: None if heard.word in YES_WORDS else _injuries(heard),
            offered=_offered_injuries,
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


STILL: Final = (
    "still",
    "now",
    "currently",
    "hurts",
    "hurting",
    "sore",
    "stiff",
    "at the moment",
    "today",
    "again",
    "sometimes",
    "now and then",
    "from time to time",
    "at times",
    "occasionally",
    "always",
)
ENDED: Final = re.compile(
    r"(?:no[, ]+)?(?:(?:it|that|they|all)(?:'s|'re| is| are| has| have| feels?)?\s)?(?:all |been |completely |totally )*"
    r"(?:fine|gone|healed|ok|okay|better|good|over)(?: now| again| since| these days)*"
)
"""Nothing but the news that it is over."""


def _open_question(said: str) -> bool:
    """Return whether words leave it open if an injury is still there."""
    return not any(one in said for one in (*OVER, *STILL))


def still_there(told: tuple[Injury, ...]) -> Question[bool]:
    """Ask whether an injury is still there; not knowing counts as there."""
    return Question(
        key="injury_still",
        text=t("Is it still there?"),
        short=t("Your {sites}: still there, or fine now?", sites=phrases.sites(told)),
        choices=((Choice(t("Still there"), "still there"), Choice(t("Fine now"), "fine now"), BACK, SKIP),),
        context="asked:injury",
        read=_still,
        offered=lambda heard: False if ENDED.fullmatch(heard.word) else None,
        echo=lambda still: t("Good.") if not still else t("Then I start gently."),
        skipped=Default(value=True),
        follows="injuries",
        hints=(t('"Still there" or "fine now" will do.'),),
        welcomes=frozenset({Intent.REPORT_PAIN, Intent.RESUME_PLAN, Intent.EDIT_LAST}),
    )


def _still(heard: Heard) -> bool:
    if heard.word in NO_WORDS or ENDED.fullmatch(heard.word) or any(word in heard.word for word in OVER):
        return False
    if heard.word in YES_WORDS or any(word in heard.word for word in (*STILL, "bit", "yes", "little")):
        return True
    raise UnclearError


OVER: Final = (
    "fine",
    "gone",
    "ok now",
    "okay now",
    "all good",
    "good now",
    "good again",
    "healed",
    "recovered",
    "better now",
    "no problem since",
    "was ",
    "in the past",
    "used to",
    "years ago",
    "year ago",
    "last year",
    "history of",
    "previously",
    "quiet for",
    "quiet since",
)

WELL: Final = re.compile(
    r"(?:and |but )?(?:my |the |both |all |left |right )*\w+(?: band| flexors?| fascia)?"
    r"(?:'?s| is| are| feels?| felt| was| were| ist| esta| est)? (?:(?:all|perfectly|absolutely|completely|totally) )?"
    r"(?:fine|good|ok|okay|great|happy|well)(?: today| too| as well)?"
)
"""A place that is well, and was not said to have been hurt: "calf fine"."""


def _injuries(heard: Heard) -> tuple[Injury, ...]:
    found = _injuries_in(heard)
    none = heard.word in NO_WORDS | {"never"} or WELL.fullmatch(heard.word)
    if not found and not none and heard.reading("asked:injury").pain != 0:
        raise UnclearError
    return found


def _offered_injuries(heard: Heard) -> tuple[Injury, ...] | None:
    told = [one for one in parts(heard, "injury") if not WELL.fullmatch(one.word)]
    said = replace(heard, text=", ".join(one.text for one in told))
    return _injuries_in(said) if "injur" in said.word or places(said.text, said.language) else None


def _injuries_in(heard: Heard) -> tuple[Injury, ...]:
    if WELL.fullmatch(heard.word):
        return ()
    over = any(word in heard.word for word in OVER)
    return tuple(
        Injury(site, side, open=not over, said=heard.word[:80])
        for site, side in places(heard.text, heard.language)
    )


def _injury_echo(told: tuple[Injury, ...] | None) -> Text:
    if not told:
        return NOTHING
    return t(
        "Thanks, that matters. I'll build up gently and ask about your {sites} now and then.",
        sites=phrases.sites(told),
    )
