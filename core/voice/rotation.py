"""What is said often has several ways to be said: another one each day, so that no line comes two days running."""

from __future__ import annotations

from datetime import date

from core.voice.text import Text, t


def of_the_day(on: date, *ways: Text) -> Text:
    """Return one of several ways to say the same; the day before and the day after have another one."""
    return ways[on.toordinal() % len(ways)]


def good_morning(on: date, name: str) -> Text:
    """Greet a runner in the morning; *name* may be empty."""
    if not name:
        return of_the_day(on, t("Morning."), t("Good morning."), t("Hello."))
    return of_the_day(
        on,
        t("Morning, {name}.", name=name),
        t("Good morning, {name}.", name=name),
        t("Hello {name}.", name=name),
    )
