"""A race to train for, or one that was run: which, when, where, in what time."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding.cities import city_ahead
from core.understanding.clocks import FASTEST, SLOWEST
from core.understanding.normalise import flat
from core.understanding.run import RACES
from core.understanding.run_times import readings
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import finder, section, words
from core.units import KM_M

_NAME: Final = re.compile(r"[^\W\d_][\w'.-]*")


def race(page: Page) -> str | None:
    """Return the race a text names, the longest name first; "half" and "10k" are races here."""
    named = [(token, _called(token)) for token in page.all(Kind.RACE, Kind.DISTANCE)]
    meant = [
        name for token, name in named if name and not _given_up(page.language).search(page.before(token))
    ]
    if meant:
        return meant[-1]
    return finder(page.language, "races").first(page.rest)


def _called(token: Token) -> str | None:
    return token.word if token.kind is Kind.RACE else _of_length(token.number)


@cache
def _given_up(language: str) -> re.Pattern[str]:
    """Match what stands before a race that another one takes the place of: "instead of the half"."""
    return re.compile(rf"(?<!\w){words(language, 'marks', 'given_up')}\W(?:\w+\W){{0,2}}$")


@cache
def _present(language: str) -> re.Pattern[str]:
    """Match what stands before a time that is run already: "currently 27 mins"."""
    return re.compile(rf"(?<!\w){words(language, 'marks', 'at_present')}\W{{1,2}}(?:\w+\W){{0,2}}$")


def _of_length(metres: float) -> str | None:
    return next(
        (name for name, length in RACES.items() if abs(metres - length) < 1 and name != "parkrun"), None
    )


def target(page: Page, name: str | None, free: tuple[Token, ...]) -> float | None:
    """Return the time aimed for, in seconds: "sub 3:45", "under 4 hours", "sub 40"."""
    metres = RACES.get(name or "")
    kept = (
        one
        for one in page.tokens
        if not _given_up(page.language).search(page.before(one))
        and not (page.context == "asked:goal" and _present(page.language).search(page.before(one)))
    )
    for token in kept:
        if token.kind is Kind.DURATION:
            return token.number
        if token.kind is Kind.PACE and metres and token.number:
            return token.number * metres / KM_M  # "4:30 per km in the half"
        if token.kind in {Kind.TIME, Kind.PACE} and re.search(r"\d[:.]\d\d", token.word):
            return fits(readings(re.findall(r"\d+[:.]\d\d", token.word)[0]), metres)
        year = YEAR.fullmatch(token.word)  # "a marathon in spring 2027"
        if (
            token in free
            and not year
            and (_aimed(page.language).search(page.before(token)) or _over(page, token))
        ):
            dotted = re.fullmatch(r"\d{1,2}\.[0-5]\d", token.word)
            return fits(readings(token.word) if dotted else (token.number * 60, token.number * 3600), metres)
    return None


YEAR: Final = re.compile(r"20\d\d")


def aims(page: Page) -> bool:
    """Say whether a time is aimed for: "berlin 26 september, sub 3:30"."""
    kinds = (Kind.TIME, Kind.DURATION, Kind.NUMBER)
    return any(_aimed(page.language).search(page.before(one)) for one in page.all(*kinds))


def _over(page: Page, token: Token) -> bool:
    """Say whether a race follows a number as what it is run over: "45 in the 10k"."""
    after = re.match(rf"\s{words(page.language, 'marks', 'over')}\s", page.after(token))
    lengths = page.all(Kind.RACE, Kind.DISTANCE)
    return bool(after) and any(one.start == token.end + after.end() for one in lengths if after)


@cache
def _aimed(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(language, 'marks', 'target')}[\s:~-]{{0,2}}(?:a |the |in )?$")


def fits(seconds: tuple[float, float], metres: float | None) -> float:
    """Return the reading that is a human pace; without a distance, hours below five and minutes above."""
    if metres:
        human = [one for one in seconds if FASTEST <= one / metres * KM_M <= SLOWEST]
        if human:
            return human[0]
    return seconds[1] if seconds[1] < 6 * 3600 else seconds[0]


def place(page: Page) -> str:
    """Return where a race is: the words after "in", or the name before it ("berlin marathon")."""
    refused = frozenset(section(page.language, "not_a_place").get("words", ()))
    for found in _after(page.language).finditer(page.clean):
        named = _until(found[1], refused, page.language)
        if named:
            return named
    return _before(page) or _behind(page)


@cache
def _after(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w){words(language, 'marks', 'places')}\s((?:[^\W\d_][\w'.-]*\s?){{1,4}})")


def _until(text: str, refused: frozenset[str], language: str) -> str:
    kept: list[str] = []
    for word in _NAME.findall(text):
        plain = word.casefold().strip(".'")
        if (
            plain in refused
            or finder(language, "months").meanings.get(plain)
            or finder(language, "weekdays").meanings.get(plain)
        ):
            break
        kept.append(word.strip(".'-"))
    while kept[1:] and kept[0].istitle() and kept[-1].islower():
        kept.pop()  # "Porto am 10. Oktober"
    return _titled(" ".join(kept[:3]))


def _titled(name: str) -> str:
    return name.title() if name.islower() else name


def _before(page: Page) -> str:
    refused = frozenset(
        word
        for name in ("before_race", "not_a_place")
        for word in section(page.language, name).get("words", ())
    )
    months, days = finder(page.language, "months").meanings, finder(page.language, "weekdays").meanings
    match = re.search(r"(?i)\b([^\W\d_][\w'-]+)\s(?:half|marathon|10k|5k|mile|parkrun)\b", page.clean)
    if not match:
        return ""
    plain = match[1].casefold()
    named = match.start(1) > 0 and not match[1].islower()  # else it may be any word: "hacer 10k", "Hacer 10k"
    if plain in refused or plain in months or plain in days or not (named or city_ahead(match[1])):
        return ""
    return _titled(match[1])


def _behind(page: Page) -> str:
    """Return the city that is named right behind the race: "Marathon Berlin 26 September"."""
    found = _race_and_name(page.language).search(flat(page.clean))
    if not found:
        return ""
    behind = page.clean[found.start(1) : found.end(1)].split()
    names = [" ".join(behind[:many]) for many in range(1, len(behind) + 1)]
    cities = [(), *map(city_ahead, names)]
    called = [
        name
        for name, before, there in zip(names, cities, cities[1:], strict=False)
        if there and there != before
    ]
    return _titled(called[-1]) if called else ""


@cache
def _race_and_name(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){finder(language, 'races').pattern.pattern}\s((?:[^\W\d_][\w'.-]*\s?){{1,3}})"
    )
