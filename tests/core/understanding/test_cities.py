"""Cities and their clocks."""

from __future__ import annotations

from zoneinfo import available_timezones

import pytest

from core.understanding.cities import _table, find_city


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("porto", "Europe/Lisbon"),
        ("Lisboa", "Europe/Lisbon"),
        ("lisbn", "Europe/Lisbon"),
        ("münchen", "Europe/Berlin"),
        ("Muenchen", "Europe/Berlin"),
        ("i live in san francisco", "America/Los_Angeles"),
        ("nyc", "America/New_York"),
        ("Berlin time", "Europe/Berlin"),
        ("東京", "Asia/Tokyo"),
        ("manchester uk", "Europe/London"),
        ("london", "Europe/London"),
        ("Europe/Lisbon", "Europe/Lisbon"),
        ("europe/lisbon", "Europe/Lisbon"),
        ("mexico city", "America/Mexico_City"),
    ],
)
def test_found(said, zone):
    """A city is found by its names, with typos, among other words, or by its zone."""
    assert find_city(said)[0].zone == zone


@pytest.mark.parametrize("said", ["", "skip", "asdfghjkl", "no idea", "7", "👍", "x" * 5000])
def test_not_found(said):
    """What names no city finds none."""
    assert find_city(said) == ()


def test_namesakes_of_a_like_size_are_all_given():
    """Birmingham may be either; the biggest is first."""
    found = find_city("birmingham")
    assert [city.country for city in found] == ["United Kingdom", "United States"]


def test_a_small_namesake_is_not_meant():
    """London is the big one."""
    assert len(find_city("london")) == 1


def test_every_zone_is_known():
    """Each zone in the table is an IANA zone."""
    assert {city.zone for city, _ in _table()} <= available_timezones()


def test_biggest_first():
    """The table is in order of people."""
    people = [city.population for city, _ in _table()]
    assert people == sorted(people, reverse=True)
