"""Answers in the channel, where everyone reads them: from the club and the words alone, never from a runner."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final, TypeAlias

from core.clubs import posts
from core.clubs.club import Club, Session
from core.clubs.naming import pieces
from core.clubs.session import next_one
from core.understanding.normalise import clean, fold
from core.understanding.words import BASE, LANGUAGES, pattern
from core.voice import phrases
from core.voice.text import Text, join, t

Answer: TypeAlias = Callable[[Club, str, date], Text]

PRIVATELY: Final = t("Let's talk in private, where only you can read it. Open a chat with me and say hi.")
DOOR: Final = t("I answer in private, where only you can read it. Open a chat with me and press Start.")
OPEN: Final = t("Open")
"""Where everyone reads and one person is meant who has no private chat with us yet."""
URGENT: Final = t(
    "If anything feels seriously wrong right now, stop and call your local emergency number. Everything else I "
    "answer in private: open a chat with me and say hi."
)
"""To anyone who names a danger sign in the channel. It repeats nothing of what they said."""

MOST_A_DAY: Final = 30
"""Answers that everyone in a channel reads; a danger sign is answered however many there were."""

_LENGTH: Final = re.compile(r"\b(\d{3,4})\s*(?:m|metres?|meters?|metros?|metern?)\b")
SHORTEST_M: Final = 200
QUITE_SHORT: Final = 0.75


def answer(club: Club, said: str, today: date) -> Text:
    """Return what the channel is told: a session, the recap, how to join; anything else is answered in private."""
    folded = fold(clean(said))
    spoken = dict.fromkeys((club.language, BASE, *LANGUAGES))
    asked = (
        reply for name, reply in ANSWERS for one in spoken if pattern(one, "channel", name).search(folded)
    )
    return next(asked, privately)(club, folded, today)


def may_join(club: Club, said: str, today: date) -> Text:
    """Everyone may come; who is used to shorter pieces runs shorter ones."""
    return _welcome(t("Yes, gladly."), club, said, today)


def never_too_slow(club: Club, said: str, today: date) -> Text:
    """Nobody is too slow for a session in which each has their own pace."""
    return _welcome(t("Nobody is too slow here, or too new."), club, said, today)


def _welcome(lead: Text, club: Club, said: str, today: date) -> Text:
    one = next_one(club, today)
    if one is None:
        return join((lead, t("No session is announced right now; the next one will be, here.")))
    if one.is_mile:
        own = t("Run it at your own effort, or be its marshal.")
        return join((lead, own, t('Tap "My mile" above for yours.')))
    if one.is_own:
        own = t("Everyone runs as far and as easy as suits them.")
        return join((lead, own, t('Tap "My run" above for yours.')))
    shorter = _shorter(one, said)
    own = (
        t("Do {what} instead and join the group for the warm-up and the coffee.", what=shorter)
        if shorter
        else AS_MUCH[one.is_steady]
    )
    return join((lead, own, t('Tap "My paces" above for yours.')))


AS_MUCH: Final = (
    t("Run as many as feel good, at your own effort, and join the group for the warm-up and the coffee."),
    t(
        "Run as much of it as feels good, at your own effort, and join the group for the warm-up and the coffee."
    ),
)
"""What may be run of repetitions, and of one piece."""


def _shorter(one: Session, said: str) -> Text | None:
    found = _LENGTH.search(said)
    metres = int(found[1]) if found else 0
    if one.each_m is None or one.is_steady or not SHORTEST_M <= metres <= QUITE_SHORT * one.each_m:
        return None
    return pieces(one.reps, Session(0, one.on, one.at, one.reps, each_m=float(metres)))


def when(club: Club, _said: str, today: date) -> Text:
    """Say the next session again."""
    one = next_one(club, today)
    if one:
        return join((posts.announced(one), posts.counted(one)))
    if not club.session_days:
        return t("No session is announced right now.")
    return t(
        "Sessions are on {days}. The next one isn't announced yet.",
        days=phrases.both([phrases.weekday(day) for day in club.session_days]),
    )


def counting(club: Club, _said: str, _today: date) -> Text:
    """Say what the recap counts, and of whom."""
    return t(
        "The recap comes on {day} at {at}: runs and kilometres of those who tapped /join, nobody ranked. Pace, health "
        "and plans are never in it. /leave takes you out at once.",
        day=phrases.weekday(club.recap_day),
        at=club.recap_at,
    )


def privately(_club: Club, _said: str, _today: date) -> Text:
    """Everything else is between the two of us."""
    return PRIVATELY


ANSWERS: Final[tuple[tuple[str, Answer], ...]] = (
    ("counting", counting),
    ("too_slow", never_too_slow),
    ("may_join", may_join),
    ("when", when),
)
"""Questions a channel may ask, by the name of their words in the vocabulary, in order."""
