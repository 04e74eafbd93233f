"""Where limits shaped a season: what it would have been without them, few and telling."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.athlete.profile import Level
from core.training.budgets import caps
from core.training.capped import cap_reasons, fast, freed
from core.training.catalogue import ENTRIES
from core.training.plan import Plan
from core.training.planner import plan
from core.training.reasons import REASONS, reason_text, spared
from core.training.sessions import made_of
from core.training.shaped import LEAST, MOST, shaped
from core.training.workout import Because, Zone
from core.training.workouts.shape import Need
from core.voice.outline import outline
from core.voice.speech import speak
from tests.proof.asked import requested
from tests.proof.runners import RUNNERS


def planned(name: str) -> Plan:
    found = plan(requested(RUNNERS[name]))
    assert isinstance(found, Plan)
    return found


def need(week_m: float, **more: object) -> Need:
    return replace(Need(46.0, Level.INTERMEDIATE, week_m=week_m, caps=caps(week_m), step=9), **more)


@pytest.mark.parametrize("name", RUNNERS)
def test_a_season_tells_each_limit_once_a_phase(name):
    """At most six lines, none for the same limit twice in a phase, each of a twentieth or more."""
    found = shaped(planned(name))
    told = [(one.phase, one.because.rule) for one in found]
    assert len(told) == len(set(told)) <= MOST
    assert all(one.part >= LEAST for one in found)
    assert [one.on for one in found] == sorted(one.on for one in found)


@pytest.mark.parametrize("name", RUNNERS)
def test_what_is_said_is_what_is_planned(name):
    """The figures of a reason are those of its day, and what would be without the limit is more."""
    found = planned(name)
    for week in found.weeks:
        for day in week.days:
            for because in day.workout.because:
                facts = dict(because.facts)
                if spared(because) and "run_m" in facts:
                    assert facts["run_m"] == day.workout.distance_m < facts["without_m"]
                elif spared(because):
                    assert facts[fast(day.workout)[0]] == fast(day.workout)[1]


@pytest.mark.parametrize(
    ("rule", "facts", "said"),
    [
        (
            "I1",
            {"run_m": 18_000.0, "without_m": 20_000.0, "longest_m": 16_500.0},
            "18 km long, not 20 km: at most a tenth over 16.5 km, your longest of the last 30 days.",
        ),
        (
            "I15",
            {"run_m": 22_000.0, "without_m": 24_000.0, "share": 40.0},
            "22 km long, not 24 km: one run is at most 40 % of your week.",
        ),
        (
            "I11",
            {
                "fast_m": 1600.0,
                "without_m": 2400.0,
                "share": 5.0,
                "reps": 4,
                "without_reps": 6,
                "each_m": 400.0,
            },
            "4 × 400 m at mile pace, not 6: one session holds at most 5 % of your week.",
        ),
        (
            "I13",
            {"fast_s": 1080.0, "without_s": 2400.0, "share": 10.0},
            "18 minutes at tempo, not 40 minutes: one session holds at most 10 % of your week.",
        ),
    ],
)
def test_a_limit_says_what_it_took(rule, facts, said):
    """What is run, what would be, and the limit in between."""
    because = Because(rule, tuple(facts.items()))
    assert speak(reason_text(because)) == said
    assert spared(because) > 0


@pytest.mark.parametrize("rule", [key for key, one in REASONS.items() if one.closer])
def test_without_those_figures_the_rule_is_told_alone(rule):
    """A plan of an older release has no such figures: it says the rule."""
    if rule not in {"I11", "I12", "I13"}:
        facts = (("longest_m", 15_000.0), ("share", 40.0))
        assert "not" not in speak(reason_text(Because(rule, facts))).split()
    assert spared(Because(rule)) == 0


@pytest.mark.parametrize(
    ("key", "rule"), [("repetitions", "I11"), ("intervals", "I12"), ("cruise_intervals", "I13")]
)
def test_a_cap_is_named_where_a_session_stands_at_it(key, rule):
    """In a small week the cap is named with what the ramp would have come to; in a huge one nothing is."""
    entry = next(one for one in ENTRIES.values() if key in {one.key, one.of})
    small = need(50_000.0)
    dose = entry.dose(small)
    assert dose
    (found,) = cap_reasons(entry, small, entry.build(dose))
    assert found.rule == rule
    free = entry.dose(replace(small, caps=freed(small)))
    assert free
    assert dict(found.facts).keys() >= {"share"}
    assert fast(entry.build(free))[1] in dict(found.facts).values()
    large = need(400_000.0)
    dose = entry.dose(large)
    assert dose
    assert cap_reasons(entry, large, entry.build(dose)) == ()


@pytest.mark.parametrize("less", [{"share": 0.7, "fast_share": 0.7}, {"part": 0.7}, {"keep": True}])
def test_what_the_ramp_holds_back_is_not_the_caps_doing(less):
    """A session that is still growing, or smaller in a lighter week, or only keeps speed, names no cap."""
    entry, asked = ENTRIES["repetitions"], need(80_000.0, **less)
    dose = entry.dose(asked)
    assert dose
    assert cap_reasons(entry, asked, entry.build(dose)) == ()


@pytest.mark.parametrize("step", [1, 4, 5, 6, 9, 30])
@pytest.mark.parametrize("week_m", [15_000.0, 24_000.0, 40_000.0, 80_000.0])
def test_a_cap_takes_what_the_ramp_had_come_to_and_no_more(week_m, step):
    """After four speed weeks a cap has taken nothing yet, then a tenth a week; the limits beside it still hold."""
    asked = need(week_m, step=step)
    for zone, metres in freed(asked).items():
        assert metres <= max(1.0, 1 + 0.1 * (step - 4)) * asked.caps[zone] + 1
        assert metres <= max(0.25 * week_m, asked.caps[zone])
    assert freed(asked)[Zone.R] <= 0.08 * week_m


def test_what_a_lighter_week_keeps_is_not_the_caps_doing():
    """A session that cannot be smaller stays in a lighter week as it is: no cap is named for it."""
    entry, asked = ENTRIES["repetitions"], need(50_000.0)
    usual, lighter = made_of(entry, asked), made_of(entry, asked, lighter=True)
    assert usual
    assert lighter
    assert [one.rule for one in usual.because] == [*(one.rule for one in lighter.because), "I11"]


def test_an_entry_without_a_zone_has_no_cap():
    """Speed by feel is capped by nothing a week sets."""
    entry, asked = ENTRIES["fartlek"], need(50_000.0)
    dose = entry.dose(asked)
    assert dose
    assert entry.zone not in {Zone.R, Zone.T, Zone.M}
    assert cap_reasons(entry, asked, entry.build(dose)) == ()


def test_an_open_injury_is_told_of_a_season():
    """What an open injury keeps out of the first weeks is said once a phase, with the limits."""
    hurt = RUNNERS["a marathon on five days"] | {"injuries": [{"site": "achilles", "open": True}]}
    found = plan(requested(hurt))
    assert isinstance(found, Plan)
    told = [one for one in shaped(found) if one.because.rule == "open-injury"]
    assert [one.week for one in told] == [1]
    assert "still open" in speak(reason_text(told[0].because))
    assert "still open" in speak(outline(requested(hurt).goal, found))
