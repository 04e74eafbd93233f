"""Something else once, in the place of a run; and a run that gives way to the weather."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.training.catalogue import is_run
from core.understanding.lasting import Crossing, InItsPlace, lasting
from tests.core.commands.runner import answer, marathoner, talk

NOON = "@ 2027-04-13 12:00"
SATURDAY = date(2027, 4, 17)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "can I bike instead on Saturday?"),
        ("en", "swap saturday's run for a swim"),
        ("en", "I'd rather swim on saturday"),
        ("en", "bike instead of running on saturday please"),
        ("de", "kann ich am Samstag stattdessen Rad fahren?"),
        ("de", "Samstag lieber Rad statt Laufen"),
        ("es", "¿puedo ir en bici el sábado en vez de correr?"),
        ("es", "el sábado prefiero nadar"),
        ("fr", "je peux faire du vélo samedi à la place ?"),
        ("fr", "samedi vélo au lieu de courir"),
        ("pt", "posso pedalar no sábado em vez de correr?"),
        ("pt", "no sábado prefiro nadar"),
    ],
)
def test_another_sport_takes_the_place_of_one_run(language: str, words: str) -> None:
    """The run of that day is swapped and none is moved; one tap gives back exactly what was there."""
    stage = talk(NOON, f"/language {language}", words)
    plan, before = stage.athlete.plan, talk(NOON).athlete.plan
    assert plan
    assert before
    assert plan.on(SATURDAY).type == "cross_training"
    assert [one.on for one in plan.changes[-1].edits] == [SATURDAY]
    stage.play("> /undo")
    assert stage.athlete.plan
    assert stage.athlete.plan.on(SATURDAY) == before.on(SATURDAY)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "can I run instead of biking on saturday?"),
        ("en", "went cycling instead on saturday"),
        ("en", "can I bike on saturday?"),
        ("de", "kann ich Samstag laufen statt Rad fahren?"),
        ("es", "fui en bici en vez de correr el sábado"),
        ("fr", "courir samedi au lieu du vélo ?"),
        ("pt", "posso correr em vez de pedalar no sábado?"),
    ],
)
def test_what_is_over_or_the_other_way_round_swaps_nothing(language: str, words: str) -> None:
    """Running in the place of the bike, a ride that was, a ride beside the runs."""
    assert not isinstance(lasting(words, language), InItsPlace)


def test_a_ride_beside_the_runs_moves_none_of_them() -> None:
    """Asked whether biking goes on a day, the coach says how; it lays nothing."""
    before = talk(NOON).athlete.plan
    stage = talk(NOON, "can I bike on saturday?")
    assert stage.athlete.plan == before
    assert "as long as it stays easy" in "\n".join(stage.out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("can I bike instead on sunday?", "your legs miss the long one"),
        ("can I bike instead on friday?", "as long as it stays easy"),
        ("can I bike instead on 2027-04-12?", "Days that are over"),
        ("can I bike instead on 10 october?", "A race stays on its day"),
        ("can I bike instead on 12 may?", "fast part is let go"),
    ],
)
def test_a_swap_says_what_it_does_not_replace(words: str, said: str) -> None:
    """A long run is missed by the legs; a day of rest has nothing to swap; days that are over stay."""
    assert said in answer(NOON, words)


def test_a_run_that_is_in_the_log_is_swapped_no_more() -> None:
    """What was run was run."""
    assert "in the log" in answer(
        NOON, "ran 8 km in 45:00, effort 3", "skip", "can I swap today's run for a swim?"
    )


def test_without_a_plan_there_is_nothing_to_swap() -> None:
    """It is said, and a goal is asked for."""
    nobody = replace(marathoner(), plan=None)
    assert "plan" in answer(NOON, "can I bike instead on saturday?", athlete=nobody)


def test_while_running_is_off_nothing_is_swapped() -> None:
    """Somebody ill rests, and the steps after an injury are none to swap."""
    assert "Rest first" in answer(NOON, "fever, 38.5", "can I bike instead today?")
    steps = (
        NOON,
        "sprained ankle, no running for 3 days",
        "@ 2027-04-16 07:30",
        "can I bike instead on sunday?",
    )
    assert "none of them is swapped" in answer(*steps)


@pytest.mark.parametrize(
    ("language", "words", "wish"),
    [
        ("en", "also do yoga on fridays", Crossing(more=(4,))),
        ("de", "freitags auch Yoga machen", Crossing(more=(4,))),
        ("es", "también haz yoga los viernes", Crossing(more=(4,))),
        ("fr", "aussi du yoga le vendredi", Crossing(more=(4,))),
        ("pt", "também ioga às sextas", Crossing(more=(4,))),
    ],
)
def test_yoga_goes_beside_the_runs(language: str, words: str, wish: Crossing) -> None:
    """It is a wish for every week, and moves no run."""
    assert lasting(words, language) == wish


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "did it rain: can I run tomorrow instead"),
        ("en", "too much rain today, i'll run tomorrow"),
        ("de", "es regnet in Strömen, kann ich morgen stattdessen laufen?"),
        ("es", "está lloviendo, ¿puedo correr mañana en su lugar?"),
        ("es", "llueve a cántaros, mejor corro mañana"),
        ("fr", "il pleut, je peux courir demain à la place ?"),
        ("pt", "está a chover, posso correr amanhã em vez de hoje?"),
    ],
)
def test_rain_moves_a_run_and_asks_for_no_weather(language: str, words: str) -> None:
    """Today's run is tomorrow's, and who cannot run at all today lets the other one go with a tap."""
    stage = talk("@ 2027-04-14 12:00", f"/language {language}", words)
    before, plan = talk().athlete.plan, stage.athlete.plan
    assert before
    assert plan
    today, tomorrow = date(2027, 4, 14), date(2027, 4, 15)
    assert plan.on(tomorrow) == before.on(today)
    assert is_run(plan.on(today))
    stage.play(f"> /cant {today.isoformat()}")
    assert stage.athlete.plan
    assert not is_run(stage.athlete.plan.on(today))
    assert stage.athlete.plan.on(tomorrow) == before.on(today)
