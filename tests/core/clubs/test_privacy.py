"""Nothing of how a runner is can reach the channel: whatever is told, asked or tapped, it reads the same."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Result
from core.athlete.log import Absence, CheckIn, Lock, Pain, RedFlag, Run, Why
from core.athlete.profile import Injury, Level
from core.clubs import posts
from core.clubs.mention import ANSWERS, PRIVATELY, URGENT
from core.coach import hear
from core.messages import Incoming, Message, Place
from core.units import Units
from core.voice.speech import speak
from tests.core.clubs.people import CHANNEL, CLUB, MONDAY, NOW, dana

DAYS = st.dates(MONDAY - timedelta(days=20), MONDAY)
SITES = st.sampled_from(["calf", "knee", "shin", "achilles", "hip"])
SCORES = st.integers(0, 10).map(float)
METRES = st.floats(500, 42_000)
NUMBERS = (1, 2, 3)


@st.composite
def anyone(draw: st.DrawFn) -> Athlete:
    """Return somebody with any health, any log, any paces, any plan or none."""
    profile = replace(
        dana().profile,
        weekly_m=draw(st.none() | METRES),
        longest_run_m=draw(st.none() | METRES),
        level=draw(st.none() | st.sampled_from(Level)),
        language=draw(st.sampled_from(["en", "de", "pt"])),
        units=draw(st.sampled_from([None, *Units])),
        injuries=tuple(Injury(site, open=True) for site in draw(st.lists(SITES, max_size=2))),
    )
    return replace(
        dana(),
        profile=profile,
        goal=Goal(draw(st.sampled_from([None, "mile", "marathon"])), date(2027, 5, 2)),
        results=tuple(
            Result(n, 5000.0, draw(st.floats(900, 2400)), MONDAY) for n in NUMBERS[: draw(st.integers(0, 1))]
        ),
        plan=draw(st.sampled_from([None, dana().plan])),
        runs=tuple(
            Run(
                n,
                draw(DAYS),
                draw(METRES),
                draw(st.floats(200, 20_000)),
                draw(SCORES),
                note=draw(st.text(max_size=9)),
            )
            for n in NUMBERS
        ),
        checkins=tuple(CheckIn(on, draw(SCORES), 5.0, draw(SITES)) for on in {draw(DAYS)}),
        pains=tuple(
            Pain(n, draw(SITES), "left", draw(SCORES), MONDAY, MONDAY)
            for n in NUMBERS[: draw(st.integers(0, 2))]
        ),
        absences=draw(st.sampled_from([(), (Absence(1, Why.ILLNESS, MONDAY),)])),
        lock=draw(st.sampled_from([None, Lock(RedFlag.STOP, MONDAY, "shin")])),
        onboarded_at=draw(st.sampled_from([None, NOW])),
    )


VOCABULARY = (
    "can i join when session recap my knee hurts ran 8 km in 45:10 what are paces am ill shin pain plan 400m"
)
WORDS = st.lists(
    st.sampled_from(VOCABULARY.split()),
    max_size=9,
).map(" ".join)
DEEDS = st.one_of(
    WORDS.map(lambda said: {"text": said, "place": Place.SHARED}),
    st.text(max_size=40).map(lambda said: {"text": said, "place": Place.SHARED}),
    WORDS.map(lambda said: {"text": f"/logthis {said}"}),
    st.sampled_from(
        ["/join", "/leave", "/today", "/paces", "/week", "/pain knee 6", "/going in 1", "/mypaces 1", "/stop"]
    ).map(lambda said: {"text": said}),
    st.sampled_from(["/going in 1", "/going cant 1", "/countme 1 5", "/mypaces 1", "/keepplan 1", "/leave"]).map(
        lambda said: {"token": f"0.0.{said}"}
    ),
)  # fmt: skip
COUNTS = re.compile(r"In: \d+, Maybe: \d+")


def public(athlete: Athlete, deed: dict) -> list[Message]:
    """Return what the channel reads of a deed: posts, and answers to a mention."""
    incoming = Incoming(channel=CHANNEL, club=CLUB, name="Dana", **deed)
    turn = hear(athlete, incoming, NOW)
    said = [m for m in turn.messages if incoming.place is Place.SHARED and not m.at_home]
    club = turn.club or CLUB
    return [*(posts.in_words(club, say) for say in turn.posts), *said]


@given(anyone(), DEEDS)
def test_a_runner_s_state_never_shows(athlete, deed):
    """What the channel reads does not depend on health, log, paces, body or plan of the one who acts.

    A session that is not for somebody this week may leave its number as it was: that number names nobody.
    """
    masked = [replace(m, text=COUNTS.sub("", m.text)) for m in public(athlete, deed)]
    plain = [replace(m, text=COUNTS.sub("", m.text)) for m in public(dana(), deed)]
    if "/countme" in str(deed):
        assert masked == plain or not masked
    else:
        assert masked == plain


PRIVATE = re.compile(
    r"\b(knee|calf|calves|shin|achilles|hurts?|pain|sore|ill|injur\w+|per km|per mile|tempo|index|cleared|lock\w*)\b",
    re.IGNORECASE,
)


@given(anyone(), DEEDS)
def test_no_private_word(athlete, deed):
    """No word of health, pace or plan is in what the channel reads, whatever was said there."""
    assert not [m.text for m in public(athlete, deed) if PRIVATE.search(m.text)]


ANSWERED = {
    speak(reply(club, said, MONDAY))
    for _, reply in ANSWERS
    for club in (CLUB, replace(CLUB, sessions=()))
    for said in ("", "400m")
} | {speak(URGENT), speak(PRIVATELY)}
"""Every answer a channel can be given."""


@given(WORDS)
def test_mentions_quote_nobody(said):
    """Of what was asked in the channel nothing comes back but the length of a repetition."""
    (answer,) = public(dana(), {"text": said, "place": Place.SHARED})
    assert answer.text in ANSWERED


def test_danger_in_the_channel():
    """A danger sign is answered at once: fixed words for all to read, and what it means for the runner at home."""
    incoming = Incoming(
        "chest pain and dizzy since the last rep", place=Place.SHARED, channel=CHANNEL, club=CLUB
    )
    turn = hear(dana(), incoming, NOW)
    here = [m.text for m in turn.messages if not m.at_home]
    assert here == [speak(URGENT)]
    assert [m for m in turn.messages if m.at_home]
    assert turn.athlete.lock is not None
