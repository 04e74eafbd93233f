"""`fourlap plan`: a profile in, a season out, and a clear no to a profile that says what cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app

RUNNER: dict[str, Any] = {
    "goal": {"distance": "marathon", "date": "2027-10-10", "target_time_s": None},
    "start": "2027-03-03",
    "races": [{"distance": "half", "date": "2027-07-04", "priority": "B"}],
    "results": [{"distance": "10k", "time_s": 2700, "date": "2027-02-01", "kind": "race"}],
    "weekly_km": 44,
    "longest_run_km": 15.5,
    "days": ["tue", "wed", "thu", "sat", "sun"],
    "long_run_day": "sun",
    "max_minutes": {"tue": 75},
    "level": None,
    "age": 41,
    "sex": "f",
    "injuries": [{"site": "calf", "side": "left", "open": False, "date": None}],
    "units": "km",
}


def asked(folder: Path, said: Any, *options: str) -> Result:
    file = folder / "athlete.json"
    file.write_bytes(said if isinstance(said, bytes) else json.dumps(said).encode())
    return CliRunner().invoke(app, ("plan", "--profile", str(file), *options))


def data(folder: Path, **changed: Any) -> dict[str, Any]:
    result = asked(folder, RUNNER | changed, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_every_day_of_every_week_is_there(tmp_path: Path) -> None:
    """From the first day to the last Sunday no day is missing, and each week begins on a Monday."""
    found = data(tmp_path)
    days = [day["date"] for week in found["weeks"] for day in week["days"]]
    assert days[0] == "2027-03-03"
    assert days == sorted(set(days))
    assert [len(week["days"]) for week in found["weeks"]] == [5, *[7] * (len(found["weeks"]) - 1)]


def test_a_day_adds_up(tmp_path: Path) -> None:
    """Zones sum to the distance of their day, days to their week, and every day says why."""
    for week in data(tmp_path)["weeks"]:
        assert week["planned_m"] == sum(day["distance_m"] for day in week["days"])
        for day in week["days"]:
            assert sum(day["zones_m"].values()) == pytest.approx(day["distance_m"], rel=0.02)
            assert all(reason["text"] for reason in day["because"])
            assert day["because"]


@pytest.mark.parametrize(("time_s", "told"), [(2700, True), (4200, False)])
def test_paces_are_told_to_who_can_use_them(tmp_path: Path, time_s: int, told: bool) -> None:
    """From an index of 35 on a step has its pace; below, none has."""
    found = data(tmp_path, results=[{"distance": "10k", "time_s": time_s, "date": "2027-02-01"}])
    steps = [step for week in found["weeks"] for day in week["days"] for step in day["steps"]]
    assert any("pace_s_per_km" in step for step in steps) is told


def test_a_refusal_is_an_answer(tmp_path: Path) -> None:
    """A race that cannot be prepared for is refused in words, with another to train for, and no week."""
    found = data(
        tmp_path, goal={"distance": "marathon", "date": "2027-04-04"}, weekly_km=10, longest_run_km=4
    )
    assert found["weeks"] == []
    assert found["refusal"]["text"]
    assert all(other["text"] for other in found["refusal"]["alternatives"])
    read = asked(tmp_path, RUNNER | {"goal": {"distance": "marathon", "date": "2027-04-04"}, "weekly_km": 10})
    assert "  - " in read.stdout


def test_without_a_goal_the_plan_rolls(tmp_path: Path) -> None:
    """Goal and start are all that is needed."""
    result = asked(tmp_path, {"goal": {}, "start": "2027-03-03"}, "--json")
    assert {week["phase"] for week in json.loads(result.stdout)["weeks"]} == {"rolling"}


def test_miles_change_words_only(tmp_path: Path) -> None:
    """A runner who counts in miles reads miles, and gets the same plan."""
    km, mi = data(tmp_path), data(tmp_path, units="mi")
    assert "mi" in mi["weeks"][0]["days"][0]["title"]
    assert _figures(km) == _figures(mi)


def _figures(found: Any) -> Any:
    """Return everything but the sentences."""
    if isinstance(found, dict):
        return {key: _figures(value) for key, value in found.items() if key not in {"title", "text"}}
    return [_figures(one) for one in found] if isinstance(found, list) else found


def test_a_season_can_be_read(tmp_path: Path) -> None:
    """Without --json every week has its heading, its volume and its days."""
    said = asked(tmp_path, RUNNER).stdout
    assert "Marathon, Sunday 10 October" in said
    assert "Week 2, from 8 March, base" in said
    assert "Sun 10 October: " in said


def test_a_season_has_its_key_dates_and_its_limits(tmp_path: Path) -> None:
    """People read phases, key dates and what limits took before the weeks; a script gets the same as data."""
    said = asked(tmp_path, RUNNER).stdout
    head, _, _ = said.partition("\nWeek 1, from")
    assert "Sun 4 July: half marathon (B), run in earnest" in head
    assert "Sun 10 October: race day, marathon" in head
    assert "Where a limit held it back:" in head
    found = data(tmp_path)
    season = found["season"]
    assert [week["planned_m"] for week in season["weeks"]] == [week["planned_m"] for week in found["weeks"]]
    assert {"race-B", "longest-run", "race"} <= {one["key"] for one in season["key_dates"]}
    assert all(f"  Week {one['week']}: {one['text']}" in head.splitlines() for one in season["shaped"])
    assert season["shaped"]


def test_a_reason_has_its_figures(tmp_path: Path) -> None:
    """What a limit took is data: what is run, and what would be without it."""
    days = [day for week in data(tmp_path)["weeks"] for day in week["days"]]
    figures = [
        reason["figures"] for day in days for reason in day["because"] if "without_m" in reason["figures"]
    ]
    assert figures
    assert all(one.get("run_m", one.get("fast_m")) < one["without_m"] for one in figures)


def test_a_refusal_has_no_season(tmp_path: Path) -> None:
    """Nothing is planned, so nothing is at a glance."""
    found = data(
        tmp_path, goal={"distance": "marathon", "date": "2027-04-04"}, weekly_km=10, longest_run_km=4
    )
    assert found["season"] is None


def test_an_old_result_is_said_to_be_left_out(tmp_path: Path) -> None:
    """A result of more than six months before the start sets no paces, and the plan says so once."""
    old = [{"distance": "10k", "time_s": 2700, "date": "2026-08-01", "kind": "race"}]
    found = data(tmp_path, results=old)
    assert found["fitness_index"] is None
    assert [one["rule"] for one in found["warnings"]].count("old-result") == 1
    said = asked(tmp_path, RUNNER | {"results": old}).stdout
    assert "more than six months old" in said
    assert "No race yet" not in said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"weekly_km": 300}, "weekly_km: 300 is not allowed; allowed: a number from 0 to 250"),
        ({"weekly_km": "40"}, 'weekly_km: "40" is not allowed'),
        (
            {"weekly_km": 10, "longest_run_km": 200},
            "longest_run_km: 200 is not allowed; allowed: a number from 0 to 45, as weekly_km is 10",
        ),
        ({"start": "2027-02-30"}, 'start: "2027-02-30" is not allowed; allowed: a date like'),
        ({"start": None}, "start: null is not allowed"),
        ({"days": []}, "days: [] is not allowed; allowed: a list that is not empty"),
        ({"days": ["fri", "fun"]}, 'days[1]: "fun" is not allowed; allowed: one of mon, tue'),
        ({"days": ["mon", "mon"]}, 'days: ["mon", "mon"] is not allowed; allowed: each day once'),
        ({"cross_training": ["wed", "wed"]}, 'cross_training: ["wed", "wed"] is not allowed'),
        (
            {"goal": {"date": "2027-10-10", "target_time_s": 14400}},
            "goal.target_time_s: 14400 is not allowed; allowed: null without goal.distance (one of mile, 5k",
        ),
        ({"max_minutes": {"noon": 60}}, 'max_minutes.noon: "noon" is not allowed'),
        ({"max_minutes": {"tue": 5}}, "max_minutes.tue: 5 is not allowed; allowed: a number from 10"),
        ({"age": 12}, "age: 12 is not allowed; allowed: a whole number from 14 to 95"),
        ({"shoe": 44}, "shoe: unknown key; allowed: goal, start, races, results"),
        ({"goal": {"distance": "ultra"}}, 'goal.distance: "ultra" is not allowed; allowed: one of mile'),
        ({"goal": {"km": 3}}, "goal.km: unknown key; allowed: distance, date, target_time_s\n"),
        (
            {"goal": {"distance": "marathon", "target_time_s": 3600}},
            "goal.target_time_s: 3600 is not allowed; allowed: s",
        ),
        (
            {"injuries": [{"site": "calf", "date": "2028-01-01"}]},
            "injuries[0].date: 2028-01-01 is not allowed",
        ),
        ({"start": "01/03/2027"}, "allowed: a date like 2027-03-01, from 2000-01-01"),
        ({"goal": "marathon"}, 'goal: "marathon" is not allowed; allowed: an object'),
        ({"weekly_km": True}, "weekly_km: true is not allowed"),
        ({"age": 41.5}, "age: 41.5 is not allowed; allowed: a whole number from 14 to 95"),
        ({"units": "miles"}, 'units: "miles" is not allowed; allowed: one of km, mi'),
        ({"goal": {"date": "2031-01-01"}}, "goal.date: 2031-01-01 is not allowed; allowed: a date up to"),
        (
            {"injuries": [{"site": "soul"}]},
            'injuries[0].site: "soul" is not allowed; allowed: one of achilles',
        ),
        (
            {"results": [{"distance": 5000, "time_s": 600, "date": "2027-02-01"}]},
            "results[0].time_s: 600 is not allowed; allowed: seconds from 7",
        ),
        (
            {"results": [{"distance": 5000, "time_s": 1200, "date": "2027-04-01"}]},
            "results[0].date: 2027-04-01 is not allowed; allowed: a date up to the start",
        ),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    """A bad profile names the field, the value and what is allowed, and leaves with code 2."""
    result = asked(tmp_path, RUNNER | changed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize("said", [b"", b"{", b"\xff\xfe", b"[]", b"null", b"[" * 9999, b'{"goal": NaN}'])
def test_what_is_no_profile_is_refused(tmp_path: Path, said: bytes) -> None:
    """Whatever a file holds, nobody sees a traceback."""
    result = asked(tmp_path, said)
    assert (result.exit_code, isinstance(result.exception, SystemExit)) == (2, True)
    assert result.stderr


def test_what_is_no_json_is_said_to_be_none(tmp_path: Path) -> None:
    """An empty file and a letter are no JSON; the place is named."""
    assert asked(tmp_path, b"").stderr.startswith("profile: no JSON (EOF while parsing a value at line 1")
    assert "expected value at line 1 column 1" in asked(tmp_path, b"Dear coach").stderr


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    """Goal and start are needed, and each is named."""
    assert asked(tmp_path, {}).stderr == "goal: missing, and needed\nstart: missing, and needed\n"


def test_a_fault_in_a_list_is_told_once(tmp_path: Path) -> None:
    """Two wrong days are two lines, and not a third of a list that is empty without them."""
    result = asked(tmp_path, RUNNER | {"days": ["Mon", "Wed"]})
    assert [line.partition(":")[0] for line in result.stderr.splitlines()] == ["days[0]", "days[1]"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A profile that cannot be read is named, with the reason."""
    result = CliRunner().invoke(app, ("plan", "--profile", str(tmp_path / "nobody.json")))
    assert result.exit_code == 2
    assert "nobody.json: cannot be read (No such file or directory)" in result.stderr


def test_a_key_that_is_written_twice_is_named(tmp_path: Path) -> None:
    """Nobody knows which of two values is meant, in the outermost object or in one of a list."""
    file = tmp_path / "twice.json"
    result = '[{"distance": "5k", "time_s": 1500, "time_s": 1600, "date": "2026-12-01"}]'
    file.write_text(f'{{"goal": {{}}, "start": "2027-01-04", "age": 40, "age": 41, "results": {result}}}')
    said = CliRunner().invoke(app, ["plan", "--profile", str(file)])
    assert (said.exit_code, said.stdout) == (2, "")
    assert said.stderr.splitlines() == [
        "age: 40, 41 is not allowed; allowed: each key once",
        "results[0].time_s: 1500, 1600 is not allowed; allowed: each key once",
    ]


def test_a_profile_may_begin_with_a_mark(tmp_path: Path) -> None:
    """A file some editors begin with a byte-order mark is read like any other."""
    assert asked(tmp_path, b"\xef\xbb\xbf" + json.dumps(RUNNER).encode()).exit_code == 0


def test_a_season_without_a_result_says_how_to_run(tmp_path: Path) -> None:
    """Who has no race yet is told to go by feel, and what to know before a marathon."""
    said = asked(tmp_path, {"goal": RUNNER["goal"], "start": "2027-03-01", "weekly_km": 20}).stdout
    assert "No race yet to set paces by" in said
    assert "walking breaks" in said.replace("\n", " ")


def test_what_the_mile_tells_beside_a_longer_race_is_in_the_season(tmp_path: Path) -> None:
    """The verdict comes with its evidence, in words and as data; without both results there is none."""
    half = {"distance": "half", "time_s": 6000, "date": "2027-01-17", "kind": "race"}
    mile = {"distance": "mile", "time_s": 310, "date": "2027-02-10", "kind": "time_trial"}
    said = asked(tmp_path, RUNNER | {"results": [half, mile]}).stdout
    assert "your mile in 5:10 promises 1:21:30 over the half marathon; you ran 1:40:00" in said
    assert "So endurance holds you back" in said
    check = data(tmp_path, results=[half, mile])["mile_check"]
    assert (check["limiter"], check["mix"]) == ("endurance-limited", -1.0)
    assert check["longer"] == {"distance_m": 21098, "time_s": 6000}
    assert check["difference"] > check["usual"][1]
    assert data(tmp_path, results=[half])["mile_check"] is None


def test_a_race_a_year_away_has_its_year(tmp_path: Path) -> None:
    """A day and a month alone would be taken for this year's."""
    far = {"distance": "marathon", "date": "2028-04-23"}
    assert asked(tmp_path, RUNNER | {"goal": far}).stdout.startswith("Marathon, Sunday 23 April 2028\n")
