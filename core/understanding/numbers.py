"""Numbers: written out as words, with decimal commas, with groups of thousands; and how clocks and ranges are said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial
from itertools import pairwise
from typing import Final

from core.understanding.starts import FIGURE, Heads, figures, heads, replaced
from core.understanding.words import GAP, any_of, finder, places_of, section

NUMBER: Final = r"\d+(?:[.,]\d+)?"
BEFORE: Final = r"(?<![\w.,:'\"])"
"""A number starts here, not in the middle of another."""

_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
_HUNDRED: Final = 100
_TENS: Final = 20
_TEENS: Final = (60, 80)
"""Tens that French adds ten to nineteen to: "soixante-douze"."""


def number(text: str) -> float:
    """Read "23,4", "6.5", "1,200" or "12"."""
    if _THOUSANDS.fullmatch(text):
        return float(text.replace(",", ""))
    return float(text.replace(",", "."))


def spelled(text: str, language: str, *, hour: bool = False) -> str:
    """Return folded text with its number words as digits: "thirty five" is 35, "three point two" 3.2.

    Amounts are read as they are written in figures ("half an hour", "halb acht"); with *hour*, an hour was asked
    for, and "seis y diez" is one.
    """
    text = finder(language, "amounts").replaced(text)
    text = replaced(_spelled(language), partial(_in_digits, language), text, _begun(text, language))
    text = _late_decimal(language).sub(r"\1.\3 \2", text)
    for name in ("said", "said_hour") if hour else ("said",):
        for pattern, figure, begun in _ways(language, name):
            where = figures(text) if begun == _OF_FIGURES else _places(begun, text) if begun else ()
            written = partial(_written, figure)
            text = pattern.sub(written, text) if begun is None else replaced(pattern, written, text, where)
    return _ISH.sub("", text) if "ish" in text else text


def _in_digits(language: str, match: re.Match[str]) -> str:
    kept = _is_pronoun(match, language) or _is_month(match, language)
    return match[0] if kept else _digits(match[0], language)


def _begun(text: str, language: str) -> list[int]:
    """Return where number words may begin in a text."""
    places = places_of(text)
    return sorted(at for word in _first_words(language) & places.keys() for at in places[word])


@cache
def _first_words(language: str) -> frozenset[str]:
    return frozenset(re.match(r"\w+", word)[0] for word in _values(language))  # type: ignore[index]


_ISH: Final = re.compile(r"(?<=\d)[ -]?ish\b")


@cache
def _values(language: str) -> Mapping[str, int]:
    """Return the number words of a language, also two written as one: "fünfundvierzig", "fiftytwo"."""
    listed = {
        _GAPS.sub(" ", word): int(value)
        for value, many in section(language, "numbers").items()
        for word in many
    }
    glue = next(iter(section(language, "marks").get("number_glue", ())), None)
    ones = {word: value for word, value in listed.items() if 0 < value < _TENS // 2}
    tens = {word: value for word, value in listed.items() if _TENS <= value < _HUNDRED}
    joined = {
        (ten + one if glue is None else one + glue + ten): ones[one] + tens[ten]
        for one in ones
        for ten in tens
    }
    return joined | listed


@cache
def _articles(language: str) -> frozenset[str]:
    """Return the words for one that are articles too: "un 6" is six."""
    return frozenset(section(language, "marks").get("number_article", ()))


def _is_pronoun(match: re.Match[str], language: str) -> bool:
    """Say whether "one" stands for a thing that was named: "that one", "a tough one"; "the one mile" is a number."""
    before, after = _pronoun(language)
    one = match[0] == next(iter(section(language, "numbers").get("1", ())), None)
    return one and bool(
        before.search(match.string[max(0, match.start() - _WORD_LENGTH) : match.start()])
        and not after.match(match.string[match.end() :])
    )


def _is_month(match: re.Match[str], language: str) -> bool:
    """Say whether a number word behind a figure is a month: French "19 sept"."""
    named = match[0] in finder(language, "months").meanings
    return named and match.string[: match.start()].rstrip()[-1:].isdecimal()


_WORD_LENGTH: Final = 16


@cache
def _pronoun(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = any_of(language, section(language, "marks").get("one_is_a_thing", ()))
    counted = [
        word for name in ("units", "spans") for many in section(language, name).values() for word in many
    ]
    return re.compile(rf"(?<!\w){before}\W{{1,2}}$"), re.compile(rf"[ -]{any_of(language, counted)}(?!\w)")


@cache
def _spelled(language: str) -> re.Pattern[str]:
    names = any_of(language, _values(language))
    link = any_of(language, section(language, "marks").get("number_and", ()))
    point = any_of(language, section(language, "marks").get("number_point", ()))
    return re.compile(rf"(?<![\w-]){names}(?:(?:[ -]|\W{link}\W|\W{point}\W){names}){{0,4}}(?![\w-])")


@cache
def _late_decimal(language: str) -> re.Pattern[str]:
    """Match decimals that are spoken after the unit: "12 kilometres virgule 5"."""
    units = any_of(
        language, [word for name in ("km", "mi") for word in section(language, "units").get(name, ())]
    )
    point = any_of(language, section(language, "marks").get("number_point", ()))
    return re.compile(rf"(?<![\w.,:])(\d{{1,3}})\s({units})\s{point}\s(\d{{1,2}})(?![\w:]|[.,]\d|\sa\s)")


@cache
def _point(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W{any_of(language, section(language, 'marks').get('number_point', ()))}\W")


@cache
def _word(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(language, _values(language))}(?!\w)")


def _digits(phrase: str, language: str) -> str:
    whole, *decimals = _point(language).split(phrase, maxsplit=1)
    if phrase in _articles(language):
        return phrase
    values = _read(whole, language)
    if not _joins(values):
        return _row(phrase, language)
    after = "".join(map(str, _read(decimals[0], language))) if decimals else ""
    return f"{_sum(values)}.{after}" if after else str(_sum(values))


def _row(phrase: str, language: str) -> str:
    """Return a row of numbers in figures, each of as many words as make one: "twenty six thirty" is 26 30."""
    parts: list[str] = []
    last = 0
    group: list[int] = []
    for one in _word(language).finditer(phrase):
        article = one[0] in _articles(language)
        value = _value(one[0], language)
        between = phrase[last : one.start()]
        if group and not article and between in _CLOSE and _joins([*group, value]):
            group.append(value)
            parts[-1] = str(_sum(group))
        else:
            group = [] if article else [value]
            parts += [between, one[0] if article else str(value)]
        last = one.end()
    return "".join((*parts, phrase[last:]))


_CLOSE: Final = frozenset({" ", "-"})


def _read(phrase: str, language: str) -> list[int]:
    return [_value(one, language) for one in _word(language).findall(phrase)]


def _value(word: str, language: str) -> int:
    return _values(language)[_GAPS.sub(" ", word)]


_GAPS: Final = re.compile(r"\W+")


def _joins(values: list[int]) -> bool:
    """Say whether the words make one number ("thirty five", "a hundred and ten"), not a row of them."""
    return all(
        _HUNDRED in {left, right}
        or (left >= _TENS and left % 10 == 0 and right < (_TENS if left in _TEENS else 10))
        for left, right in pairwise(values)
    )


def _sum(values: list[int]) -> int:
    total = 0
    for value in values:
        total = max(total, 1) * value if value == _HUNDRED else total + value
    return total


@cache
def _ways(language: str, name: str) -> tuple[tuple[re.Pattern[str], str, Heads], ...]:
    """Return the patterns of a table of ways to say a figure, each with the figure; N and M are numbers in both.

    The third is what it may begin with: figures, or whole words; None when it may be anything else.
    """
    listed = (
        (rf"(?<![\w.,:]){_numbered(any_of(language, [way]))}(?![^\W\dkm]|[\d:]|[.,]\d)", figure)
        for figure, ways in section(language, name).items()
        for way in sorted(ways, key=len, reverse=True)
    )
    return tuple((re.compile(body), figure, _whole(heads(body))) for body, figure in listed)


_OF_FIGURES: Final = frozenset({FIGURE})


def _whole(begun: Heads) -> Heads:
    """Return what a pattern may begin with, where that is figures alone or words alone."""
    words_alone = begun is not None and all(one.endswith(" ") for one in begun)
    return begun if begun == _OF_FIGURES or words_alone else None


def _places(begun: frozenset[str], text: str) -> list[int]:
    """Return where words that a pattern may begin with stand in a text."""
    places = places_of(text)
    return sorted(at for word in begun for at in places.get(word[:-1], ()))


def _numbered(body: str) -> str:
    """Make a way to say a figure a pattern; of two numbers side by side none is a clause of its own: "in 46, 4"."""
    joined = body.replace(f"N{GAP}M", "N[ -]M")
    return joined.replace("N", r"(?P<N>\d{1,3})").replace("M", r"(?P<M>\d{1,2})")


_TERM: Final = re.compile(r"(:?)(N|M|60)(?:-(M|1))?")
_NOON: Final = 12
_MINUTES: Final = 60


def _written(figure: str, match: re.Match[str]) -> str:
    """Write a figure for what was said: "N-1:30" for "halb acht" is 7:30, "N\u2013M" the range of two numbers."""
    return _TERM.sub(partial(_term, match.groupdict()), figure).replace("\u2013", "-")


def _term(said: Mapping[str, str], term: re.Match[str]) -> str:
    value = int(said.get(term[2], term[2])) - int(said.get(term[3], term[3]) if term[3] else 0)
    if term[1]:
        return f":{value if value > _MINUTES else value % _MINUTES:02}"  # "45:75" stays what it is: a slip
    return str(value if value or not term[3] else _NOON)
