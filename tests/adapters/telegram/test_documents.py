"""Files go out with their words under them."""

from __future__ import annotations

import pytest

from core.messages import Document, Message
from core.ports.deliveries import UnknownError
from tests.adapters.telegram.harness import rows, to
from tests.adapters.telegram.test_limits import LONG, words
from tests.fakes.telegram import lost_answer

PLAN = Document("fourlap-plan.ics", "BEGIN:VCALENDAR\r\nSUMMARY:8 km locker 🏃\r\nEND:VCALENDAR\r\n")


async def test_a_file_comes_with_its_words(platform, rita):
    """Name, content to the last byte, words and buttons are one message."""
    shown = await platform.deliver(to(rita, Message("Your plan.", rows("More"), document=PLAN, silent=True)))
    (said,) = rita.said()
    assert (said.file.name, said.file.content.decode()) == (PLAN.name, PLAN.content)
    assert (str(said.id), said.text, said.labels, said.silent) == (shown, "Your plan.", ["More"], True)


@pytest.mark.parametrize("language", LONG)
async def test_words_too_long_for_a_file(language, platform, rita):
    """A file has 1024 units of words at most; the rest comes before it, and the file once."""
    text = (LONG[language] * 30).strip()
    await platform.deliver(to(rita, Message(text, document=PLAN)))
    said = rita.said()
    assert words("".join(one.text for one in said)) == words(text)
    assert [bool(one.file) for one in said] == [False] * (len(said) - 1) + [True]


async def test_a_file_is_never_an_edit(platform, rita):
    """A message of words cannot become a file: it is sent anew."""
    first = await platform.deliver(to(rita, Message("Which file?", rows("Plan"))))
    second = await platform.deliver(to(rita, Message("Your plan.", document=PLAN, revises=True), edits=first))
    assert first != second
    assert [bool(one.file) for one in rita.said()] == [False, True]


async def test_a_file_whose_fate_is_unknown(platform, telegram, rita):
    """When the answer is lost, nobody knows whether it arrived."""
    telegram.fails("sendDocument", lost_answer())
    with pytest.raises(UnknownError):
        await platform.deliver(to(rita, Message("Your plan.", document=PLAN)))
