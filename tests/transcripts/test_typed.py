"""A label that is typed is a tap: shown on the golden transcripts, for the buttons of every newest message."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from core.coach import hear
from core.messages import Button, Incoming, Turn, read_token
from tests.transcripts.stage import Stage, begin, inputs, play_on
from tests.transcripts.test_transcripts import HERE

PLAYED: Final = (
    "01-onboarding",
    "02-checkin-good-day",
    "04-post-run-buttons",
    "11-mile-time-trial",
    "15-race-on-the-way",
    "17-sunday",
    "24-more",
    "languages/de",
)


@pytest.mark.parametrize("name", PLAYED)
def test_typing_a_label_does_what_tapping_it_does(name: str) -> None:
    """Whatever the newest message offers, its label in words leads where the button leads."""
    path = Path(HERE / f"{name}.txt")
    stage, seen = begin(text := path.read_text("utf-8")), set()
    for line in inputs(text):
        play_on(stage, line)
        for button in newest(stage):
            if read_token(button.token)[2][:1] in {"+", "-"}:  # type: ignore[index]
                continue  # a day that is typed may be the whole answer
            asked = stage.athlete.open
            place = (button.label, asked and asked.dialog, asked and asked.key)
            if place not in seen:
                seen.add(place)
                tapped, typed = (led_to(stage, done) for done in (tap(button), Incoming(button.label)))
                assert tapped == typed, place


def newest(stage: Stage) -> list[Button]:
    """Return the buttons under the last message."""
    return next(reversed(stage.buttons.values()), [])


def tap(button: Button) -> Incoming:
    """Return a tap on a button."""
    return Incoming(token=button.token)


def led_to(stage: Stage, done: Incoming) -> Any:
    """Return what comes of something done: what is said, and the athlete afterwards but for what was noticed of them."""
    turn: Turn = hear(stage.athlete, replace(done, zone=stage.hint, language=stage.language), stage.now)
    said = [(one.text, [[b.label for b in row] for row in one.buttons]) for one in turn.messages]
    return said, replace(turn.athlete, profile=stage.athlete.profile, offered=(), open=None, paused=None)
