"""Days, by the part they play: the day a workout leaves, the day it goes to, the last day away."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from core.understanding.days import WEEKDAYS
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import finder, pattern, words


@cache
def _role(language: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(language, 'marks', name)}[^\w,;]{{1,2}}(?:the |my |it |on |on the )?$")


def plays(page: Page, token: Token, name: str) -> bool:
    """Say whether a day stands behind the words of a part it may play; a token may hold its article: "del jueves"."""
    said = page.text[token.start : token.end]
    day = next((one.start for one in finder(page.language, "weekdays").find(said)), 0)
    before = page.before(token)
    return any(_role(page.language, name).search(one) for one in {before + said[:day], before})


def when(page: Page) -> str | None:
    """Return the day a message speaks of; a day says more than its week: "this week on thursday"."""
    days = page.all(Kind.DAY, Kind.SPAN)
    named = [token for token in days if not token.word.startswith("--")] or list(days)
    precise = [token for token in named if not token.word.endswith(("week", "weekend"))] or named
    return precise[0].word if precise else None


def ran_on(page: Page) -> str | None:
    """Return the day of a run that happened: no day to come."""
    behind = tuple(token for token in page.tokens if not token.word.startswith(_TO_COME))
    return when(replace(page, tokens=behind))


_TO_COME = ("tomorrow", "day_after_tomorrow", "next_")


def race_date(page: Page) -> str | None:
    """Return the day of a race."""
    days = [token.word for token in page.all(Kind.DAY)]
    dated = [word for word in days if word[0] in "-+2"]
    if not days and page.context == "asked:race_date":
        length = next((token.word for token in page.all(Kind.LENGTH)), None)
        if length:
            return length
        month = finder(page.language, "months").first(page.rest)
        return f"--{month}" if month else None
    return next(iter(dated or days), None) or _from_day(page)


def moved(page: Page) -> tuple[str | None, str | None]:
    """Return the day a workout leaves and the day it goes to."""
    days = _each_once([token for token in page.all(Kind.DAY, Kind.SPAN) if not token.word.endswith("week")])
    span = next((one for one in days if one.kind is Kind.SPAN), None)
    if span:
        return span.word, span.other
    if len(days) >= 2 and _is_reason(page, days[0], days[1]):  # noqa: PLR2004 - from and to
        return None, days[0].word
    if len(days) >= 2:  # noqa: PLR2004 - from and to
        first, second = days[0], days[1]
        if plays(page, second, "away_from") and not plays(page, first, "away_from"):
            return second.word, first.word
        if plays(page, first, "moved_to") and plays(page, second, "from"):
            return second.word, first.word
        return first.word, second.word
    return _moved_one(page, days[0]) if days else (None, None)


def _each_once(days: list[Token]) -> list[Token]:
    """Return the days, each where it is said last: "saturday is full, can it go from saturday to sunday".

    Two hours of one day are both kept.
    """
    later = {day.word: place for place, day in enumerate(days)}
    once = [day for place, day in enumerate(days) if later[day.word] == place]
    return once if len(once) > 1 else days


def _is_reason(page: Page, first: Token, second: Token) -> bool:
    """Say whether a second day only stands in the reason behind a move: "shift it to monday, i get home at 9 tonight"."""
    between = page.text[first.end : second.start]
    aimed = plays(page, first, "moved_to") or _instead(page, first)
    early = "," in between and (aimed or bool(_moving(page.language).search(page.text[: first.end])))
    begins = page.text[first.end + between.index(",") + 1 : second.end + 1] if early else ""
    meant = any(plays(page, second, name) for name in ("moved_to", "from", "away_from"))
    apart = aimed or len(begins.split()) >= _A_CLAUSE
    return early and apart and not (meant or _possessive(page, second))


def rather(page: Page) -> bool:
    """Say whether a run rather goes to a day that is named."""
    return any(_instead(page, day) for day in page.all(Kind.DAY))


def _instead(page: Page, day: Token) -> bool:
    """Say whether a run rather goes to a day, by the word beside it: "tomorrow instead", "plutôt demain"."""
    behind = rf"\W{{1,2}}{words(page.language, 'marks', 'instead_after')}(?!\w)"
    return bool(re.match(behind, page.after(day))) or plays(page, day, "instead_before")


_A_CLAUSE = 2
"""Words, a day among them, that are a clause of their own."""


@cache
def _moving(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(language, 'marks', 'moving')}(?!\w)")


def _moved_one(page: Page, day: Token) -> tuple[str | None, str | None]:
    """Return the day a workout leaves and the day it goes to, where one day is named."""
    later = _by_days(page, day)
    leaves = plays(page, day, "away_from") or _possessive(page, day)
    leaves = leaves or bool(_moves(page.language).search(page.before(day)))
    if later:
        return day.word, later
    return (day.word, None) if leaves else (None, day.word)


_STEP_DAYS = 3
_AHEAD_WORDS = ("today", "tomorrow", "day_after_tomorrow")


def _by_days(page: Page, day: Token) -> str | None:
    """Return the day some days later or earlier: "push thursday's tempo back a day"."""
    step = next((int(token.word[1:-1]) for token in page.all(Kind.LENGTH)), 0)
    way = -1 if pattern(page.language, "marks", "earlier").search(page.text) else 1
    if not 0 < step <= _STEP_DAYS:
        return None
    for row in (WEEKDAYS, _AHEAD_WORDS):
        if day.word in row:
            place = row.index(day.word) + way * step
            return row[place % 7] if row is WEEKDAYS else row[place] if 0 <= place < len(row) else None
    return None


def _possessive(page: Page, token: Token) -> bool:
    return page.text[token.start : token.end].endswith("s") and bool(re.match(r"\s\w", page.after(token)))


@cache
def _moves(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words(language, 'marks', 'move_verbs')}\W(?:my |the |me )?$")


def away(page: Page) -> tuple[str | None, str | None]:
    """Return the first and the last day of being away."""
    span = next(iter(page.all(Kind.SPAN)), None)
    if span:
        return span.word, span.other
    days = list(page.all(Kind.DAY))
    length = next(iter(page.all(Kind.LENGTH)), None)
    last = next((token for token in days if plays(page, token, "until")), None)
    first = next((token for token in days if token is not last), None)
    if not days and not length:
        return _days_alone(page)
    until = last.word if last else length.word if length else _until_day(page)
    return (first.word if first else _from_day(page)), until


def until(page: Page) -> dict[str, str | None]:
    """Return the day up to which there is no running, where it is the only one named: "can't run until Friday"."""
    days = page.all(Kind.DAY, Kind.SPAN)
    alone = len(days) == 1 and days[0].kind is Kind.DAY
    ends = alone and (plays(page, days[0], "until") or plays(page, days[0], "runs_again"))
    return {"when": None, "when_until": days[0].word} if ends else {}


def _days_alone(page: Page) -> tuple[str | None, str | None]:
    """Return two days of the month told without one: "from the 3rd to the 10th", "vom 3. bis 10."."""
    start, until = (words(page.language, "marks", name) for name in ("from", "until"))
    number = r"(?:the |el |dia |le |dem )?(\d{1,2})\.?"
    found = re.search(
        rf"(?<![\w.,:])(?:{start}\W)?{number}\W{{0,2}}(?:{until}|-)\W{{0,2}}{number}(?!\w|[:.,]\d)", page.text
    )
    days = [int(found[1]), int(found[2])] if found else []
    if not days or not all(1 <= day <= 31 for day in days):  # noqa: PLR2004 - days of a month
        return None, _until_day(page)
    return f"---{days[0]:02}", f"---{days[1]:02}"


def _until_day(page: Page) -> str | None:
    """Return a day of the month alone, up to which somebody is away: "bis zum 15.", "jusqu'au 15"."""
    return _day_of_month(page, "until")


def _from_day(page: Page) -> str | None:
    """Return a day of the month alone, on which somebody leaves: "am 14.", "el 14", "le 14"."""
    return _day_of_month(page, "on_day")


def _day_of_month(page: Page, name: str) -> str | None:
    before = words(page.language, "marks", name)
    found = re.search(rf"(?<!\w){before}\W{{1,2}}(?:the |el |dia |dem )?(\d{{1,2}})(?!\w|[:.,]\d)", page.text)
    return f"---{int(found[1]):02}" if found and 1 <= int(found[1]) <= 31 else None  # noqa: PLR2004 - days of a month


def unit(page: Page) -> str | None:
    """Return the unit to count in: "switch to miles"."""
    found = [
        (match.start(), name)
        for name in ("km", "mi")
        for match in re.finditer(rf"(?<!\w){words(page.language, 'units', name)}(?!\w)", page.text)
    ]
    if re.search(r"(?<!\w)metric(?!\w)", page.text):
        return "km"
    if re.search(r"(?<!\w)imperial(?!\w)", page.text):
        return "mi"
    return max(found)[1] if found else None
