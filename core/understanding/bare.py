"""Which bare number of a told run is how far it was: "easy 9", "ran 8"; not "4 weeks", not a pulse."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding.refuted import holds
from core.understanding.run_parts import FAR, corrects, mark_after, mark_before
from core.understanding.tokens import Kind, Page, Token
from core.understanding.words import finder, words


def stopped_at(page: Page, token: Token) -> bool:
    """Say whether a run ended at a distance, whatever was meant to be run: "dnf 10k xc, calf pinged at 6k"."""
    return bool(mark_before(page.language, "stopped_at").search(page.before(token, FAR)))


def last_bare(page: Page, free: tuple[Token, ...]) -> Token | None:
    """Return the bare number that is the distance, a later one where it corrects: "went for 10 but only did 7"."""
    bare = _bare(page, free)
    later = _bare(page, tuple(one for one in free if bare and one.start > bare.end)) if bare else None
    return later if bare and later and corrects(page, page.text[bare.end : later.start]) else bare


def _bare(page: Page, free: tuple[Token, ...]) -> Token | None:
    """Return the bare number that is the distance: "easy 9", "ran 8"."""
    for token in free:
        if (
            token.kind is Kind.NUMBER
            and 0 < token.number < _YEARS
            and not counts(page, token)
            and (
                holds(page, token)
                or stopped_at(page, token)
                or not mark_before(page.language, "part_before").search(page.before(token))
            )
            and not mark_after(page.language, "part_after").match(page.after(token))
            and not _walked(page, token)
            and not _beats(page.language).search(page.before(token))
        ):
            return token
    return None


_YEARS: Final = 1000.0
"""From here on a bare number is a year, or anything but what was run."""


@cache
def _beats(language: str) -> re.Pattern[str]:
    """Match what stands before the beats of a heart: "puls 128", "fc moyenne de 142"."""
    return re.compile(rf"(?<!\w){words(language, 'marks', 'heart')}\W{{1,2}}(?:[^\W\d]+\W{{1,2}}){{0,3}}$")


def _walked(page: Page, token: Token) -> bool:
    """Say whether a number is what was walked after running: "jogged 25 min, walked 10"."""
    ran = any(one.end < token.start for one in page.all(Kind.DURATION, Kind.DISTANCE, Kind.TIME))
    before, after = mark_before(page.language, "walked"), mark_after(page.language, "walked")
    return ran and bool(before.search(page.before(token)) or after.match(page.after(token)))


@cache
def _thing(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}{words(language, 'counts', 'things')}(?!\w)")


def counts(page: Page, token: Token) -> bool:
    """Say whether a number counts something else than what was run: "4 weeks"; "7 tranquilos" is how it was run."""
    after = page.after(token)
    if not _thing(page.language).match(after):
        return False
    if mark_after(page.language, "sets_after").match(after):
        return True
    how = (
        finder(page.language, name).pattern.match(after.lstrip()) for name in ("workouts", "effort", "when")
    )
    return not any(how)


_MANY: Final = 20
"""From here on a bare number may as well be minutes."""


def unsure(page: Page, bare: Token | None) -> str | None:
    if bare is None or bare.number < _MANY or page.context == "asked:distance":
        return None
    return None if finder(page.language, "workouts").first(page.text) == "long" else "unit"
