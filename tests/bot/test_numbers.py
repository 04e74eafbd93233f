"""`fourlap paces` and `fourlap predict`: what they print, and how they refuse."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.numbers import NumbersError, asked


def fourlap(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, arguments)


def test_paces_are_told_for_scripts() -> None:
    """5 km in 19:57 is an index of 50 and its published paces, easy as a range from fast to slow."""
    told = json.loads(fourlap("paces", "--race", "5k 19:57", "--json").stdout)
    assert told["fitness_index"] == 50.0
    assert told["paces_s_per_km"]["E"] == pytest.approx([296, 334], rel=0.01)
    published = {"M": 271, "T": 255, "I": 235, "R": 217.5}
    assert {key: told["paces_s_per_km"][key] for key in published} == pytest.approx(published, rel=0.01)


def test_paces_are_told_for_people() -> None:
    """A line for each zone, as clocks."""
    lines = fourlap("paces", "--race", "5k 19:57").stdout.splitlines()
    assert lines[0] == "Fitness index 50.0"
    assert lines[3] == "Tempo      4:15 per km"


def test_below_an_index_of_35_efforts_are_told() -> None:
    """Paces mislead there: people read efforts, scripts are told that they should."""
    people = fourlap("paces", "--race", "5k 33:00").stdout
    assert "full sentences" in people
    assert "per km" not in people
    assert json.loads(fourlap("paces", "--race", "5k 33:00", "--json").stdout)["by_effort"] is True


def test_predictions_are_told_for_scripts() -> None:
    """Every distance with its band, where it comes from, and what to think of it."""
    arguments = ("predict", "--race", "10k 45:00", "--weekly-km", "50", "--json")
    told = json.loads(fourlap(*arguments).stdout)
    rows = {row["distance"]: row for row in told["predictions"]}
    assert list(rows) == ["mile", "5k", "10k", "half", "marathon"]
    assert rows["10k"]["time_s"] == 2700
    assert all(row["low_s"] < row["time_s"] < row["high_s"] for row in rows.values())
    assert "Vickers & Vertosick 2016 with one race" in rows["marathon"]["source"]
    assert all(row["note"] for row in rows.values())


def test_two_races_sharpen_the_marathon() -> None:
    """With a shorter and a longer race the regression on two is used."""
    arguments = ("predict", "--race", "10k 45:00", "--race", "half 1:40:00", "--weekly-km", "50")
    assert "with two races" in fourlap(*arguments).stdout


def test_a_mile_alone_says_so() -> None:
    """The marathon from a mile has a wide band and a note that says what it is worth."""
    told = json.loads(fourlap("predict", "--race", "mile 6:00", "--json").stdout)["predictions"][-1]
    assert "mile alone" in told["note"]
    assert told["low_s"] <= 0.851 * told["time_s"]
    assert told["high_s"] >= 1.149 * told["time_s"]


def test_a_short_race_is_named_for_what_it_is() -> None:
    """2000 m are no mile: the note says from what it guesses."""
    told = json.loads(fourlap("predict", "--race", "2000 7:30", "--json").stdout)["predictions"][-1]
    assert told["note"].startswith("From 2 km alone")


def test_second_opinions_stand_beside_the_coach() -> None:
    """Riegel and Cameron from the longest race, Tanda from training, critical speed from three efforts."""
    races = ("--race", "mile 6:00", "--race", "3000 12:05", "--race", "5k 21:00")
    more = ("--weekly-km", "45", "--training-pace", "5:50")
    told = json.loads(fourlap("predict", *races, *more, "--json").stdout)["opinions"]
    formulas = ["Riegel 1981", "Cameron 1998", "Tanda 2011", "Smyth & Muniz-Pumares 2020"]
    assert [one["formula"] for one in told] == formulas
    assert told[-1]["critical_s_per_km"] == pytest.approx(265.6)
    assert told[-1]["reserve_m"] == pytest.approx(259.9)
    assert "84.8 % of a critical speed of 4:26 per km" in fourlap("predict", *races).stdout


@pytest.mark.parametrize("races", [("mile 6:00",), ("mile 6:00", "1500 5:30")])
def test_a_mile_has_no_second_opinion(races: tuple[str, ...]) -> None:
    """No formula predicts a marathon from a mile alone, nor a line through two efforts of one length."""
    options = [word for race in races for word in ("--race", race)]
    assert json.loads(fourlap("predict", *options, "--json").stdout)["opinions"] == []


def test_a_hill_is_run_by_effort() -> None:
    """Up 4 % the same effort is 24 % slower, down it is quicker; a script is told both paces (Minetti 2002)."""
    flat, up, down = (
        json.loads(fourlap("paces", "--race", "10k 45:00", "--grade", grade, "--json").stdout)
        for grade in ("0", "4", "-4")
    )
    assert "hill_s_per_km" not in flat
    assert up["hill_s_per_km"]["T"] == pytest.approx(1.238 * flat["paces_s_per_km"]["T"], rel=0.002)
    assert down["hill_s_per_km"]["E"][1] < flat["paces_s_per_km"]["E"][1]
    assert "4 % up" in fourlap("paces", "--race", "10k 45:00", "--grade", "4").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("paces", "--race", "5k 9:00"), '"5k 9:00": time is "9:00", allowed is 12:15 to 1:45:48'),
        (("paces", "--race", "5k 20"), 'time is "20", allowed is a time like 19:57'),
        (("predict", "--race", "5k"), '"5k": time is missing, allowed is a time like 19:57'),
        (("predict", "--race", "15k"), '"15k": time is missing'),
        (("predict", "--race", "19:57"), '"19:57": distance is missing, allowed is one of mile, 5k'),
        (("predict", "--race", ""), '"": distance is missing'),
        (("predict", "--race", "marathon 3:30"), "for 3:30 hours write 3:30:00"),
        (("predict", "--race", "5k 20:00 10k"), "one distance and one time"),
        (("predict", "--race", "5k 20:00, 10k 45:00"), "write --race again for another race"),
        (("predict", "--race", "1e9 20:00"), 'distance is "1e9"'),
        (("predict", "--race", "5k 1:75:00"), 'time is "1:75:00", allowed is 12:15 to'),
        (
            ("paces", "--race", "10k 45:00", "--grade", "60"),
            '--grade: "60" is not allowed; allowed: a number',
        ),
        (("paces", "--race", "10k 45:00", "--grade", "steep"), "from -45 to 45, in per cent: 4 up, -4 down"),
        (("paces", "--race", "10k 45:00", "--grade", "nan"), "--grade:"),
        (("predict", "--race", "5k 20:00", "--training-pace", "fast"), "from 2:30 to 15:00"),
        (("predict", "--race", "5k 20:00", "--training-pace", "1:00"), "--training-pace:"),
        (("paces", "--race", "800 2:10"), 'distance is "800", allowed is one of mile, 5k'),
        (("predict", "--race", "foo 20:00"), 'distance is "foo"'),
        (
            ("predict", "--race", "10k 45:00", "--weekly-km", "400"),
            '--weekly-km: "400" is not allowed; allowed: a number from 0 to 250',
        ),
        (("predict", "--race", "10k 45:00", "--weekly-km", "nan"), '--weekly-km: "nan" is not allowed'),
        (("predict", "--race", "10k 45:00", "--weekly-km", "lots"), "allowed: a number from 0 to 250"),
        (("paces",), "--race"),
    ],
)
def test_a_bad_value_is_named_with_its_field_and_range(arguments: tuple[str, ...], said: str) -> None:
    """Code 2, one line, nothing on standard output."""
    result = fourlap(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize(
    ("text", "metres", "seconds"),
    [
        ("5k 19:57", 5000, 1197),
        ("Half  Marathon 1:35:02", 21_097.5, 5702),
        ("3000 9:58", 3000, 598),
        ("1500 m 4:10.5", 1500, 250.5),
        ("10mi 1:10:00", 16_093.44, 4200),
        ("mile 5:00", 1609.344, 300),
        ("10k in 45:00", 10_000, 2700),
        ("5,000 20:00", 5000, 1200),
        ("half, 95:00", 21_097.5, 5700),
    ],
)
def test_a_race_is_read_as_it_is_written(text: str, metres: float, seconds: float) -> None:
    """Names, metres, kilometres and miles; minutes, hours and tenths."""
    (race,) = asked([text]).race
    assert (race.distance_m, race.time_s) == pytest.approx((metres, seconds))


@settings(derandomize=True, max_examples=200)
@given(st.text(max_size=30))
def test_no_text_is_answered_with_a_traceback(text: str) -> None:
    """Whatever is typed is a race or a refusal."""
    try:
        asked([text])
    except NumbersError as error:
        assert str(error).startswith("--race: ")  # noqa: PT017 - either way is right
