"""A plan as a calendar that every calendar reads (RFC 5545)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.documents.calendar import FOLD, calendar
from core.recommender.change import lay
from core.scene import Scene
from core.training.catalogue import title
from core.training.plan import Edit
from core.training.workout import REST
from core.voice.catalogues import languages
from core.voice.speech import speak
from tests.core.commands.runner import marathoner

NOW = datetime(2027, 6, 1, 9, tzinfo=UTC)
PLAIN = {"\\n": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


def events(text: str) -> list[dict[str, str]]:
    """Return the events of a calendar, read as RFC 5545 says: unfolded, and their text unescaped."""
    lines = text.replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            for escaped, plain in PLAIN.items():
                value = value.replace(escaped, plain)
            found[-1].setdefault(name.partition(";")[0], value)
    return found


@pytest.mark.parametrize("language", languages())
def test_every_day_ahead_with_a_workout(language):
    """Each day from today on that has a workout is one event, in the runner's language; rest days are none."""
    athlete = replace(marathoner(), profile=replace(marathoner().profile, language=language))
    plan, today = athlete.plan, athlete.today(NOW)
    days = [today + timedelta(days=n) for n in range((plan.last_day() - today).days + 1)]
    expected = [
        (f"{day:%Y%m%d}", speak(title(plan.on(day)), language, athlete.units))
        for day in days
        if plan.on(day).parts
    ]
    found = events(calendar(athlete, plan, NOW))
    assert [(one["DTSTART"], one["SUMMARY"]) for one in found] == expected
    assert len({one["UID"] for one in found}) == len(found)
    assert all(one["DESCRIPTION"] for one in found)


@pytest.mark.parametrize("language", languages())
def test_lines_are_short_enough(language):
    """No line has more than 75 octets, and none ends within a letter."""
    athlete = replace(marathoner(), profile=replace(marathoner().profile, language=language))
    text = calendar(athlete, athlete.plan, NOW)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= FOLD
    assert "\n" not in text.replace("\r\n", "")


def test_a_change_keeps_its_day():
    """A day that became another keeps its UID, so that reading the file in again replaces it; one of rest is gone."""
    athlete, today = marathoner(), marathoner().today(NOW)
    first, second = [
        today + timedelta(days=n) for n in range(9) if athlete.plan.on(today + timedelta(days=n)).parts
    ][:2]
    edits = (
        Edit(first, athlete.plan.on(first), athlete.plan.on(second)),
        Edit(second, athlete.plan.on(second), REST),
    )
    after = lay(Scene(athlete, NOW), "easier", edits).athlete
    before, now = (events(calendar(athlete, one.plan, NOW)) for one in (athlete, after))
    assert now[0]["UID"] == before[0]["UID"]
    assert now[0]["SUMMARY"] == before[1]["SUMMARY"]
    assert [one["UID"] for one in now] == [one["UID"] for one in before if one != before[1]]


def test_a_plan_that_is_over():
    """There is nothing left to put into a calendar."""
    athlete = marathoner()
    late = datetime.combine(athlete.plan.last_day(), NOW.time(), UTC) + timedelta(days=9)
    assert events(calendar(athlete, athlete.plan, late)) == []
