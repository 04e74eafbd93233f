"""Days and times of day, by the part they play: the day a workout leaves, the last day away, the hour of a reminder."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from core.understanding.clocks import HOURS, MINUTES
from core.understanding.days import WEEKDAYS
from core.understanding.elsewhere import HOUR
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import finder, pattern, words

_DAY_S = HOURS * MINUTES


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


def clock(page: Page) -> str | None:
    """Return a time of day as "06:45"; one with am or pm before any other figure: "an hour before, at 5pm"."""
    for token in sorted(page.tokens, key=lambda one: one.kind is not Kind.CLOCK or one.word == HOUR):
        if token.kind is Kind.CLOCK:
            hour, minute = divmod(int(token.number), MINUTES)
            written = re.search(r"[ap]\W?m", page.text[token.start : token.end])
            return _shown(token.number) if written else _of_day(page, hour, minute)
        pair = _FOUR.fullmatch(token.word) or (
            re.search(r"(\d{1,2})[:.](\d{2})", token.word)
            if token.kind in {Kind.TIME, Kind.PACE, Kind.NUMBER}
            else None
        )
        if pair:
            return _of_day(page, int(pair[1]), int(pair[2]))
        if token.kind is Kind.NUMBER and token.number.is_integer() and token.number < HOURS:
            return _of_day(page, int(token.number), 0)
        if token.kind is Kind.DURATION and token.number < _DAY_S * MINUTES:
            return _of_day(page, *divmod(int(token.number) // MINUTES, MINUTES))
    return "12:00" if pattern(page.language, "marks", "noon").search(page.text) else None


_FOUR = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
"""An hour and its minutes in four figures: "0615"."""
_SHORTEST_NIGHT_H, _LONGEST_NIGHT_H = 3, 14
_LATEST_BED = 5
"""Of the hours on a clock; who goes to bed later says hours of sleep."""


def night(page: Page) -> float | None:
    """Return the hours between going to bed and getting up: "11pm to 6am", "de 23h à 6h30", "von halb elf bis sechs"."""
    told = [(token, minutes) for token in page.tokens for minutes in _clock_minutes(token)]
    if len(told) != 2 or not _parts_clocks(page, *(token for token, _ in told)):  # noqa: PLR2004 - to bed and up
        return None
    (_, bed), (_, up) = told
    whole_day = bed >= 13 * 60 or bed <= _LATEST_BED * 60
    hours = (up - bed) % (_DAY_S if whole_day else _DAY_S // 2) / 60
    return hours if _SHORTEST_NIGHT_H <= hours <= _LONGEST_NIGHT_H else None


_APART = 32
"""Characters between going to bed and waking: "ins Bett um 11, wach um halb 6"."""


def _parts_clocks(page: Page, bed: Token, up: Token) -> bool:
    figure = re.search(r"\d", page.text[up.start :])  # "a 6:30" may be read as a pace
    between = page.text[bed.end : up.start + (figure.start() if figure else 0)]
    awake = pattern(page.language, "marks", "awake").search(page.text)
    if page.context == "asked:sleep" and awake and len(between) <= _APART:
        return True
    return bool(
        re.fullmatch(rf"\W{{0,3}}(?:{words(page.language, 'marks', 'bed_to_rise')}\W{{0,2}}|-\W?)", between)
    )


def _clock_minutes(token: Token) -> list[int]:
    """Return a time of day in minutes; hours that are written as a length of time are one here: "23h"."""
    if token.kind is Kind.CLOCK:
        return [int(token.number)]
    pair = re.search(r"(\d{1,2})[:.](\d{2})", token.word) if token.kind in {Kind.TIME, Kind.PACE} else None
    if pair:
        return [int(pair[1]) * 60 + int(pair[2])] if int(pair[1]) < HOURS else []
    if token.kind is Kind.DURATION and token.number <= _DAY_S * MINUTES:
        return [int(token.number) // MINUTES % _DAY_S]
    bare = token.kind is Kind.NUMBER and token.number < HOURS and token.word.isdecimal()
    return [int(token.number) * 60] if bare else []


def _of_day(page: Page, hour: int, minute: int) -> str | None:
    late = pattern(page.language, "marks", "pm").search(page.text)
    hour = hour + 12 if late and hour < 12 else hour  # noqa: PLR2004 - a clock has 12 hours
    return _shown(hour * 60 + minute) if hour < HOURS and minute < MINUTES else None


def _shown(minutes: float) -> str:
    hour, minute = divmod(int(minutes) % _DAY_S, 60)
    return f"{hour:02}:{minute:02}"


def quiet(page: Page) -> tuple[str, str] | None:
    """Return quiet hours: "quiet hours 22 to 7"; one end alone leaves the other empty: "no messages after 9pm"."""
    told = [(token, found) for token in page.tokens for found in _hours(page, token)]
    if len(told) == 1:
        return _one_end(page, *told[0])
    return (told[0][1], told[1][1]) if len(told) == 2 else None  # noqa: PLR2004 - from and until


def _one_end(page: Page, token: Token, hour: str) -> tuple[str, str] | None:
    if plays(page, token, "quiet_from"):
        return hour, ""
    return ("", hour) if plays(page, token, "quiet_until") else None


def _hours(page: Page, token: Token) -> list[str]:
    text = page.text[token.start : token.end]
    if token.kind is Kind.CLOCK:
        return [_shown(token.number)]
    late = re.match(
        rf"\W{{1,2}}(?:{words(page.language, 'marks', 'clock_after')}\W)?{words(page.language, 'marks', 'pm')}(?!\w)",
        page.after(token),
    )
    return [
        _shown((int(hour) + 12 * (late is not None and int(hour) < 12)) * 60 + int(minute or 0))  # noqa: PLR2004 - a clock has 12 hours
        for hour, minute in re.findall(r"(\d{1,2})(?:[:.h](\d{2}))?", text)
        if int(hour) <= HOURS
    ]


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
