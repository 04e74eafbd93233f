"""What every platform does with what it is handed."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import wiring
from core.messages import Address, Button, Incoming, Message, Place, token
from core.ports.events import Envelope, Raw
from tests.contract.scene import Coach, Far, Stage, heard, listening, until
from tests.contract.stages import STAGES

LINES = [
    "ran 8k easy, 5:40 /km",
    "/week next",
    "*sore* _left_ calf | 3/10 <b>ok</b> & `fine` [a](b)",
    "10 × 200 m 💪🏽 🏃‍♀️ très bien",
    "\N{RIGHT-TO-LEFT MARK}جريت ٨ كم\N{RIGHT-TO-LEFT MARK} היום",
    "{not a blank} %s \\n",
]
TOKENS = [
    token(1, 4, "3"),
    token(12, 0, "undo"),
    token(7, 99, "día de descanso: sí 😴"),
    token(7, 3, " a b "),
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def test_the_stages_are_those_of_the_table() -> None:
    """Every platform that can be wired is on a stage, and the terminal."""
    assert set(STAGES) == {*wiring.PLATFORMS, "terminal"}


async def test_a_platform_has_its_name_and_its_ways(stage: Stage, request: pytest.FixtureRequest) -> None:
    """Its name is the table's, it says whether it resends, and only reading is not awaited."""
    platform = stage.platform
    assert platform.name == request.node.callspec.params["stage"]
    assert type(platform.resends) is bool
    awaited = (platform.listen, platform.deliver, platform.close)
    assert all(map(inspect.iscoroutinefunction, awaited))
    assert not inspect.iscoroutinefunction(platform.read)


@pytest.mark.parametrize("line", LINES)
async def test_words_are_read_as_they_were_said(on: Stage, line: str) -> None:
    """A line is one event that reads as the same words, from somebody who can be answered there and first."""
    await on.says(line)
    envelope = await heard(on)
    assert len(on.box.events) == 1
    assert (envelope.incoming.text, envelope.incoming.token) == (line, None)
    assert (envelope.incoming.place, envelope.incoming.media) == (Place.PRIVATE, None)
    assert envelope.person
    assert envelope.home == envelope.address
    assert envelope.address.platform == on.platform.name


async def test_lines_keep_their_order(on: Stage) -> None:
    """What is written first is stored first, and twice the same words are two events."""
    for line in ("done", "6", "6", "knee"):
        await on.says(line)
    await until(lambda: len(on.box.events) == 4)
    read = [on.platform.read(raw) for raw in on.box.events.values()]
    assert [envelope and envelope.incoming.text for envelope in read] == ["done", "6", "6", "knee"]


@pytest.mark.parametrize("says", TOKENS)
async def test_a_tap_is_read_as_its_token(coach: Coach, says: str) -> None:
    """Whatever a token holds comes back as it was, from the same person."""
    await coach.gives(Message("How was it?", ((Button("Tap me", says),),)))
    await coach.stage.taps("Tap me")
    tap = await heard(coach.stage, 2)
    assert (tap.incoming.token, tap.incoming.text) == (says, "")
    assert (tap.person, tap.address) == (coach.hello.person, coach.hello.address)


async def test_nothing_is_confirmed_before_it_is_stored(coach: Coach) -> None:
    """While the inbox has not stored a tap the platform is not told that we have it, whatever else goes on."""
    stage = coach.stage
    await coach.gives(Message("How was it?", ((Button("Good", token(1, 4, "1")),),)))
    await until(stage.confirmed)
    stage.box.door.clear()
    await stage.taps("Good")
    await until(lambda: stage.box.asked == 2)
    await coach.gives(Message("Meanwhile."))
    assert not stage.confirmed()
    assert len(stage.box.events) == 1
    stage.box.door.set()
    await until(stage.confirmed)
    assert len(stage.box.events) == 2


@pytest.mark.parametrize("stage", list(wiring.PLATFORMS), indirect=True)
async def test_what_a_crash_cuts_off_is_stored_once(stage: Far) -> None:
    """A process that stops between storing and confirming does not make two events of one."""
    stage.box.exit.clear()
    async with listening(stage):
        await stage.says("done")
        await until(lambda: stage.box.events)
    stage.box.exit.set()
    stage.platform = stage.made(stage.token)
    async with listening(stage):
        await stage.says("felt good")
        await heard(stage, 2)
        read = [stage.platform.read(raw) for raw in stage.box.events.values()]
    assert [envelope and envelope.incoming.text for envelope in read] == ["done", "felt good"]


async def test_odd_events_are_value_errors_or_mean_nothing(coach: Coach) -> None:
    """Whatever a stored event has become, reading it gives an envelope of the right types, nothing or a ValueError."""
    await coach.gives(Message("How was it?", ((Button("Good", token(1, 4, "1")),),)))
    await coach.stage.taps("Good")
    await heard(coach.stage, 2)
    stored = list(coach.stage.box.events.values())

    @settings(max_examples=300)
    @given(st.sampled_from(stored).flatmap(spoiled) | st.dictionaries(st.text(max_size=8), JSON, max_size=4))
    def read(raw: Raw) -> None:
        try:
            envelope = coach.stage.platform.read(raw)
        except ValueError:
            return
        assert envelope is None or sound(envelope)

    read()


def sound(envelope: Envelope) -> bool:
    """Tell whether each part of an envelope is of its type."""
    incoming = envelope.incoming
    return (
        isinstance(envelope.address, Address)
        and isinstance(envelope.home, Address | None)
        and isinstance(incoming, Incoming)
        and all(type(word) is str for word in (envelope.person, envelope.via, envelope.address.chat))
        and all(type(word) is str for word in (incoming.text, incoming.name))
        and all(isinstance(word, str | None) for word in (incoming.token, incoming.language, incoming.zone))
    )


@st.composite
def spoiled(draw: st.DrawFn, raw: Raw) -> Raw:
    """Put anything in the place of one part of an event, however deep, or leave it out."""
    *way, last = draw(st.sampled_from(list(paths(raw))))
    changed = deepcopy(dict(raw))
    inner = changed
    for key in way:
        inner = inner[key]
    if draw(st.booleans()):
        inner[last] = draw(JSON)
    elif isinstance(inner, dict):
        del inner[last]
    return changed


def paths(part: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every part inside *part*."""
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in inner:
        yield (*way, key)
        yield from paths(value, (*way, key))
