"""Files go out with their words, to where nobody else reads them."""

from __future__ import annotations

from core.messages import Document, Message

PLAN = Document("fourlap-plan.ics", "BEGIN:VCALENDAR\r\nSUMMARY:8 km locker 🏃\r\nEND:VCALENDAR\r\n")
SENT = Message("Your plan.", document=PLAN)


async def test_in_direct_messages(bench):
    """Name, content to the last byte and words are one message; the same nonce does not send it twice."""
    for _ in range(2):
        await bench.send(bench.direct(), SENT, nonce="same")
    (shown,) = bench.dana.sees()
    assert (shown.text, shown.files) == ("Your plan.", ((PLAN.name, PLAN.content),))


async def test_in_answer_to_a_command(bench):
    """In a server the file takes the place of "thinking…", for the eyes of who asked; so does a second one behind it."""
    envelope = await bench.acknowledged(await bench.dana.slash("week", guild=True))
    await bench.answer(envelope, SENT)
    await bench.answer(envelope, SENT)
    mo = bench.discord.person("Mo")
    assert [(one.files, one.ephemeral, one.thinking) for one in bench.dana.sees(guild=True)] == [
        (((PLAN.name, PLAN.content),), True, False)
    ] * 2
    assert mo.sees(guild=True) == []


async def test_words_of_any_length(bench):
    """Long words come in parts, the file with the last."""
    await bench.send(bench.direct(), Message("Não há pressa. " * 300, document=PLAN))
    assert [len(one.files) for one in bench.dana.sees()] == [0, 0, 1]


async def test_after_a_quarter_of_an_hour(bench):
    """What can no longer be answered aside is sent in direct messages, where there are any."""
    await bench.dana.says("hi")
    envelope = await bench.acknowledged(await bench.dana.slash("week", guild=True))
    bench.discord.advance(16 * 60)
    await bench.answer(envelope, SENT)
    assert bench.dana.sees()[-1].files == ((PLAN.name, PLAN.content),)
