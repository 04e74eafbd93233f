"""Places on the body in a text, with their sides, and whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, TypeAlias

from core.understanding.body import PARTS
from core.understanding.normalise import clean, fold
from core.understanding.tokens import Page
from core.understanding.words import finder, pattern, section, words

Places: TypeAlias = "tuple[tuple[str, str | None], ...]"


def places(text: str, language: str = "en") -> Places:
    """Return the places *text* names, whatever it says of them: (site, side) pairs."""
    folded = fold(clean(text))
    return named(folded, language) or named(_parted(language).sub(r" \g<0>", folded), language)


@cache
def _parted(language: str) -> re.Pattern[str]:
    """Match what a compound says of the place it begins with: the "probleme" of "schienbeinprobleme"."""
    return re.compile(rf"(?<=\w{{4}}){words(language, 'marks', 'complaints')}(?!\w)")


@cache
def _sided(language: str) -> re.Pattern[str]:
    sides = "|".join(re.escape(word) for names in section(language, "sides").values() for word in names)
    body = finder(language, "body").pattern.pattern
    before = rf"(?:(?<!\w)({sides or '(?!)'})\W{{1,2}}(?:\w+\W)?)?"
    ends = r"(?!(?<=\W\w) [^\W\d])"  # "knees r killing me": a letter is a side where nothing follows
    after = rf"(?:\W{{1,2}}(?:on (?:the |my )?)?({sides or '(?!)'})(?: side| one)?(?!\w){ends})?"
    return re.compile(rf"{before}({body}){after}")


def named(text: str, language: str) -> Places:
    """Return the places a clause names, with their sides; "at the back of my knee" is the knee."""
    found: list[tuple[str, str | None]] = []
    body, sides = finder(language, "body"), finder(language, "sides")
    first = next((one.start for one in body.find(text)), None)
    if first is None:
        return ()
    for match in _sided(language).finditer(text, max(0, first - _AROUND)):
        site = body.first(match[2])
        said = match[1] or match[3]
        side = sides.first(said) if said else None
        if site and not _is_none(text, match.start(2), match.end(), language):
            found.append((site, side if side != "both" else None))
    return _narrowed(_late_side(tuple(dict.fromkeys(found)), text, language))


def said_of_place(text: str, language: str) -> Iterator[str]:
    """Yield what may be said of a place that is named: the words without it, and without ever more that lead up to them.

    Of "my left knee is gone" these are "my is gone", "is gone" and "gone".
    """
    rest = _NO_WORD.sub(" ", _sided(language).sub(" ", fold(clean(text)))).strip()
    yield rest
    while lead := _leads(language).match(rest):
        rest = rest[lead.end() :]
        yield rest


_NO_WORD: Final = re.compile(r"\W+")


@cache
def _leads(language: str) -> re.Pattern[str]:
    return re.compile(rf"{words(language, 'marks', 'leads_to_place')} ")


def _late_side(places: Places, text: str, language: str) -> Places:
    """Return the only place of a clause with the only side that is named in it: "hip a little sore on the left"."""
    told = {one.means for one in finder(language, "sides").find(text) if len(text[one.start : one.end]) > 1}
    if len(places) != 1 or places[0][1] or len(told) != 1 or told & {"both"}:
        return places
    return ((places[0][0], next(iter(told))),)


def _narrowed(places: Places) -> Places:
    """Return places without the foot that a toe or heel is said to be of: "dedo del pie derecho" is a right toe."""
    of_foot = PARTS["foot"]
    if not any(site in of_foot for site, _ in places):
        return places
    side = next((side for site, side in places if site == "foot" and side), None)
    return tuple(
        (site, known or (side if site in of_foot else None)) for site, known in places if site != "foot"
    )


def _is_none(text: str, start: int, end: int, language: str) -> bool:
    """Say whether a word for a place on the body is none here: "heading out", "back home"."""
    first = max(0, start - _AROUND)
    near = pattern(language, "not", "body").finditer(text[first : end + _AROUND])
    return any(one.start() + first < end and start < one.end() + first for one in near)


_AROUND: Final = 16


def theirs(page: Page) -> bool:
    """Say whether somebody else's complaint is told of."""
    return of_others(page.text, page.language)


def of_others(text: str, language: str) -> bool:
    """Say whether somebody else alone is spoken of; who only came along is not: "8 km with the dog"."""
    if pattern(language, "whose", "too").search(text):
        return False
    named = others(language).finditer(text)
    return any(not came_along(text[: one.start()], language) for one in named)


def came_along(before: str, language: str) -> bool:
    """Say whether somebody only came along, by the words just *before* them: "with the dog"."""
    return _company(language).search(before) is not None


def trouble_of_others(text: str, language: str) -> bool:
    """Say whether *text* tells bad news of somebody else, and nothing of the runner: "my wife's knee hurts"."""
    folded = fold(clean(text))
    return of_others(folded, language) and pattern(language, "whose", "trouble").search(folded) is not None


@cache
def _company(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(language, 'marks', 'company')}\W{{1,2}}(?:\w+\W)?$")


@cache
def others(language: str) -> re.Pattern[str]:
    """Return the pattern of those who are not the runner."""
    return re.compile(rf"(?<!\w){words(language, 'not', 'theirs')}(?!\w)")
