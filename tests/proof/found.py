"""Runners whose plans were wrong once, as plain as they could be made: they are asked for again by every run."""

from __future__ import annotations

from typing import Final

from tests.proof.people import Profile

FOUND: Final[list[Profile]] = [
    {
        "goal": {"distance": "5k", "date": "2027-01-25", "target_time_s": None},
        "start": "2027-01-04",
        "weekly_km": 8.4,
        "days": ["mon", "tue", "wed"],
        "long_run_day": "mon",
        "max_minutes": {"mon": 20},
        "units": "km",
    },
    {
        "goal": {"distance": "mile", "date": "2027-10-09"},
        "start": "2027-08-28",
        "results": [{"distance": 3000, "time_s": 993, "date": "2027-04-22", "kind": "time_trial"}],
        "longest_run_km": 39.0,
    },
    {
        "goal": {"distance": None, "date": None},
        "start": "2027-01-04",
        "results": [{"distance": "mile", "time_s": 748, "date": "2027-01-03", "kind": "race"}],
        "weekly_km": 25.0,
        "days": ["mon", "tue", "wed", "thu"],
        "long_run_day": "mon",
        "max_minutes": {"mon": 45, "tue": 20, "wed": 40, "thu": 45},
    },
    {
        "goal": {"distance": "marathon", "date": "2027-06-18"},
        "start": "2027-01-06",
        "results": [{"distance": "half", "time_s": 10296, "date": "2027-01-05", "kind": "time_trial"}],
        "weekly_km": 4.0,
        "longest_run_km": 2.6,
        "days": ["mon", "tue", "wed", "fri", "sat", "sun"],
        "long_run_day": "tue",
        "max_minutes": {"mon": 40, "tue": 75, "wed": 75, "sat": 120, "sun": 20},
    },
    {
        "goal": {"distance": "mile", "date": "2028-02-05"},
        "start": "2027-10-10",
        "results": [{"distance": "10k", "time_s": 3087, "date": "2027-09-05", "kind": "time_trial"}],
        "weekly_km": 126.4,
        "longest_run_km": 40.4,
        "days": ["fri", "sat", "sun"],
        "long_run_day": "fri",
        "max_minutes": {"fri": 120, "sun": 30},
        "level": "advanced",
        "injuries": [{"site": "calf", "open": True}],
    },
    {
        "goal": {"distance": "marathon", "date": None},
        "start": "2027-06-16",
        "results": [{"distance": 3000, "time_s": 944, "date": "2027-04-14", "kind": "time_trial"}],
        "days": ["tue", "thu", "fri", "sat", "sun"],
        "long_run_day": "sun",
        "injuries": [{"site": "achilles", "side": "left", "open": True}],
        "units": "mi",
    },
    {
        "goal": {"distance": "marathon", "date": "2027-05-17"},
        "start": "2027-01-18",
        "races": [
            {"distance": "5k", "date": "2027-03-13", "priority": "B"},
            {"distance": "mile", "date": "2027-01-27", "priority": "C"},
        ],
        "results": [{"distance": "marathon", "time_s": 11777, "date": "2026-11-05", "kind": "time_trial"}],
        "weekly_km": 82.4,
        "longest_run_km": 45,
        "long_run_day": "fri",
        "max_minutes": {"tue": 20, "wed": 30, "sun": 60},
        "age": 62,
    },
    {
        "goal": {"distance": "marathon", "date": "2027-10-19"},
        "start": "2027-03-28",
        "results": [{"distance": "10k", "time_s": 3883, "date": "2026-10-20", "kind": "race"}],
        "weekly_km": 75.8,
        "longest_run_km": 41.7,
        "days": ["fri", "sat", "sun"],
        "long_run_day": "sun",
        "max_minutes": {"sat": 20},
    },
    {
        "goal": {"distance": None, "date": "2028-02-09"},
        "start": "2027-01-21",
        "results": [{"distance": "10k", "time_s": 2827, "date": "2026-07-07", "kind": "race"}],
        "weekly_km": 108.1,
        "longest_run_km": 32.4,
        "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        "long_run_day": "tue",
        "max_minutes": {"tue": 90},
    },
    {
        "goal": {"distance": "10k", "date": "2027-10-15"},
        "start": "2027-08-21",
        "races": [{"distance": "half", "date": "2027-08-29", "priority": "C"}],
        "results": [{"distance": "10k", "time_s": 2480, "date": "2027-03-11", "kind": "time_trial"}],
        "weekly_km": 51.8,
        "longest_run_km": 16.1,
        "days": ["mon", "tue", "wed", "fri", "sat", "sun"],
        "long_run_day": "sun",
        "max_minutes": {"fri": 30, "sat": 120, "sun": 20},
    },
    {
        "goal": {"distance": None, "date": None},
        "start": "2027-05-20",
        "results": [{"distance": "half", "time_s": 6242, "date": "2026-11-16", "kind": "time_trial"}],
        "weekly_km": 112.5,
        "longest_run_km": 41.6,
        "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        "long_run_day": "sun",
        "max_minutes": {"mon": 30, "tue": 30, "wed": 90, "thu": 20, "fri": 20},
        "age": 51,
        "injuries": [{"site": "back", "open": True, "date": "2027-03-23"}],
    },
    {
        "goal": {"distance": "marathon", "date": "2027-04-22"},
        "start": "2027-03-13",
        "races": [{"distance": "5k", "date": "2027-03-17", "priority": "B"}],
        "results": [{"distance": "mile", "time_s": 279, "date": "2026-12-12", "kind": "race"}],
        "weekly_km": 132.1,
        "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        "long_run_day": "sat",
    },
    {
        "goal": {"distance": "marathon", "date": "2027-06-14"},
        "start": "2027-03-15",
        "races": [
            {"distance": "mile", "date": "2027-03-24", "priority": "C"},
            {"distance": "10k", "date": "2027-06-03", "priority": "C"},
            {"distance": "10k", "date": "2027-03-25", "priority": "B"},
        ],
        "results": [
            {"distance": "mile", "time_s": 337, "date": "2026-08-17", "kind": "race"},
            {"distance": "10k", "time_s": 2653, "date": "2026-08-09", "kind": "race"},
        ],
        "weekly_km": 56.6,
        "days": ["mon", "tue", "wed", "fri"],
        "long_run_day": "wed",
        "max_minutes": {"wed": 60},
        "level": "advanced",
        "age": 38,
        "sex": "m",
        "injuries": [{"site": "achilles", "open": True, "date": "2027-01-30"}],
        "units": "mi",
    },
    {
        "goal": {"distance": "marathon", "date": "2028-02-28"},
        "start": "2027-03-12",
        "results": [{"distance": "half", "time_s": 7046, "date": "2026-12-19", "kind": "time_trial"}],
        "weekly_km": 26.5,
        "longest_run_km": 4.2,
        "days": ["tue", "fri", "sat", "sun"],
        "long_run_day": "sun",
        "max_minutes": {"tue": 30},
        "level": "advanced",
        "age": 40,
        "units": "mi",
    },
    {
        "goal": {"distance": "marathon", "date": "2027-02-09"},
        "start": "2027-01-05",
        "races": [{"distance": "half", "date": "2027-01-08", "priority": "B"}],
        "results": [{"distance": "mile", "time_s": 691, "date": "2027-01-04", "kind": "race"}],
        "weekly_km": 108.7,
        "days": ["mon", "tue", "wed", "thu", "fri", "sat"],
        "long_run_day": "mon",
    },
]
"""Runners whose plans were wrong once: a taper of large weeks after hardly any speed had no session small enough; a
lighter week with little time gave up a day for a hard session, and held too little; a shorter race was offered that, once
asked for, was refused; with a sore calf each week's runs were the mean of the last one's, and shrank with every short day
beside them, and a lighter week shrank twice; a race of Saturday left Monday free of anything hard, and the run of that
day grew in its place; a taper week in which one of three days held hardly anything was measured smaller and smaller; where the
time of its day keeps the long run no longer than the others, a lighter week held too little; one that left out a run left
out the day with the most time; a longest run nobody told of still counted in the third week; the week after
a race's easy days was called lighter, and was the largest of all."""
