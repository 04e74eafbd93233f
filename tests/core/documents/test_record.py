"""What a runner takes along is all there is of them, and of nobody else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from pydantic import TypeAdapter

from core.athlete.athlete import Athlete
from core.clubs.club import Count, Going, Member, MemberRace, Mile, Recap, Rsvp
from core.documents.record import record
from tests.adapters.storage.strategies import athletes
from tests.core.clubs.people import CLUB, MONDAY, SESSION
from tests.core.commands.runner import marathoner

NOW = datetime(2027, 4, 12, 9, tzinfo=UTC)


@given(athlete=athletes())
@settings(derandomize=True, max_examples=25, deadline=None)
def test_nothing_is_left_out(athlete):
    """Read back, the file gives the very same athlete, whatever is kept of them."""
    found = json.loads(record(athlete, (), NOW))
    assert TypeAdapter(Athlete).validate_python(found["athlete"]) == athlete
    assert (found["format"], found["version"], found["clubs"]) == ("fourlap-export", 1, [])


def test_a_season_is_read_back():
    """A plan with all its weeks and steps comes back as it was."""
    athlete = marathoner()
    found = json.loads(record(athlete, (), NOW))
    assert TypeAdapter(Athlete).validate_python(found["athlete"]) == athlete


def test_of_a_club_only_what_is_theirs():
    """A club gives its name and the runner's own rows; no name, word or number of anybody else."""
    both = (1, 2)
    club = replace(
        CLUB,
        members=tuple(Member(n, f"name{n}", MONDAY) for n in both),
        sessions=(replace(SESSION, place="bridge", rsvps=tuple(Rsvp(n, Going.IN) for n in both)),),
        recaps=(Recap(1, MONDAY, NOW, tuple(Count(n, f"name{n}", 3, 1234.0 * n) for n in both)),),
        miles=tuple(Mile(date(2026, 11, 1), n, f"name{n}", graded=60.0 + n) for n in both),
        races=tuple(MemberRace(n, MONDAY, f"name{n}", "10k") for n in both),
    )
    found = json.loads(record(Athlete(1), (club,), NOW))["clubs"]
    assert [one["name"] for one in found] == ["Harbour Runners"]
    assert all(len(found[0][name]) == 1 for name in ("members", "sessions", "recaps", "miles", "races"))
    assert not [word for word in ("name2", "2468", "62.0", "bridge") if word in json.dumps(found)]
