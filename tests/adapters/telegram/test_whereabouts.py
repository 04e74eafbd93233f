"""A shared location is heard as the clock there, and nothing else of it is ever kept."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.telegram.hook import update_of
from adapters.telegram.platform import Telegram
from adapters.telegram.reading import read
from adapters.telegram.whereabouts import without_places, zone_at
from tests.adapters.telegram.harness import MemoryInbox, listening
from tests.adapters.telegram.test_reading import GROUP, message, update
from tests.fakes.telegram import Person

PORTO = {"latitude": 41.14961, "longitude": -8.61099}
KEPT = {"zone": "Europe/Lisbon"}


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (41.15, -8.61, "Europe/Lisbon"),
        (42.24, -8.72, "Europe/Madrid"),
        (-33.87, 151.21, "Australia/Sydney"),
        (27.72, 85.32, "Asia/Kathmandu"),
        (34.05, -118.24, "America/Los_Angeles"),
        (-54.8, -68.3, "America/Argentina/Ushuaia"),
        (0.0, -30.0, ""),
        (91.0, 0.0, ""),
        (10**400, 0, ""),
        (float("nan"), 0.0, ""),
        ("41.15", "-8.61", ""),
        (None, [], ""),
    ],
)
def test_the_clock_of_a_place(latitude, longitude, zone):
    """A place on land has the zone its people live by; the sea, and what is no place, has none."""
    assert zone_at(latitude, longitude) == zone


@given(
    latitude=st.floats(-90, 90).map(lambda one: round(one, 6)),
    longitude=st.floats(-180, 180).map(lambda one: round(one, 6)),
    deep=st.sampled_from(["message", "reply", "venue", "list"]),
)
@settings(derandomize=True, max_examples=100, deadline=None)
def test_no_coordinate_is_left(latitude, longitude, deep):
    """Wherever a location stands in an update, no figure of it is left."""
    where: dict[str, Any] = {"latitude": latitude, "longitude": longitude, "horizontal_accuracy": 12.5}
    body = {
        "message": message(location=where),
        "reply": message("here", reply_to_message=message(location=where)),
        "venue": message(location=where, venue={"location": where, "title": "My home", "address": "Rua 1"}),
        "list": message("x", odd=[[where], {"a": [where]}]),
    }[deep]
    left = json.dumps(without_places(update(**body)))
    assert not {"latitude", "longitude", "horizontal_accuracy", "My home", "Rua 1"} & set(left.split('"'))


def test_what_is_no_place_stays():
    """An update without a location is stored as it came."""
    for raw in (update(**message("8k easy")), update(**message(photo=[{"file_id": "1"}], caption="x"))):
        assert without_places(raw) == raw


def test_a_location_says_where_the_clock_is():
    """It is heard as the name of the zone; at sea the city is asked for."""
    assert read(update(**message(location=KEPT))).incoming.text == "Europe/Lisbon"
    assert read(update(**message(location={"zone": ""}))).incoming.text == "/city"
    assert read(update("edited_message", **message(location=KEPT))) is None


def test_a_location_in_a_group_is_for_the_group():
    """Where everyone meets is nothing to the coach."""
    assert read(update(**message(chat=GROUP, location=KEPT))) is None


async def test_a_location_is_stored_without_its_place(
    platform: Telegram, inbox: MemoryInbox, rita: Person
) -> None:
    """What is polled is stored with the zone alone; so is what Telegram calls with."""
    await rita.moves(await rita.shares(*PORTO.values()), 41.2, -8.7)
    async with listening(platform, inbox):
        _, shared, moved = await inbox.holds(3)
    called = update_of(json.dumps(update(**message(location=PORTO))).encode())
    for raw in (shared["message"], moved["edited_message"], called["message"]):
        assert raw["location"] == KEPT
