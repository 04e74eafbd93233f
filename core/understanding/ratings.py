"""Rules for what stands around a run: repetitions and their times, scores out of ten, hours of sleep."""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

from core.understanding.numbers import BEFORE, NUMBER
from core.understanding.rules import CLOCK, Made, Read, middle, plain, units
from core.understanding.tokens import Kind, Token
from core.understanding.words import any_of, section, words


def sets(language: str) -> Made:
    unit = units(language, "km", "mi", "m", "h", "min", "s")
    one = rf"\(?\d+(?:[.,:']\d+)?(?:-\d+(?:[.:]\d+)?)?(?:\s?(?:{unit}(?!\w)|['\"]+|s(?!\w)))?"
    rest = words(language, "marks", "sets_rest")
    hard = words(language, "marks", "sets_how")
    turn = rf"(?:{hard}|{rest}|{words(language, 'marks', 'sets_turn')})(?!\w)"
    how = rf"(?:\s{turn}[\s,/]{{1,3}}{one}\s{turn}|\s{hard}(?!\w))?"
    by = rf"(?:\s?[x*]\s?|\s{words(language, 'marks', 'sets_by')}\s)"
    many = r"x\s?\d{1,2}(?!\w)"
    tail = _between(language, one)
    after = words(language, "marks", "sets_after")
    of = words(language, "marks", "done_of")
    each = rf"(?:\s{words(language, 'marks', 'sets_of')}\s{one})?"
    warm = words(language, "marks", "warm")
    both = words(language, "marks", "warm_both")
    alone = "".join(rf"(?<!{re.escape(one)}\s)" for one in section(language, "marks").get("and", ()))
    times = rf"(?:{units(language, 'h', 'min', 's')}|{any_of(language, chain(*section(language, 'spans').values()))})"
    counted = rf"(?:x|{words(language, 'counts', 'things')})"
    split = rf"(?:\d{{1,2}}[:']\d{{2}}(?:\.\d)?\"?|\d{{2,3}}(?:\.\d)?(?:\s?{units(language, 's')}(?!\w)|\")?)"
    return [
        (
            rf"(?<![\w.,:x*])(?<!x\s){split}(?:(?:\s?[,/]\s?|\s|-){split}){{3,}}(?![\w:.]*\d)(?!\s?{unit}\b)",
            _splits,
        ),
        (
            rf"{BEFORE}\d{{1,4}}(\s?[/,-]\s?)\d{{1,4}}(?:\1\d{{1,4}}){{2,}}(?:\s?{unit})?(?![\w:.]*\d)(?!\w)",
            plain(Kind.SET),
        ),
        (
            rf"{BEFORE}\d{{1,2}}{by}(?:{one}|{units(language, 'km', 'mi')}(?!\w)){how}(?:\s{rest}(?!\w|\s?\d))?{tail}{{0,3}}\)?",
            plain(Kind.SET),
        ),
        (
            rf"{BEFORE}\d{{1,2}}\s(?:{of}\s\d{{1,2}}\s)?(?:x\s)?(?:\d+\s?{unit}?\s)?{after}(?!\w){each}{how}{tail}{{0,3}}",
            plain(Kind.SET),
        ),
        (
            rf"(?<!\w){after}[\s:,]{{1,2}}(?:{many}{tail}{{0,2}}|\d{{1,2}}\s?(?!{times}(?!\w)){counted}(?!\w))",
            plain(Kind.SET),
        ),
        *_walks(language),
        (rf"{BEFORE}\d{{1,2}}\sof\s\d{{2,4}}\s?{units(language, 'm')}(?!\w){tail}{{0,2}}", plain(Kind.SET)),
        (rf"{BEFORE}{NUMBER}\s?{unit}?\s(?:easy\s)?(?:{warm}|{both})(?!\w)", _warm),
        (rf"(?<!\w){alone}{warm}\s{NUMBER}\s?{unit}?(?!\w)", _warm),
    ]


def _between(language: str, one: str) -> str:
    """Match what is said of the recovery behind a set: "with 2 min jog", "(90 s)", "/ 400 easy"; *one* is a length."""
    rest, hard = words(language, "marks", "sets_rest"), words(language, "marks", "sets_how")
    given = rf"(?:[\s,]{{1,2}}{words(language, 'marks', 'sets_with')}/?[\s]?{one}(?:\s{rest}(?!\w|\s?\d))*)"
    jogged = rf"(?:[\s,]{{1,2}}{one}\s{rest}(?!\w))"
    pause = rf"(?:[0-4]:\d{{2}}|\d{{1,3}}\s?(?:{units(language, 'm', 'min', 's')}|['\"]+))"
    aside = rf"(?:\s?\(\s?{pause}(?:\s{rest})*\s?\))"
    turns = rf"(?:\s?/\s?{one}(?:\s{hard}(?!\w))?(?:\s{rest}(?!\w|\s?\d))*)"
    return rf"(?:{given}|{jogged}|{aside}|{turns})"


def _walks(language: str) -> Made:
    """Return the patterns of running and walking in turns: "15 min jog, 5 min walk", "ran 25, walked 5, ran 10 more"."""
    ran, walked = (words(language, "marks", name) for name in ("run_part", "walk_part"))
    times, lengths = units(language, "h", "min", "s"), units(language, "km", "mi")
    few, often = rf"\d{{1,2}}\s?{times}", r"(?:\s?x\s?\d{1,2})?"
    some = rf"(?:for\s)?\d{{1,2}}(?:\s?{times})?(?![\w:.,]*\d|\s?{lengths}(?!\w))(?:\smore)?"
    then = rf"(?:\W{{1,3}}(?:{words(language, 'marks', 'another')}\s)?)"
    turns = (
        rf"{BEFORE}{few}\s{ran}\W{{1,3}}{few}\s{walked}{often}(?:{then}{few}\s(?:{ran}|{walked}))*(?!\w)",
        rf"(?<!\w){ran}\s{few}\W{{1,3}}{walked}\s{few}{often}(?!\w)",
        rf"(?<!\w){ran}\s{some}{then}{walked}\s{some}(?:{then}(?:{ran}|{walked})\s{some})+",
    )
    return [(one, _walk_run) for one in turns]


WARM: Final = "warm"
"""The word of a warm-up or a cool-down: a part of a run, and no repetition."""


def _warm(match: re.Match[str]) -> Token:
    return Token(Kind.SET, match.start(), match.end(), word=WARM)


def _walk_run(match: re.Match[str]) -> Token:
    return Token(Kind.SET, match.start(), match.end(), word="walk_run")


def _splits(match: re.Match[str]) -> Token:
    times = re.findall(r"\d+(?:[:.']\d+)*", match[0])
    return Token(Kind.SPLITS, match.start(), match.end(), many=tuple(_seconds(one) for one in times))


def _seconds(text: str) -> float:
    minutes, colon, seconds = text.replace("'", ":").rpartition(":")
    return int(minutes) * 60 + float(seconds) if colon else float(seconds)


def warmth(language: str) -> Made:
    """Return the patterns of temperatures, heartbeats, and climbs ("D+ 900", "1 %"): none is a distance."""
    fever, degrees = words(language, "marks", "fever"), words(language, "marks", "degrees")
    slope, length = words(language, "marks", "slope"), units(language, "km", "mi")
    beats, link = words(language, "marks", "heartbeats"), words(language, "marks", "copula")
    highest = rf"(?:[\s,/]{{1,3}}(?:max|avg|min|peak)[\s:]{{1,2}}{NUMBER}(?!\w|[:.,]\d))*"
    then = rf"[\s,]{{1,2}}{words(language, 'marks', 'numbered_then')}\s\d{{1,2}}"
    week = rf"(?<!\w){words(language, 'marks', 'numbered')}\s\d{{1,2}}{then}"
    return [
        (
            rf"(?<!\w)(?<!(?<!:\d)\d\s){beats}(?:[\s:=~@]{{1,2}}{link})*[\s:=~@]{{0,2}}{NUMBER}(?:\s?-\s?{NUMBER})?(?:ish)?(?!\w|[:.,]\d){highest}",
            plain(Kind.WARMTH),
        ),
        (
            rf"{BEFORE}{NUMBER}(?:\s?-\s?{NUMBER})?\s?{words(language, 'marks', 'beats_after')}(?!\w)",
            plain(Kind.WARMTH),
        ),
        (rf"{week}(?!\w|[:.,/]\d|\s?{length}(?!\w))", plain(Kind.WARMTH)),
        (
            rf"(?<!\w){slope}\s(?:[^\W\d]{{2}}\s)?{NUMBER}(?:\s?%|(?![\w:.]*\d|\s?{length}(?!\w)))",
            plain(Kind.WARMTH),
        ),
        (rf"{BEFORE}(?:\d|1[0-5])(?:[.,]\d)?\s?%(?!\w)", plain(Kind.WARMTH)),
        (r"(?<!\w)(?:zone|zona|z)\s?[1-5](?:\s?-\s?[1-5])?(?!\w|[.,:]\d)", plain(Kind.WARMTH)),
        (rf"{BEFORE}{NUMBER}\s?(?:of\s|de\s)?(?:{degrees}|{fever})(?!\w)", plain(Kind.WARMTH)),
        (rf"(?<!\w){fever}\s(?:\w+\s)?{NUMBER}(?![\w:.]*\d)", plain(Kind.WARMTH)),
        (rf"(?<!\w)d\s?\+\s?(?:of\s|de\s)?{NUMBER}\s?m?(?!\w)", plain(Kind.WARMTH)),
        (rf"{BEFORE}{NUMBER}\s?(?:m\s)?(?:d\s?\+|m\s?\+)(?!\w)", plain(Kind.WARMTH)),
    ]


def scores(language: str) -> Made:
    ten = rf"\s?(?:/|(?:\s?{words(language, 'marks', 'out_of')}\s?))\s?10(?![\d:.,/]*\d|\s?{units(language, 'km', 'mi')}(?!\w))"
    few = rf"({NUMBER})(?:\s?(?:-|/|{words(language, 'marks', 'or')})\s?({NUMBER})(?!\s?/))?"
    link = rf"(?:(?:[\s:=~,-]{{1,3}}{words(language, 'marks', 'copula')})*[\s:=~-]{{0,3}})"
    no_unit = rf"(?!\d|[.,:/x]\d|\s?(?:{units(language, 'km', 'mi', 'm', 'h', 'min')})(?!\w)|\s?%)"
    made: Made = [(rf"(?<![\w.,:/]){few}{ten}", _undated(language))]
    for word in ("effort", "soreness", "pain"):
        name = words(language, "marks", word)
        made.append((rf"(?<!\w){name}{link}(?<!\w){few}(?:{ten})?{no_unit}", _score(word)))
        if word != "soreness":
            behind = rf"(?!{words(language, 'marks', 'felt')}(?!\w))"  # "ran 7 felt rubbish" rates nothing
            made.append((rf"(?<![\w.,:/]){few}\s(?:for\s)?{behind}{name}(?!\w)", _score(word)))
    # before a word of effort and a number: "a hard 7" is so far, "was hard 7" so hard
    no_length = "".join(rf"(?<!\b{re.escape(one)}\s)" for one in section(language, "marks")["article"])
    for degree, said in section(language, "effort").items():
        near = "|".join(str(one) for one in range(int(degree) - 1, int(degree) + 2))
        made.append(
            (
                rf"(?<!\w){no_length}{any_of(language, said)}[\s,:]{{1,2}}({near})(?:{ten})?{no_unit}(?=\W*(?:$|[,.;!\n]))",
                _rated,
            )
        )
    return made


def _rated(match: re.Match[str]) -> Token:
    return Token(Kind.SCORE, match.start(), match.end(), float(match[1]), "effort")


def _undated(language: str) -> Read:
    """Return the reader of a score out of ten; "on 13/10" is a day of October."""
    on = re.compile(rf"(?<!\w){words(language, 'marks', 'on_day')}\s$")

    def read(match: re.Match[str]) -> Token | None:
        dated = "/" in match[0] and on.search(match.string[max(0, match.start() - _LEAD) : match.start()])
        return None if dated else _score("")(match)

    return read


_LEAD: Final = 16
"""Characters of the longest words before a day."""


def _score(word: str) -> Read:
    def read(match: re.Match[str]) -> Token:
        return Token(Kind.SCORE, match.start(), match.end(), middle(match), word)

    return read


SHORTEST_NIGHT_H: Final = 3
"""Hours apart from the words of sleep that are still a night, and no run: "slept well, 2 hours easy"."""


def sleep(language: str) -> Made:
    name = words(language, "marks", "sleep")
    link = rf"(?:\s{words(language, 'marks', 'sleep_link')}){{0,4}}"
    among = rf"(?:\s{words(language, 'marks', 'sleep_among')}){{0,3}}"
    hours, ran = units(language, "h"), words(language, "marks", "past")
    span = rf"({NUMBER})(?:\s?(?:-|{words(language, 'marks', 'or')})\s?({NUMBER}))?"
    minutes = rf"(?:\s?{hours}?\s?(\d{{2}})(?!\d)\s?(?:m|min|mins)?(?!\w))?"

    def read(match: re.Match[str]) -> Token | None:
        value = middle(match)
        value += int(match[3]) / 60 if match[3] else 0
        return Token(Kind.SLEEP, match.start(), match.end(), value)

    def night(match: re.Match[str]) -> Token | None:
        told = read(match)
        return told if told and told.number >= SHORTEST_NIGHT_H else None

    def clock(match: re.Match[str]) -> Token:
        return Token(Kind.SLEEP, match.start(), match.end(), int(match[1]) + int(match[2]) / 60)

    up = rf"(?!\s?(?:{words(language, 'marks', 'bed_to_rise')}|-)\s?\d)"
    return [
        (rf"(?<!\w){name}{link}[\s:=~]{{1,2}}{CLOCK}{up}", clock),
        (
            rf"(?<!\w){name}{link}[\s:=~]{{1,2}}{span}{minutes}\s?{hours}?(?!\w|[:/]|\s?(?:am|pm|k|km)){up}",
            read,
        ),
        (rf"{BEFORE}{span}()\s?{hours}{among}\s{name}", read),
        (
            rf"(?<!\w){name}(?:\s(?!{ran}\W)[^\W\d]+){{1,4}}(?:\s|,?\s?\(){span}{minutes}\s?{hours}(?!\w)",
            read,
        ),
        (
            rf"(?<!\w){name}(?:\s(?!{ran}\W)[^\W\d]+){{0,4}},\s(?:\w+\s)?{span}{minutes}\s?{hours}(?!\w)",
            night,
        ),
    ]
