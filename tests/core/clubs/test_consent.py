"""Nobody is in a channel's words who did not say so, whatever they and others do, in whatever order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Result, ResultKind
from core.athlete.log import Run
from core.clubs import own_plan, posts, races, recap
from core.clubs.club import Club, Going, Tally
from core.clubs.membership import answered, with_session
from core.coach import hear
from core.messages import Happened, Incoming, Place
from core.units import MILE_M
from tests.core.clubs.people import CHANNEL, CLUB, MONDAY, NOW, SESSION, TUESDAY, dana

SECRET = "Xerxes"
"""The name of the one who never joined."""
TIME_S = 353.0
"""A mile nobody may read: 5:53."""
DEEDS = st.sampled_from(
    [
        {"text": "/going in 1"}, {"text": "/going cant 1"}, {"text": "/mypaces 1"}, {"text": "/countme 1 5"},
        {"text": "/mile"}, {"text": "/mymile"}, {"text": "/mymile 5:53"}, {"text": "/marshal"},
        {"text": "/mileboard graded"}, {"text": "/mileboard better"}, {"text": "/planmile"},
        {"text": "/clubraces"}, {"text": "/sharerace"}, {"text": "/hiderace"}, {"text": "/log 8 km 45:10"},
        {"text": "/logthis 24k in 2:18, knee cranky"}, {"text": "/leave"}, {"text": "/match", "admin": True},
        {"text": "can I join?", "place": Place.SHARED}, {"text": "my knee hurts", "place": Place.SHARED},
        {"happened": Happened.LEFT}, {"token": "0.0./going maybe 1"}, {"token": "0.0./mymile"},
        {"text": "/mile saturday 9:00", "admin": True}, {"text": "/going in 2"}, {"text": "/going help 2"},
        {"token": "0.0./marshal"}, {"token": "0.0./sharerace"}, {"text": "/session wednesday 5 x 1 km", "admin": True},
    ]
)  # fmt: skip


def runner(number: int, name: str) -> Athlete:
    """Return somebody with a plan, a mile, a race and a long run."""
    known = dana()
    return replace(
        known,
        id=number,
        profile=replace(known.profile, name=name, age=41, sex="f"),
        goal=Goal("marathon", date(2027, 2, 28)),
        results=(*known.results, Result(2, MILE_M, TIME_S, MONDAY, ResultKind.TIME_TRIAL)),
        runs=(Run(1, MONDAY, 31_000.0, 9000.0, 6.0),),
    )


def act(athlete: Athlete, club: Club, name: str, deed: dict) -> tuple[Athlete, Club, list[str]]:
    """Let somebody do something; return what is left of it, and what the channel reads."""
    turn = hear(athlete, Incoming(name=name, channel=CHANNEL, club=club, **deed), NOW)
    after = turn.club or club
    here = [m.text for m in turn.messages if deed.get("place") is Place.SHARED and not m.at_home]
    return turn.athlete, after, [*(posts.in_words(after, say).text for say in turn.posts), *here]


def everything_due(club: Club, people: list[Athlete]) -> list[str]:
    """Return all that the clock would post of the club: recap, wishes and cheers."""
    due = recap.Due(MONDAY, NOW, NOW + timedelta(hours=3))
    tallies = [
        Tally(
            one.id,
            one.profile.name,
            2,
            31_000.0,
            31_000.0,
            MONDAY,
            None,
            8000.0,
            own_plan.own(one, due.first, due.on),
            raced_m=10_000.0,
        )
        for one in people
    ]
    club, messages = recap.post(club, due, tallies, NOW)
    said = [one.text for one in messages]
    now = NOW
    while (race := races.coming(club, now)) is not None:
        now = race.at
        club, message = races.post(club, race)
        said.append(message.text)
    return said


@settings(max_examples=60)
@given(st.lists(st.tuples(st.booleans(), DEEDS), max_size=12))
def test_who_never_joined_is_never_there(deeds):
    """Not a name, a time, a race or a distance of somebody who did not join reaches the channel; nobody's time does."""
    club, said = CLUB, []
    people = {True: runner(1, "Dana"), False: runner(2, SECRET)}
    for member, deed in deeds:
        name = people[member].profile.name
        people[member], club, read = act(people[member], club, name, deed)
        said += read
    said += everything_due(club, list(people.values()))
    text = "\n".join(said)
    assert SECRET not in text
    assert not re.search(r"5:53|2:18|45:10|\bknee\b", text)
    assert SECRET not in repr(club)


@given(st.permutations(["/mymile 5:53", "/sharerace", "/marshal", "/mileboard better"]))
def test_who_leaves_is_out_of_all_of_it(order):
    """Whatever a member showed, leaving takes it out of the club and of what stands in the channel."""
    athlete, club = runner(1, "Dana"), CLUB
    for text in order:
        athlete, club, _ = act(athlete, club, "Dana", {"text": text})
    _, after, read = act(athlete, club, "Dana", {"text": "/leave"})
    assert "Dana" not in repr(after)
    assert "Dana" not in "\n".join(read)


@pytest.mark.parametrize("member", [True, False])
def test_who_leaves_comes_to_no_session(member):
    """Leaving takes back a yes to a session, its place and what it put into the own plan; joined or not, it is one word."""
    members = CLUB.members if member else ()
    club = replace(CLUB, sessions=(replace(SESSION, most=1),), members=members)
    counted = hear(dana(), Incoming(text="/countme 1 3", name="Dana", channel=CHANNEL, club=club), NOW)
    athlete, club = counted.athlete, counted.club
    waiting = with_session(club, answered(club.sessions[0], 2, Going.IN))
    assert athlete.plan.on(TUESDAY) != dana().plan.on(TUESDAY)
    turn = hear(athlete, Incoming(text="/leave", name="Dana", channel=CHANNEL, club=waiting), NOW)
    assert turn.athlete.plan.on(TUESDAY) == dana().plan.on(TUESDAY)
    assert turn.club.sessions[0].coming() == (2,)
    assert [athlete for athlete, _ in turn.to_others] == [2]
    (said,) = turn.messages
    assert said.text.endswith("You're off the list for Tuesday. Your plan is as it was.")
    assert [button.label for row in said.buttons for button in row] == (["Undo"] if member else [])
