"""Moments named in a text are marked, so that a tap on them shows the reader's own clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.clubs import posts
from core.messages import Message, Moment
from core.voice.catalogues import languages
from tests.adapters.telegram.harness import to
from tests.core.clubs.people import CLUB, SESSION
from tests.fakes.telegram import refusal

SIX = datetime(2026, 11, 17, 18, 30, tzinfo=UTC)
TEXT = "🏃🏽‍♀️ Tuesday 18:30: warm up at 18:30, first rep at 18:50. Not 118:301."
MOMENTS = (Moment("18:30", SIX), Moment("18:50", SIX + timedelta(minutes=20)))
MARKED = {"18:30": SIX.timestamp(), "18:50": SIX.timestamp() + 1200}


async def test_every_place_is_marked(platform, telegram, rita):
    """Offsets are counted as Telegram counts them; digits within others are no moment."""
    first = await platform.deliver(to(rita, Message(TEXT, moments=MOMENTS)))
    shown = rita.said()[-1]
    assert (shown.text, shown.moments) == (TEXT, MARKED)
    assert len(telegram.calls("sendMessage")[-1]["entities"]) == 3
    later = tuple(replace(one, at=one.at + timedelta(days=1)) for one in MOMENTS)
    await platform.deliver(to(rita, Message(f"{TEXT}!", moments=later), edits=first))
    assert rita.said()[-1].moments == {words: at + 86400 for words, at in MARKED.items()}


@pytest.mark.parametrize("how", ["send", "edit"])
async def test_a_server_too_old_for_marks(how, platform, telegram, rita):
    """It says that it knows no such entity, and is told the words alone."""
    edits = await platform.deliver(to(rita, Message("?"))) if how == "edit" else None
    method = "editMessageText" if edits else "sendMessage"
    telegram.fails(method, refusal(400, "Bad Request: can't parse entities: unsupported type"))
    await platform.deliver(to(rita, Message(TEXT, moments=MOMENTS), edits=edits))
    assert (rita.said()[-1].text, rita.said()[-1].moments) == (TEXT, {})


@pytest.mark.parametrize("language", languages())
async def test_a_session_in_every_language(language, platform, rita):
    """The announcement of a session has both of its moments marked, however clocks are written."""
    club = replace(CLUB, language=language, zone="America/New_York")
    await platform.deliver(to(rita, posts.in_words(club, posts.session(club, SESSION))))
    begins = posts.begins_at(club, SESSION)
    assert begins == datetime(2026, 11, 17, 23, 30, tzinfo=UTC)
    assert sorted(rita.said()[-1].moments.values()) == [begins.timestamp(), begins.timestamp() + 1200]
