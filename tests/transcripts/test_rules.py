"""Where each rule of the daily decision is lived through: the table of rules and golden transcripts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pytest

from core.recommender.recommend import recommend
from core.recommender.rules import RULES
from core.voice.changed import CHANGED
from core.voice.speech import speak
from tests.transcripts.stage import Stage, begin, inputs, play_on

HERE: Final = Path(__file__).parent

LIVED: Final = {
    "red-flag": "08-shin-red-flag",
    "ill": "07-illness",
    "pain-stop": "20-sore-knee",
    "pain-easy": "21-pain-that-stays",
    "pain-back": "38-calm-after-a-stop",
    "pain-spare": "29-a-mild-achilles",
    "pain-flat": "20-sore-knee",
    "time-off": "28-a-week-without-a-run",
    "too-sore": "29-a-mild-achilles",
    "sore-spot": "03-checkin-sore-calves",
    "very-sore": "26-hard-days-that-give-way",
    "very-tired": "26-hard-days-that-give-way",
    "short-night": "26-hard-days-that-give-way",
    "short-sleep": "27-a-week-of-short-nights",
    "stressed": "27-a-week-of-short-nights",
    "felt-hard": "23-felt-hard-and-faded",
    "faded": "23-felt-hard-and-faded",
    "worn-out": "26-hard-days-that-give-way",
    "one-run": "30-more-than-was-run",
    "big-week": "31-a-big-week",
    "too-close": "11-mile-time-trial",
    "too-hot": "25-heat",
    "warm": "25-heat",
}
"""Each rule, and a transcript in which it is said and done."""

AT_THE_DOOR: Final = {"ill": "illness"}
"""A rule whose days are cleared when it is told, under another name, before any morning asks (`core.locks`)."""


@cache
def lived(name: str) -> frozenset[str]:
    """Return the rules that changed a day in a transcript, and those whose advice was said in it."""
    text = (HERE / f"{name}.txt").read_text("utf-8")
    stage, found = begin(text), set()
    for line in inputs(text):
        before = len(stage.out)
        play_on(stage, line)
        found |= advised(stage, "\n".join(stage.out[before:]))
    plan = stage.athlete.plan
    return frozenset(found | {one.rule for one in (plan.changes if plan else ())})


def advised(stage: Stage, said: str) -> set[str]:
    """Return the rules that leave a day as it is, and whose hint for it stands in *said*."""
    found = recommend(stage.athlete, stage.athlete.today(stage.now))
    hint = speak(found.advice, "en", stage.athlete.units)
    return {one.rule for one in found.because} if hint and hint in said else set()


def test_every_rule_has_its_transcript() -> None:
    """And no transcript is named for a rule that is none."""
    assert set(LIVED) == {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", LIVED)
def test_every_rule_is_lived_through(rule: str) -> None:
    """It changes a day there, or its advice is said; and it is known why, when somebody asks."""
    assert AT_THE_DOOR.get(rule, rule) in lived(LIVED[rule])
    assert rule in CHANGED
