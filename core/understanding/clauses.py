"""What a sentence does to its words: a sign may be denied, another's, over, or long past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from core.athlete.log import RedFlag
from core.understanding.lexicon import ELSEWHERE_NOT, FOREIGN
from core.understanding.meanings import NUMBER, Item, items
from core.understanding.mending import Token
from core.understanding.signs import BODY, TURNS, Sign

PARTS: Final = frozenset(
    {BODY, "chest", "heart", "calf", "muscles", "groin", "hip", "joint", "bone", "risky"}
)
_NEAR: Final = 3
"""Small words between a sign and what takes it back."""
_BESIDE: Final = 5
"""Words, or phrases, from a sign to what it is told of."""
_HOT: Final = (37.8, 42.0)
"""Degrees Celsius that a body has, and not the air, when they are told with a decimal."""
_FAST: Final = (140, 250)
"""Beats a minute of a heart that races."""
PASSING: Final = frozenset({RedFlag.STOP, RedFlag.ILLNESS})
"""Levels of signs that need nothing more once they are over."""
_AFTER_WORK: Final = {"weight": "doms"}
"""What makes a kind of sign an everyday thing: muscles that ache from training hurt when they carry weight."""
_OPAQUE: Final = frozenset({"nothing", "overcome"})
_PLAIN: Final = frozenset({"exercise", "measure", "hold"})
"""What is no news of the body, so that a denial ends at it: "did not run, chest pain"."""
_OCCASION: Final = frozenset({"sprint", "heat", "exercise", NUMBER})
"""What the Portuguese "no" stands before, beside a part of the body, and denies nothing: "no calor", "no 6", "no peito"."""
_GONE: Final = frozenset({"gone"})
_WELL: Final = frozenset({"gone", "well"})
"""What says that an illness is over: "was ill last week, fine now"; of a pain it may be the rest that is fine."""
_IDLE: Final = frozenset({"light", "but", "gone", "or", "it", FOREIGN})
"""What a part of a sentence may hold that says no more than that a sign is over."""


@dataclass(frozen=True)
class Clauses:
    """A message as a row of items, read once."""

    row: tuple[Token, ...]
    items: tuple[Item, ...]

    @cached_property
    def cuts(self) -> tuple[str, ...]:
        """Return the cut before each item."""
        return tuple(self.row[item.first].cut for item in self.items)

    @cached_property
    def sentence(self) -> tuple[int, ...]:
        """Return the number of each item's sentence."""
        return self._counted(".")

    @cached_property
    def part(self) -> tuple[int, ...]:
        """Return the number of each item's part between commas."""
        return self._counted(".,")

    def _counted(self, marks: str) -> tuple[int, ...]:
        number, found = 0, []
        for cut in self.cuts:
            number += bool(cut) and cut in marks
            found.append(number)
        return tuple(found)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Return the places of the items by what they mean."""
        found: dict[str, list[int]] = {}
        for place, item in enumerate(self.items):
            for one in item.means:
                found.setdefault(one, []).append(place)
        numbers = found.get(NUMBER, ())
        told = {
            "hot_number": [place for place in numbers if self._hot(place)],
            "fast_number": [place for place in numbers if self._fast(place)],
        }
        return {**found, **{name: places for name, places in told.items() if places}}

    def _hot(self, place: int) -> bool:
        """Say whether a number is a temperature of the body: told with its decimal, and not of a run."""
        word = self.row[self.items[place].first].word.replace(",", ".")
        told = "." in word and _HOT[0] <= float(word) < _HOT[1]
        near = range(max(0, place - 2), min(len(self.items), place + 3))
        return told and not any("measure" in self.items[one].means for one in near)

    def _fast(self, place: int) -> bool:
        """Say whether a number is a pulse that nobody has at rest."""
        word = self.row[self.items[place].first].word
        return word.isdecimal() and _FAST[0] <= int(word) < _FAST[1]

    @cached_property
    def denied_by(self) -> tuple[int | None, ...]:
        """Return the place of the word that denies each item: only small and telling words lie between them."""
        carry: int | None = None
        found = []
        for place, item in enumerate(self.items):
            cut = self.cuts[place]
            if cut == "." or (cut == "," and not self._listed(place)):
                carry = None
            found.append(carry)
            if self._denies(place):
                carry = place
            elif item.means <= _PLAIN or item.means & _OPAQUE or _turns(item.means):
                carry = None
        return tuple(found)

    def _denies(self, place: int) -> bool:
        """Say whether an item denies; a small word that does so in another language only after words of that one."""
        means = self.items[place].means
        if ELSEWHERE_NOT in means:
            before = self.items[place - 1].means if place and not self.cuts[place] else ()
            after = self.items[place + 1].means if place + 1 < len(self.items) else ()
            return (not before or FOREIGN in before) and (_OCCASION | PARTS).isdisjoint(after)
        return "not" in means

    def _listed(self, place: int) -> bool:
        """Say whether a comma only parts a list that ends in "or"."""
        return any(
            self.sentence[other] == self.sentence[place] and "or" in self.items[other].means
            for other in range(place, min(len(self.items), place + 8))
        )

    def after(self, place: int) -> Iterator[int]:
        """Yield the next items in the same part of the sentence, past small words and places on the body."""
        for other in range(place + 1, min(len(self.items), place + 2 + _NEAR)):
            if self.part[other] != self.part[place]:
                return
            yield other
            if not self.items[other].means & {"light", BODY}:
                return

    def taken_back(self, place: int, sign: Sign, whole: tuple[int, ...]) -> bool:
        """Say whether what follows takes an item back: "has gone", "fine" of a place, "none" at the end.

        What stands between the items of a sign does not: "has gone dark". Nor is an emergency over when it has gone:
        a chest that hurts only uphill is one.
        """
        means = self.items[place].means
        over = frozenset() if sign.level is RedFlag.EMERGENCY or sign.kind == "energy" else _GONE
        for other in self.after(place):
            follows = self.items[other].means
            if other <= max(whole):
                continue
            last_word = "not" in follows and self._ends_after(other)
            if follows & over or ("well" in follows and means & PARTS) or last_word:
                return True
        return self._answered_no(place)

    def _ends_after(self, place: int) -> bool:
        """Say whether at most one small word follows in the same part of the sentence: "nicht mehr"."""
        rest = [one for one in range(place + 1, len(self.items)) if self.part[one] == self.part[place]]
        return not rest or (len(rest) == 1 and "light" in self.items[rest[0]].means)

    def _answered_no(self, place: int) -> bool:
        """Say whether a cut and a bare "no" follow: "fever? none"."""
        one, two = place + 1, place + 2
        return (
            one < len(self.items)
            and bool(self.cuts[one])
            and "not" in self.items[one].means
            and (two == len(self.items) or bool(self.cuts[two]))
        )

    @cached_property
    def of_another(self) -> tuple[bool, ...]:
        """Return whether each item is about somebody or something else: named before it, and not the runner since."""
        carry, found = False, []
        for place, item in enumerate(self.items):
            carry = carry and not self.cuts[place]
            found.append(carry and "me" not in item.means)
            if "other" in item.means and not (
                self._along(place) or self._of_a_part(place) or self._glued(place)
            ):
                carry = True
            elif "me" in item.means or ("but" in item.means and "light" not in item.means):
                carry = False
        return tuple(found)

    def _along(self, place: int) -> bool:
        """Say whether somebody is only company: "with the kids"."""
        for other in range(place - 1, max(-1, place - 3), -1):
            means = self.items[other].means
            if "along" in means:
                return True
            if "light" not in means:
                return False
        return False

    def _glued(self, place: int) -> bool:
        """Say whether a word is the end of a number: the "er" of the German "10er"."""
        first = self.items[place].first
        before = self.row[first - 1] if first else None
        return before is not None and before.word.isdecimal() and before.end == self.row[first].start

    def _of_a_part(self, place: int) -> bool:
        """Say whether "it" takes up a part of the runner's body, named before: French "mon genou, il est gonflé"."""
        before = [one for one in range(place) if self.sentence[one] == self.sentence[place]]
        means = frozenset().union(*(self.items[one].means for one in before))
        return "it" in self.items[place].means and bool(means & PARTS) and "other" not in means

    def overcome(self, place: int) -> bool:
        """Say whether a word before an item says that it is behind the runner: "se me pasó el catarro"."""
        for other in range(place - 1, max(-1, place - 2 - _NEAR), -1):
            if self.part[other] != self.part[place]:
                return False
            means = self.items[other].means
            if "overcome" in means:
                return self.denied_by[other] is None
            if "light" not in means:
                return False
        return False

    def _passed(self, place: int, over: frozenset[str]) -> bool:
        """Say whether a later part of the sentence says no more than that it is over: "swollen feet, gone now".

        What lies between says nothing of the body: "swollen feet, both the same, gone now". *over* is what says so.
        """
        for part in range(self.part[place] + 1, self.part[-1] + 1):
            told = [one for one in range(place + 1, len(self.items)) if self.part[one] == part]
            means = frozenset().union(*(self.items[one].means for one in told))
            if self.sentence[told[0]] != self.sentence[place] or means - _IDLE - over:
                return False
            if means & over:
                return all(self.items[one].means for one in told)
        return False

    def long_ago(self, place: int) -> bool:
        """Say whether an item is told of years ago, in its sentence."""
        return any(
            self.sentence[one] == self.sentence[place] and not (one and "since" in self.items[one - 1].means)
            for one in self.places.get("past", ())
        )

    def stands(self, place: int, sign: Sign, whole: tuple[int, ...]) -> bool:
        """Say whether an item of a sign is meant."""
        negator = self.denied_by[place]
        if self.items[place].means & TURNS and len(whole) > 1:
            return negator is None or negator in whole or negator == place
        denied = negator is not None and negator not in whole and not self._twice(negator, whole)
        over = _WELL if sign.level is RedFlag.ILLNESS else _GONE
        past = self.long_ago(place) or (sign.level in PASSING and self._passed(place, over))
        past = past and sign.kind != "energy"
        everyday = ("unreal", *sign.unless, _AFTER_WORK.get(sign.kind or "", ""))
        usual = any(self._near(whole, one) if one in _PLAIN else self._told(place, one) for one in everyday)
        past = past or (sign.level in PASSING and sign.kind != "energy" and self.overcome(place))
        return not (denied or past or usual or self.taken_back(place, sign, whole) or self.of_another[place])

    def _twice(self, negator: int, whole: tuple[int, ...]) -> bool:
        """Say whether a word only denies once more what a sign denies before it: "no sabía ni mi nombre"."""
        return "or" in self.items[negator].means and any(
            one < negator and self.items[one].means & TURNS for one in whole
        )

    def happened(self, place: int) -> bool:
        """Say whether an item is told of the runner as what is or ever was: "I had a stent last year"."""
        return self.denied_by[place] is None and not self.of_another[place]

    def _near(self, whole: tuple[int, ...], meaning: str) -> bool:
        """Say whether something else is told beside a sign: a run told long before is not what its pulse was of."""
        first, last = min(whole) - _BESIDE, max(whole) + _BESIDE
        sentence = self.sentence[whole[0]]
        return any(
            first <= one <= last and self.sentence[one] == sentence for one in self.places.get(meaning, ())
        )

    def _told(self, place: int, meaning: str) -> bool:
        """Say whether something else is told in the sentence of an item."""
        return any(self.sentence[one] == self.sentence[place] for one in self.places.get(meaning, ()))


def _turns(means: frozenset[str]) -> bool:
    """Say whether a word ends a denial; not one that turns a sentence in one other language, and is small in another."""
    return "but" in means and not {FOREIGN, "light"} <= means


def clauses(row: tuple[Token, ...], language: str) -> Clauses:
    """Return a message's row read with the words of a language."""
    return Clauses(row, items(row, language))
