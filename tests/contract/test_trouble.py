"""What every platform tells the sender when a delivery fails, or must not be made twice."""

from __future__ import annotations

import traceback

import pytest

from bot import wiring
from core.messages import Message
from core.ports.deliveries import BadTokenError, NotSentError, SlowDownError, UnknownError, UnreachableError
from tests.contract.scene import Coach, Far, Stage

FAR = pytest.mark.parametrize("stage", list(wiring.PLATFORMS), indirect=True)
"""Not the terminal: it has no network, no token, and nobody who could block it."""
WRONG = "7000001:AAF-not_the_right_one_0123456789abcdefg"


async def test_a_repeated_delivery_arrives_once(coach: Coach) -> None:
    """Where a platform says that it resends, the same nonce is the same message, with the same id."""
    ids = {await coach.gives(Message("Tempo today."), nonce="once") for _ in range(3)}
    times = [seen.text for seen in coach.stage.sees()].count("Tempo today.")
    assert (len(ids), times) == ((1, 1) if coach.stage.platform.resends else (3, 3))


@FAR
async def test_a_lost_answer_is_unknown(coach: Coach) -> None:
    """When the answer is lost nobody knows; a second try comes twice only where the platform cannot tell."""
    coach.stage.loses_answer()
    with pytest.raises(UnknownError):
        await coach.gives(Message("Tempo today."), nonce="once")
    await coach.gives(Message("Tempo today."), nonce="once")
    times = [seen.text for seen in coach.stage.sees()].count("Tempo today.")
    assert times == (1 if coach.stage.platform.resends else 2)


@FAR
async def test_who_takes_no_messages_is_unreachable(coach: Coach) -> None:
    """Who blocked the bot, or closed their messages, is told apart from trouble that passes."""
    await coach.stage.shuts()
    with pytest.raises(UnreachableError):
        await coach.gives(Message("Tempo today."))
    assert "Tempo today." not in [seen.text for seen in coach.stage.sees()]


@FAR
async def test_a_pause_is_passed_on(coach: Coach) -> None:
    """A platform's wish to be left alone reaches the sender in seconds, and the next try arrives."""
    coach.stage.hurried(700)
    with pytest.raises(SlowDownError) as slow:
        await coach.gives(Message("Tempo today."), nonce="once")
    assert (slow.value.seconds, slow.value.whole_bot) == (700, False)
    await coach.gives(Message("Tempo today."), nonce="once")
    assert [seen.text for seen in coach.stage.sees()].count("Tempo today.") == 1


@FAR
async def test_a_refused_token_is_never_named(stage: Far) -> None:
    """A token the platform does not know ends listening; no trace of it holds the token."""
    stranger = stage.made(WRONG)
    with pytest.raises(BadTokenError, match=f"(?i){stage.platform.name}") as refused:
        await stranger.listen(stage.box)
    await stranger.close()
    trace = "".join(traceback.format_exception(refused.value))
    assert WRONG not in trace
    assert WRONG.partition(":")[2] not in trace
    assert not stage.box.events


@FAR
async def test_no_failure_names_what_was_said(coach: Coach) -> None:
    """Whatever goes wrong can be logged: neither words nor the token are in it."""
    words = Message("my calf hurts")
    for goes_wrong in (coach.stage.loses_answer, lambda: coach.stage.hurried(700)):
        goes_wrong()
        with pytest.raises((UnknownError, SlowDownError)) as failure:
            await coach.gives(words)
        trace = "".join(traceback.format_exception(failure.value))
        assert "calf" not in trace
        assert coach.stage.token not in trace


async def test_a_platform_is_made_without_a_network(stage: Stage) -> None:
    """Nothing is opened before it listens, and it can be closed, twice."""
    await stage.platform.close()
    await stage.platform.close()
    assert not stage.sees()


@FAR
async def test_a_closed_platform_sends_nothing(coach: Coach) -> None:
    """After it is closed a delivery fails as one that can be tried again later."""
    await coach.stage.platform.close()
    with pytest.raises((NotSentError, UnknownError)):
        await coach.gives(Message("Tempo today."))
    assert "Tempo today." not in [seen.text for seen in coach.stage.sees()]
