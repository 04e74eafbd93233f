"""Wishes that last: other running days, little time on a day, a race on the way, more or less of something.

A line is such a wish by the way it is said ("thursdays", "any more", "from now on"), never by a day alone: "can't do
thursday" is about one run, "can't do thursdays any more" about all that follow. One table, one small reader a family.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from core.athlete.goal import GOAL_DISTANCES, Priority
from core.athlete.profile import Dial
from core.understanding.listed import WEEK
from core.understanding.normalise import clean, fold
from core.understanding.numbers import spelled
from core.understanding.spelling import mend
from core.understanding.words import finder


@dataclass(frozen=True, slots=True)
class Days:
    """Running days from now on: *only* these, or these *more* and those *fewer*; with nothing named, other days."""

    only: tuple[int, ...] = ()
    more: tuple[int, ...] = ()
    fewer: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LongDay:
    """The day of the long run from now on."""

    day: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """The most time some weekdays have from now on; None: all there is."""

    days: tuple[int, ...]
    minutes: float | None


@dataclass(frozen=True, slots=True)
class Beside:
    """A race beside the goal is wanted; which and when is in the line. *priority*: None when it was not said."""

    priority: Priority | None


@dataclass(frozen=True, slots=True)
class Without:
    """A race beside the goal is off; *distance* is a key of GOAL_DISTANCES, None: the one there is."""

    distance: str | None


@dataclass(frozen=True, slots=True)
class Dials:
    """How much is wanted from now on; None: as it is."""

    volume: Dial | None = None
    speed: Dial | None = None


@dataclass(frozen=True, slots=True)
class Age:
    """Years."""

    years: int


@dataclass(frozen=True, slots=True)
class ThisWeek:
    """This week once more ("repeat"), or what is left of it lighter ("lighter")."""

    what: str


Wish: TypeAlias = "Days | LongDay | Minutes | Beside | Without | Dials | Age | ThisWeek"

_DAY: Final = r"(?:mon|tues?|weds?|wednes|thur?s?|fri|sat|satur|sun)(?:days?)?"
_DAYS: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days"
_GROUP: Final = r"(?:weekdays|weekends|workdays|working days)"
_ALL: Final = rf"{_DAY}(?:[\s,/&+]+(?:and\s|or\s)?{_DAY})*"
_LASTS: Final = (
    r"(?:any ?more|no longer|from now on|in future|in the future|going forward|from here on|every week|each week"
    r"|always|ever again|never|permanently|for good|generally|usually|these days|for the foreseeable)"
)
_CANNOT: Final = (
    r"(?:cant|cannot|can not|wont|unable to|not able to|no longer|never (?:run|train)|no more|"
    r"dont (?:want to run|run|work|train|suit|fit)|doesnt work|"
    r"(?:is|are) (?:out|off|gone|impossible|no good)|no running|stop running|not free|rule out|drop)"
)
_CAN: Final = r"(?:can|could|able to|free|have time|want to|would like to|id like to|add|got)"
_TOO: Final = r"(?:too|also|as well|now|from now on|additionally|again)"


def _days(text: str) -> tuple[int, ...]:
    """Return the weekdays named in a text, those of "weekdays" and "weekends" among them."""
    names = [one.means for one in finder("en", "weekdays").find(text)]
    groups = {"weekdays": WEEK[:5], "workdays": WEEK[:5], "working days": WEEK[:5], "weekends": WEEK[5:]}
    names += [day for group, days in groups.items() if re.search(rf"\b{group}\b", text) for day in days]
    return tuple(sorted({WEEK.index(name) for name in names}))


def _only(text: str) -> Days | None:
    """As in "From now on only tue, thu and sat", "I can only run on tuesdays and saturdays now"."""
    lasting = re.search(rf"\b{_LASTS}\b", text) or re.search(rf"\b{_DAYS}\b", text) or _count(text)
    named = re.search(
        rf"\b(?:only|just) (?:be able to )?(?:run |train |do |on |able to run )*(?:on )?({_ALL})\b", text
    )
    changed = re.search(
        rf"\b(?:my )?(?:running|training|run)? ?days (?:are|will be|should be|to|=)(?: now)? ({_ALL})\b", text
    )
    found = changed or (named if lasting else None)
    days = _days(found[1]) if found else ()
    return Days(only=days) if len(days) > 1 else None


def _count(text: str) -> bool:
    """Return whether another number of days is wanted: which ones is asked."""
    return bool(re.search(r"\b\d days a week\b", text))


def _other_days(text: str) -> Days | None:
    asks = re.search(
        r"^(?:please )?(?:i (?:want|need|would like|have) to )?(?:change|switch|update|edit|set) (?:my |the )?"
        r"(?:running |training |run )?days(?: of the week)?(?: please)?$"
        r"|^i can (?:only |now )*(?:run|train) (?:only )?\d days a week(?: now| from now on| any ?more)?$"
        r"|^(?:only )?\d days a week (?:now|from now on)$",
        text,
    )
    return Days() if asks else None


def _instead(text: str) -> Days | None:
    """As in "mondays instead of tuesdays"."""
    found = re.search(rf"\b({_ALL}) (?:instead of|rather than|not) (?:on )?({_ALL})\b", text)
    if not found or not (re.search(rf"\b{_DAYS}\b", found[0]) or re.search(rf"\b{_LASTS}\b", text)):
        return None
    if re.search(r"\blong\b", text):
        return None
    return Days(more=_days(found[1]), fewer=_days(found[2]))


def _fewer(text: str) -> Days | None:
    """As in "Can't do thursdays any more", "no running on mondays"."""
    if re.search(r"\blong (?:runs?|ones?)\b|\bmin(?:ute)?s?\b|\bhours?\b", text):
        return None
    refused = re.search(rf"\b{_CANNOT}\b(.*)", text)
    if refused is None or not (re.search(rf"\b{_DAYS}\b", text) or re.search(rf"\b{_LASTS}\b", text)):
        return None
    but = re.split(r"\b(?:but|instead)\b", refused[1] or text, maxsplit=1)
    fewer = _days(but[0]) or _days(text[: refused.start()])
    other = (
        re.search(rf"\b(?:can|do|works?|free|possible|fine|instead)\b.*?({_ALL})|({_ALL})\b", but[1])
        if len(but) > 1
        else None
    )
    more = _days(other[0]) if other else ()
    return Days(more=more, fewer=fewer) if fewer else None


def _more(text: str) -> Days | None:
    """As in "I can run wednesdays too", "fridays work as well now"."""
    if re.search(rf"\b{_CANNOT}\b|\blong\b|\?$|\bmin(?:ute)?s?\b|\bhours?\b", text):
        return None
    plural = re.search(rf"\b{_DAYS}\b", text)
    if not plural and not re.search(rf"\b{_LASTS}\b", text):
        return None
    wanted = re.search(
        rf"\b{_CAN}\b.*\b{_DAY}\b.*\b{_TOO}\b|\b{_CAN} (?:also |now )?(?:run|train|do)\b", text
    )
    works = re.search(
        rf"\b{_ALL} (?:work|works|is|are) (?:also )?(?:fine|ok|okay|free|possible|good)?\b.*\b{_TOO}\b", text
    )
    added = re.search(rf"^(?:please )?add (?:a run on )?{_ALL}\b", text)
    days = _days(text)
    return Days(more=days) if days and (wanted or works or added) else None


def _long_day(text: str) -> LongDay | None:
    """As in "Long run to saturday from now on", "long runs on saturdays"."""
    found = re.search(
        rf"\blong (?:runs?|ones?)\b.*?\b(?:to|on|onto|for|is|are|be|do|day)\b.*?\b({_DAY})\b"
        rf"|\b({_DAY}) (?:long (?:runs?|ones?)|for (?:my |the )?long (?:runs?|ones?))\b",
        text,
    )
    lasts = re.search(rf"\b{_LASTS}\b|\blong (?:runs|run day|ones)\b|\b{_DAYS}\b", text)
    if not found or not lasts or re.search(rf"\b(?:no|{_CANNOT})\b", text) or text.endswith("?"):
        return None
    days = _days(found[1] or found[2])
    return LongDay(days[0]) if days else None


_TIME: Final = (
    r"(?:(\d{1,3}) ?(?:min|mins|minutes|m)|(an|one|1|1\.5|one and a half|two|2) ?(?:h|hours?)"
    r"(?: and a half)?|(half an hour|half hour|an hour and a half|an hour))"
)


def _minutes(text: str) -> Minutes | None:
    """As in "Only 45 minutes on tuesdays", "no more than an hour on weekdays"."""
    if re.search(r"\b(?:ran|did|done|jogged|was|took|felt|yesterday|today|easy|tempo|pace)\b", text):
        return None
    days = _days(text)
    lasting = re.search(rf"\b{_DAYS}\b|\b{_GROUP}\b|\b{_LASTS}\b", text)
    found = re.search(_TIME, text)
    most = re.search(
        r"\b(?:only|just|max|maximum|at most|no more than|not more than|up to|limit\w*|have|got|make|cap|keep|shorten)\b",
        text,
    )
    if days and lasting and found and most:
        return Minutes(days, _seconds_of(found) / 60)
    free = re.search(
        r"\b(?:no (?:time )?limit|no limits|all the time|as long as i (?:want|like)|plenty of time)\b", text
    )
    return Minutes(days, None) if days and lasting and free else None


def _seconds_of(found: re.Match[str]) -> float:
    if found[1]:
        return float(found[1]) * 60
    half = "half" in found[0]
    if found[3]:
        return {"half an hour": 1800.0, "half hour": 1800.0, "an hour": 3600.0}.get(found[3], 5400.0)
    hours = {"two": 2.0, "2": 2.0, "1.5": 1.5}.get(found[2], 1.0)
    return (hours + (0.5 if half and hours == 1.0 else 0.0)) * 3600


_RACE: Final = r"(?:half[ -]?marathon|half|marathon|10 ?km?|5 ?km?|mile|parkrun|race)"
_FUN: Final = (
    r"\b(?:for fun|fun run|no pressure|as training|as a (?:workout|session|training run)|with (?:a |my )?"
    r"(?:friends?|wife|husband|son|daughter|kids?|colleagues|club)|not (?:really )?rac\w+|easy|c[- ]race|"
    r"priority c|social|to enjoy)\b"
)
_EARNEST: Final = (
    r"\b(?:in earnest|seriously|serious|properly|all out|hard|flat out|b[- ]race|priority b|pb|pr|race it|"
    r"for time|as fast as|full effort|tune[- ]?up|test race|dress rehearsal)\b"
)
_ALSO: Final = (
    r"\b(?:also|too$|as well|another|tune[- ]?up|b[- ]race|c[- ]race|on the way|in between|beforehand|add)\b"
)


def _beside(text: str) -> Beside | None:
    """As in "I'm also running a 10k on 12 april, just for fun"."""
    if text.endswith("?") or re.search(r"\b(?:ran|did|raced|finished|instead|new goal|goal)\b", text):
        return None
    if not (re.search(rf"\b{_RACE}\b", text) and (re.search(_ALSO, text) or re.search(_FUN, text))):
        return None
    return Beside(priority(text))


def priority(text: str) -> Priority | None:
    """Return how a race on the way is meant: in earnest, for fun, or None when it was not said."""
    if re.search(_FUN, text):
        return Priority.C
    return Priority.B if re.search(_EARNEST, text) else None


def _without(text: str) -> Without | None:
    """As in "Drop that race", "not running the 10k any more"."""
    found = re.search(
        rf"\b(?:drop|cancel|forget|scrap|skip|remove|delete|ditch|bin|(?:not|no longer|wont be|wont) (?:be )?"
        rf"(?:running|racing|doing|run|race|do)) (?:the |that |this |my )({_RACE})\b",
        text,
    )
    if not found or text.endswith("?"):
        return None
    name = found[1].replace(" ", "")
    name = {"10km": "10k", "5km": "5k", "halfmarathon": "half", "half-marathon": "half"}.get(name, name)
    return Without(name if name in GOAL_DISTANCES else None)


_VOLUME: Final = r"(?:volume|mileage|kilomet\w+|kms?|distance|miles|running|training)"
_SPEED: Final = (
    r"(?:speed(?: ?work)?|intervals?|fast (?:running|sessions|work)|hard sessions|quality|reps|mile work)"
)
_AMOUNT: Final[tuple[tuple[str, Dial], ...]] = (
    (r"(?:more|higher|increase (?:the|my)?|raise (?:the|my)?|up (?:the|my)|turn up (?:the|my)?)", Dial.MORE),
    (
        r"(?:less|lower|fewer|reduce (?:the|my)?|decrease (?:the|my)?|cut (?:the|my)?|not so much|turn down (?:the|my)?)",
        Dial.LESS,
    ),
    (r"(?:usual|normal|standard|default)", Dial.USUAL),
)
_POLITE: Final = (
    r"(?:please |can i have |could i have |id like |i would like |i want |i want to have |give me |lets have |back to |"
    r"a bit |a little |slightly |much |some |the |my )*"
)


def _dials(text: str) -> Dials | None:
    """As in "More volume please", "I'd like less speed work", "run less"."""
    for amount, dial in _AMOUNT:
        if re.fullmatch(rf"{_POLITE}{amount} {_SPEED}(?: please| from now on| again)?", text):
            return Dials(speed=dial)
        whole = rf"{_POLITE}(?:{amount} {_VOLUME}|(?:to )?run {amount})(?: please| from now on| again)?"
        if re.fullmatch(whole, text):
            return Dials(volume=dial)
    return None


YOUNGEST: Final = 14
OLDEST: Final = 95


def _age(text: str) -> Age | None:
    """As in "I'm 52", "52 years old", "my age is 52"."""
    found = re.fullmatch(
        r"(?:by the way |btw |fyi )?(?:im|i am|my age is|age|just turned|i turned|i just turned|im turning)?\s?(\d{2})"
        r"(?: years old| yrs old| years of age| yo| y o| now)?(?: by the way| btw)?",
        text,
    )
    told = found and not found[0].strip().isdecimal()
    return Age(int(found[1])) if found and told and YOUNGEST <= int(found[1]) <= OLDEST else None


def _week(text: str) -> ThisWeek | None:
    """As in "Repeat this week", "make the week lighter"."""
    again = (
        r"(?:please |can we |could we |i(?:d| would) like to |lets |i want to )*"
        r"(?:(?:repeats?|redo) (?:this|the) week|do (?:this|the same) week (?:again|once more)|(?:the )?same week again)"
        r"(?: next week)?(?: please)?"
    )
    if re.fullmatch(again, text):
        return ThisWeek("repeat")
    lighter = (
        r"^(?:please |can (?:you|we) |could (?:you|we) |id like |i need |i want |make |have )*(?:to )?"
        r"(?:(?:a )?(?:lighter|easier) week|(?:lighten|ease|ease up) (?:this |the |my )?(?:whole )?week"
        r"|(?:this |the |my )?week (?:lighter|easier))(?: please)?$"
    )
    return ThisWeek("lighter") if re.search(lighter, text) else None


READERS: Final[tuple[Callable[[str], Wish | None], ...]] = (
    _week,
    _age,
    _dials,
    _beside,
    _without,
    _minutes,
    _long_day,
    _only,
    _other_days,
    _instead,
    _fewer,
    _more,
)
"""The families, the first that reads a line reads it alone."""

_EDGES: Final = re.compile(r"[^\w?]+$|^[^\w]+")


@lru_cache(maxsize=1024)
def lasting(said: str) -> Wish | None:
    """Return the lasting wish a line holds; None when it holds none."""
    return next(_read(plain(said)), None)


def plain(said: str) -> str:
    """Return a line as the readers see it: folded, numbers in figures, without what stands around it."""
    return _EDGES.sub("", " ".join(spelled(mend(fold(clean(said)), "en"), "en").split()))


def _read(text: str) -> Iterator[Wish]:
    return (wish for wish in (reader(text) for reader in READERS) if wish is not None)
