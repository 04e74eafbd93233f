"""What the coach offers between quotes ("move Thursday to Friday") is understood in every language it is offered in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from io import BytesIO
from typing import Any, Final

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from core.athlete.athlete import Athlete
from core.athlete.profile import LanguageFrom
from core.dialogs import talk
from core.dialogs.overheard import LABELS
from core.scene import Scene
from core.voice.speech import label
from core.voice.text import Text
from tests.core import people
from tests.tools.words import LANGUAGES, LOCALES

NOW: Final = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)

QUOTES: Final = {
    "en": r'"([^"]+)"',
    "de": "„([^“]+)“",
    "fr": "«\u00a0([^»]+)\u00a0»",
    "es": "“([^”]+)”",
    "pt": "“([^”]+)”",
}
"""What stands between the quotation marks of a language."""

NOT_TYPED: Final = {"{note}": "what the runner wrote, read back"}
"""Quotes that are no examples, each with the reason."""

NEW: Final = (
    "hi",
    "marathon",
    "10 october",
    "skip",
    "40 km",
    "tue thu sat sun",
    "shins in july",
    "still there",
)
"""The questions at the start, by what is answered before each: 1 is the goal."""
LOGGED: Final = ("did 8 km in 45:00", "7")
HURT: Final = ("sharp pain in one spot on my left shin, hurts at night", "yes")

ASKED: Final[dict[str, tuple[str, ...]]] = {
    "I'm better": ("fever 38.5, feel awful",),
    "3 to 17 August": ("/away",),
    "from Friday for ten days": ("/away",),
    "10k on 12 April": ("also running a race",),
    "12 April": ("also running a race", "10k"),
    "half 3 May": ("marathon in 3 weeks",),
    "sore throat": ("I feel ill",),
    "stomach bug": ("I feel ill",),
    "16 km on Sunday": ("can I add a run?",),
    "until I say so": ("/pause",),
    "Europe/Lisbon": ("/city",),
    "6:45": ("/remind",),
    "7": ("open checkin", "none"),
    "6.5": ("open checkin", "none"),
    "too fast": ("open race_plan",),
    "too slow": ("open race_plan",),
    "No fever since yesterday": ("fever, 38.5", "open recovering"),
    "4 weeks no running": (*HURT, "open seen", "seen"),
    "cleared to run": (*HURT, "open seen", "seen"),
    "use the new paces": ("mile time trial 5:59", "track"),
    "keep the old ones": ("mile time trial 5:59", "track"),
    "fix": LOGGED,
    "undo": LOGGED,
    "9.2 km": (*LOGGED, "fix"),
    "58:40": (*LOGGED, "fix"),
    "effort 8": (*LOGGED, "fix"),
    "10 km in 58:40": (*LOGGED, "fix"),
    "Friday": ("move today's run to another day",),
    "tomorrow": ("move today's run to another day",),
    "7 km": ("/log", "done, but different"),
    "40 min": ("/log", "done, but different"),
    "7 km in 41:20": ("/log", "done, but different"),
    "calves 3": ("did 8 km", "7"),
    "left calf": ("open pain",),
    "knees": ("open pain",),
    "45 min": ("half 3 may",),
    "5:20 per km": ("half 3 may",),
}
"""What is said before an example, where it answers a question; "open" opens a dialog as the coach does of its own."""

AT_START: Final[dict[str, int]] = {
    "marathon 10 October, under 3:45": 1,
    "10 October": 2,
    "No date yet": 2,
    "10k 52:05 in October": 3,
    "5k 24:30": 3,
    "half in 1:52:10": 3,
    "40 km": 4,
    "25 miles": 4,
    "tue thu sat sun": 5,
    "shins in July, fine since": 6,
    "left Achilles, still a bit stiff": 6,
    "Still there": 7,
    "fine now": 7,
    "One of these": 8,
    "high blood pressure": 8,
    "Build my plan": 8,
    "50 km a week": 8,
    "check in at 6:45": 8,
}
"""How many answers of the first questions come before an example."""

ANYTIME: Final = frozenset(
    {
        "10k on 12 April",
        "marathon 10 October, under 3:45",
        "half 3 May",
        "use the new paces",
    }
)
"""Of those, the ones that are typed out of the blue as well."""


@dataclass(frozen=True)
class Example:
    """An example in English, and as it is offered in another language."""

    english: str
    said: str


def offered(language: str) -> Iterator[Example]:
    """Yield the examples of a catalogue, each once."""
    catalogue = read_po(BytesIO((LOCALES / f"{language}.po").read_bytes()), locale=language)
    pairs = [pair for message in catalogue if message.id for pair in both(language, message)]
    yield from (Example(*pair) for pair in dict.fromkeys(pairs) if pair[0] not in NOT_TYPED)


def both(language: str, message: Message) -> list[tuple[str, str]]:
    """Return the quotes of an entry with their translations."""
    english, said = quoted("en", message.id), quoted(language, message.string)
    return list(zip(english, said, strict=True)) if english and message.string else []


def quoted(language: str, forms: str | tuple[str, ...]) -> list[str]:
    """Return what stands between quotes in an entry."""
    return re.findall(QUOTES[language], forms if isinstance(forms, str) else forms[0])


@cache
def coached() -> Athlete:
    """Return a marathoner on the second day of a plan."""
    told = people.TOLD.replace("february", "january")
    return people.after(people.new(), told, "build", now=NOW - timedelta(days=1))


@cache
def before(example: str) -> Athlete:
    """Return a runner who was just asked what an example answers, or has nothing to answer."""
    if example in AT_START:
        return people.after(people.new(), *NEW[: AT_START[example]], now=NOW)
    athlete = coached()
    for line in ASKED.get(example, ()):
        athlete = (
            opened(athlete, line.removeprefix("open ")) if line.startswith("open ") else heard(athlete, line)
        )
    return athlete


def opened(athlete: Athlete, dialog: str) -> Athlete:
    """Return the athlete after the coach opened a dialog."""
    scene = Scene(athlete, NOW)
    return talk.opened(scene, scene.opens(dialog)).athlete


def heard(athlete: Athlete, line: str) -> Athlete:
    """Return the athlete after saying a line."""
    return people.say(athlete, line, NOW).athlete


def outcome(athlete: Athlete, said: str, language: str) -> tuple[Any, ...]:
    """Return what a line leads to: what is said, what is asked, what is kept; without the line's own words."""
    profile = replace(athlete.profile, language=language, language_from=LanguageFrom.CHOSEN)
    turn = people.say(replace(athlete, profile=profile), said, NOW)
    kept = turn.athlete
    return (
        [bones(say.text) for say in turn.says],
        kept.open and kept.open.dialog,
        replace(kept.profile, language="en"),
        kept.goal,
        kept.races,
        tuple(replace(run, note="") for run in kept.runs),
        kept.plan and [list(change.edits) for change in kept.plan.changes],
    )


def bones(value: Any) -> Any:
    """Return a text as a value with what fills it, but for plain words, which may be the line's own."""
    if isinstance(value, Text):
        return (value.one, *map(bones, value.joined), *(bones(filled) for _, filled in value.blanks))
    return "" if isinstance(value, str) else value


ELSEWHERE: Final = {"vivo en Sevilla": "I live in Sevilla", "Europe/Madrid": "Europe/Madrid"}
"""Examples that name another place than the English one, and what that would be in English."""


@lru_cache(maxsize=512)
def in_english(athlete: Athlete, said: str) -> tuple[Any, ...]:
    """Return what an English line leads to."""
    return outcome(athlete, said, "en")


def same(language: str, example: Example, athlete: Athlete) -> bool:
    """Return whether an example leads where the English one does."""
    english = ELSEWHERE.get(example.said, example.english)
    return outcome(athlete, example.said, language) == in_english(athlete, english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_offered_is_understood(language: str) -> None:
    """Typed in the language it is offered in, an example does what the English one does in English."""
    examples = list(offered(language))
    asked = [one for one in examples if not same(language, one, before(one.english))]
    alone = [one for one in examples if one.english in ANYTIME and not same(language, one, coached())]
    assert (asked, alone) == ([], [])


def test_what_is_offered_is_no_riddle() -> None:
    """In English nothing that is offered is answered by offering it again."""
    offers = dict.fromkeys(one.english for one in offered("de"))
    again = [one for one in offers if f'"{one}"' in str(outcome(before(one), one, "en")[0])]
    assert again == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_that_is_typed_is_a_tap(language: str) -> None:
    """The buttons that need no open question do what they say, typed in any language, hurt or not."""
    hurt = heard(heard(coached(), HURT[0]), HURT[1])
    labels = {label(one.label): label(one.label, language) for one in LABELS}
    pairs = [(athlete, Example(one, said)) for athlete in (coached(), hurt) for one, said in labels.items()]
    assert [one.said for athlete, one in pairs if not same(language, one, athlete)] == []
