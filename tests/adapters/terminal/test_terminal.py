"""The terminal as a platform."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from prompt_toolkit import PromptSession
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from adapters.terminal import live
from adapters.terminal.platform import HERE, NAME, Terminal, tapped, typed
from adapters.terminal.screen import Screen, plain
from core.messages import Button, Message, token
from core.ports.deliveries import Delivery

ASK = Message("How was it?", ((Button("Easy 3", token(1, 4, "3")), Button("Hard 7", token(1, 4, "7"))),))
UNDO = Message("Logged.", ((Button("Undo", token(1, 0, "undo")),),))


class Drawer:
    """An inbox that keeps what is put in."""

    def __init__(self) -> None:
        self.kept: list[Mapping[str, Any]] = []
        self.keys: set[str] = set()

    async def put(self, platform: str, key: str, raw: Mapping[str, Any]) -> bool:
        assert platform == NAME
        self.kept.append(raw)
        self.keys.add(key)
        return True


def screen(*messages: Message) -> Screen:
    """Return a screen that shows *messages*."""
    shown = Screen(lambda _message, _edited: None)
    for number, message in enumerate(messages, 1):
        shown.take(Delivery(number, HERE, message))
    return shown


def keys(*lines: str):
    """Return a keyboard on which *lines* are typed."""
    waiting = iter(lines)

    async def read() -> str | None:
        return next(waiting, None)

    return read


@pytest.mark.parametrize(
    ("message", "edited", "lines"),
    [
        (Message("Hi"), False, ["< Hi"]),
        (Message("Hi\nthere"), False, ["< Hi", "  there"]),
        (ASK, False, ["< How was it?", "  [Easy 3] [Hard 7]"]),
        (Message("Hi", ((Button("A", "1"),), (Button("B", "2"),))), True, ["< (edit) Hi", "  [A] [B]"]),
        (Message(react="👍"), False, ["< 👍"]),
    ],
)
def test_a_message_in_plain_lines(message: Message, edited: bool, lines: list[str]) -> None:
    """A transcript marks where a message begins, goes on, offers choices, and revises."""
    assert list(plain(message, edited)) == lines


@pytest.mark.parametrize("label", ["Hard 7", "hard 7", "7"])
def test_a_tap_finds_label_or_value(label: str) -> None:
    """A choice is tapped by its label, whatever its capitals, or by what it says."""
    assert tapped(screen(ASK), label) == {"token": token(1, 4, "7")}


def test_the_newest_choice_is_tapped() -> None:
    """Of two open choices with one label, the newer is meant; one that is not open is not found."""
    later = Message("Again?", ((Button("Hard 7", token(1, 5, "7")),),))
    assert tapped(screen(ASK, later), "Hard 7") == {"token": token(1, 5, "7")}
    assert tapped(screen(ASK, later), "Easy 3") == {"token": token(1, 4, "3")}
    assert tapped(screen(ASK), "Skip") is None


def test_an_edit_takes_the_choices_of_what_it_revises() -> None:
    """After an edit the old choices are gone, and the message keeps its id."""
    shown = screen(ASK)
    assert shown.take(Delivery(2, HERE, Message("Effort: 7"), edits="1")) == "1"
    assert shown.open == {}


def test_stripped_choices_are_closed() -> None:
    """A delivery that ends an earlier question closes its choices."""
    shown = screen(ASK)
    assert shown.take(Delivery(2, HERE, UNDO, strips="1")) == "2"
    assert list(shown.open) == ["2"]


def test_typing_can_tap() -> None:
    """A number sign or a label taps; a bare number is always an answer in words."""
    shown = screen(UNDO, ASK)
    assert typed(shown, "#2") == {"token": token(1, 4, "7")}
    assert typed(shown, "undo") == {"token": token(1, 0, "undo")}
    for words in ("2", "7", "#3", "#0", "#", "#x", "ran 8 km"):
        assert typed(shown, words) == {"text": words}


async def test_lines_go_into_the_inbox() -> None:
    """Every line is an event of its own, an empty one is none, and the end of input ends listening."""
    drawer = Drawer()
    await Terminal(screen(ASK), keys("hi", "  ", "hi", "#1")).listen(drawer)
    assert drawer.kept == [{"text": "hi"}, {"text": "hi"}, {"token": token(1, 4, "3")}]
    assert len(drawer.keys) == 3


async def test_a_script_types_nothing() -> None:
    """Without a keyboard listening is over at once."""
    drawer = Drawer()
    await Terminal(screen()).listen(drawer)
    assert drawer.kept == []


def test_an_event_is_read_as_it_was_meant() -> None:
    """Words are words, a tap is its token, and the terminal's zone goes with both."""
    terminal = Terminal(screen(), zone="Europe/Lisbon")
    said, tap = terminal.read({"text": "hi"}), terminal.read({"token": "1.4.7"})
    assert (said.incoming.text, said.incoming.token, said.incoming.zone) == ("hi", None, "Europe/Lisbon")
    assert (tap.incoming.text, tap.incoming.token) == ("", "1.4.7")
    assert said.address == said.home == HERE


async def test_what_is_delivered_is_shown() -> None:
    """A delivery appears on the screen under its id."""
    shown: list[Message] = []
    terminal = Terminal(Screen(lambda message, _edited: shown.append(message)))
    assert await terminal.deliver(Delivery(7, HERE, UNDO)) == "7"
    await terminal.close()
    assert shown == [UNDO]


async def test_a_person_types_and_leaves() -> None:
    """At a real terminal lines are read until the runner leaves."""
    with create_pipe_input() as pipe:
        keyboard = live.Keyboard(PromptSession("> ", input=pipe, output=DummyOutput()))
        pipe.send_text("ran 8 km\r")
        assert await keyboard() == "ran 8 km"
        pipe.send_text("\x04")
        assert await keyboard() is None


def test_live_choices_carry_numbers() -> None:
    """On the screen each choice shows the number that taps it; an edit says that it is one."""
    assert live.styled(ASK, edited=False).plain.splitlines() == ["How was it?", "#1 [Easy 3]  #2 [Hard 7]  "]
    assert live.styled(UNDO, edited=True).plain.startswith("(revised) Logged.")


def test_live_messages_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """A message appears with its words and choices."""
    with live.above_the_prompt():
        live.show(ASK, edited=False)
    assert "How was it?" in capsys.readouterr().out
