"""Whatever is typed is read: no text raises, and none takes time out of proportion to its length."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.understanding import phrases
from core.understanding.normalise import LONGEST
from core.understanding.reading import Intent
from core.understanding.record import as_record
from core.understanding.safety import red_flag
from core.understanding.scan import scan
from core.understanding.understand import understand
from core.understanding.words import LANGUAGES, any_of, section
from core.units import Units

TODAY: Final = date(2026, 11, 23)
CORPUS: Final = Path(__file__).parents[2] / "corpus"
LINES: Final = [
    json.loads(line)["text"]
    for language in LANGUAGES
    for line in (CORPUS / f"{language}.jsonl").read_text("utf-8").splitlines()
]
CONTEXTS: Final = (
    "idle", "asked:run", "asked:rpe", "asked:soreness", "asked:sleep", "asked:race_date", "asked:recent_race",
    "asked:weekly_volume", "asked:days", "asked:timezone", "asked:goal", "asked:reminder_time",
)  # fmt: skip
BITS: Final = (
    "5:",
    "1h",
    "x",
    "'",
    '"',
    " km ",
    "12,5",
    "1,200",
    ".",
    "-",
    "0",
    "\u200b",
    "\u202e",
    "ß",
    "¡",
    "🏃",
    "\n",
)

languages = st.sampled_from(LANGUAGES)
contexts = st.sampled_from(CONTEXTS)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """Draw a labelled line that was cut, doubled, or had something typed into it."""
    text = draw(st.sampled_from(LINES))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from((*BITS, text, text[at:]))) + text[at:]
    return text


@given(st.text(max_size=300), languages, contexts, st.sampled_from(Units))
@example("²³¹½", "en", "asked:rpe", Units.KM)
@example("٣ كم في ٢٠", "en", "idle", Units.MI)
def test_no_text_raises(text: str, language: str, context: str, units: Units) -> None:
    """Any text is read as something, with values in the form of the corpus."""
    got = as_record(understand(text, context=context, units=units, today=TODAY, language=language))
    assert Intent(got["intent"])
    json.dumps(got)


@given(mangled(), languages, contexts)
def test_no_slip_raises(text: str, language: str, context: str) -> None:
    """A report that was mangled, in whatever language it is taken for, is read as something."""
    understand(text, context=context, units=Units.KM, today=TODAY, language=language)
    red_flag(text, language)


@given(mangled(), languages)
def test_tokens_lie_apart(text: str, language: str) -> None:
    """No character is part of two values."""
    tokens, rest = scan(text.lower(), language, Units.KM)
    assert len(rest) == len(text.lower())
    assert all(one.end <= other.start for one, other in pairwise(tokens))


LONG: Final = (
    "1", "1 ", "1:", "1.", "1,", "5:30 ", "10 km ", "4x", "4x400 ", "12-", "a ", "a", "left ", "no ", "not ", "week ",
    "mo ", "1 may ", "1h", "1h ", "'", '"', '"a b c d ', "(", "\\", "twenty ", "fünf ", "und ", "y ", "sore ", "calf and ",
    "8 of ", "in 8 weeks ", "mañana ", "jusqu'", "?", "! ", "🏃", "\u200d", "e ", "d'", "half ", "pain ", "my ",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_repetitions_are_read(language: str) -> None:
    """What repeats itself to the end of what is read comes back; a pattern that could blow up would not."""
    for bit in LONG:
        text = bit * (LONGEST // len(bit) + 1)
        for context in ("idle", "asked:rpe", "asked:reminder_time", "asked:days"):
            understand(text, context=context, units=Units.KM, today=TODAY, language=language)
        red_flag(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", ["orders", "questions", "reports"])
def test_phrases_are_found_as_a_search_finds_them(language: str, group: str) -> None:
    """Looking phrases up by how they begin finds the intents that trying every phrase finds."""
    patterns = [
        [
            re.compile(r"\W" + any_of(language, [one]).replace("^", phrases.START) + phrases.END)
            for one in listed
        ]
        for listed in section(language, group).values()
    ]
    index = phrases.phrases(language, group)
    for text in LINES[::7]:
        padded = " " + text.lower()
        slowly = {at for at, listed in enumerate(patterns) if any(one.search(padded) for one in listed)}
        assert index.find(padded, lambda *_: True) == slowly, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_stand_in_spans_however_they_are_spelt(language: str) -> None:
    """From one weekday to another, hyphens and all: "segunda-feira" too."""
    for word in (word for listed in section(language, "weekdays").values() for word in listed):
        understand(f"{word} - {word}", today=TODAY, language=language)
