"""Skip, back, leave, interrupt, tap twice, correct: the same in every dialog, by tap and by word."""

from __future__ import annotations

import pytest

from core.coach import hear
from core.messages import Button, Incoming, token
from tests.core.dialogs.chat import Chat, at, day, ran, runner

OPENED = {
    "pain": ("left knee hurts",),
    "more": ("can I add a run",),
    "stop": ("sharp pain in one spot on my shin",),
    "cleared": ("I'm pregnant", "/cleared"),
    "vacation": ("going away",),
    "pause": ("/pause",),
    "ready": ("/pause", "until i say so", "/back"),
    "running_days": ("/days",),
    "fix": ("ran 8 km in 45:00, effort 5", "/fix"),
    "remind": ("/remind",),
    "where_are_you": ("/city",),
    "delete": ("/delete",),
    "clarify": ("ran 300 km",),
    "goal": ("/race",),
    "trial": ("mile time trial 6:29",),
    "next_week": ("/nextweek",),
}
"""What opens a dialog, by its name."""


def opened(name: str) -> Chat:
    """Return a chat in which a dialog asks its first question, on a rest day."""
    chat = Chat(runner(runs=ran(1, 3)), now=at(day(4), 10))
    for line in OPENED[name]:
        chat.says(line)
    assert chat.athlete.open
    assert chat.athlete.open.dialog == name
    return chat


def buttons(chat: Chat) -> list[Button]:
    """Return the buttons of the last messages."""
    return [button for message in chat.last for row in message.buttons for button in row]


@pytest.mark.parametrize("name", OPENED)
@pytest.mark.parametrize("word", ["cancel", "not now", "never mind", "skip", "idk"])
def test_a_dialog_can_be_left_or_passed_over(name: str, word: str) -> None:
    """With one word, and no "are you sure?"; what it was about is not done."""
    chat = opened(name)
    plan, log = chat.athlete.plan, chat.athlete.runs
    assert chat.says(word)
    assert chat.athlete.open is None
    assert chat.athlete.runs == log
    spared = name in {"pain", "stop"}  # what hurts is spared whether it is told further or not
    paused = name == "pause" and word in {"skip", "idk"}  # a pause without a length has an open end
    assert spared or paused or chat.athlete.plan == plan


@pytest.mark.parametrize("name", OPENED)
def test_back_at_the_beginning_asks_the_same_question(name: str) -> None:
    """However often; it counts as no failed try."""
    chat = opened(name)
    before = chat.athlete.open
    for word in ("back", "back", "back", "wait"):
        chat.says(word)
    after = chat.athlete.open
    assert before
    assert after
    assert (after.dialog, after.key, after.tries) == (before.dialog, before.key, 0)


@pytest.mark.parametrize("name", OPENED)
def test_a_thumb_is_a_yes_or_nothing(name: str) -> None:
    """Where a yes is no answer the question stays, and no word is made about it; it deletes nothing."""
    chat = opened(name)
    before = chat.athlete.open
    said = chat.says("👍🏽")
    assert said == "👍" or chat.athlete.open != before
    assert name != "delete" or chat.athlete.open == before


@pytest.mark.parametrize("name", OPENED)
@pytest.mark.parametrize("command", ["/today", "what's tomorrow?", "why strides?"])
def test_an_interruption_is_served_and_the_question_stays(name: str, command: str) -> None:
    """The command is answered, and the old buttons still answer the open question."""
    chat = opened(name)
    before, old = chat.athlete.open, buttons(chat)
    said = chat.says(command)
    assert any(words in said for words in ("rest", "Saturday", "Tomorrow", "Strides", "Running is off"))
    assert chat.athlete.open == before
    answers = [one for one in old if not one.token.split(".", 2)[2].startswith("/")]
    if answers:
        turn = hear(chat.athlete, Incoming(token=answers[-1].token), chat.now)
        assert not any(message.toast for message in turn.messages)


@pytest.mark.parametrize("name", OPENED)
def test_the_third_word_that_is_not_understood_ends_the_asking(name: str) -> None:
    """Twice it is asked otherwise, then the question is left; never a third "I didn't understand"."""
    chat = opened(name)
    said = [chat.says(words) for words in ("blue elephants", "purple rain drops", "forty two towels")]
    assert len(set(said)) == 3
    assert chat.athlete.open is None or chat.athlete.open.dialog == name


@pytest.mark.parametrize(
    "name", [one for one in OPENED if one not in {"vacation", "running_days", "next_week"}]
)
def test_a_second_tap_changes_nothing(name: str) -> None:
    """Two taps arrive as two updates: the same answer twice is one answer."""
    chat = opened(name)
    tapped = next((one for one in buttons(chat) if not one.token.split(".", 2)[2].startswith("/")), None)
    if tapped is None:
        pytest.skip("it has no buttons")
    once = hear(chat.athlete, Incoming(token=tapped.token), chat.now)
    if once.forgotten:
        return
    twice = hear(once.athlete, Incoming(token=tapped.token), chat.now)
    assert twice.athlete == once.athlete
    assert all(message.toast for message in twice.messages)


def test_two_open_questions_never_want_the_same_number() -> None:
    """An unanswered check-in is closed by the evening's question: a typed 6 is the effort alone."""
    chat = Chat(runner(), now=at(day(1), 6))
    [(_, morning)] = chat.waits(at(day(1), 12))
    old = next(b for row in morning.buttons for b in row)
    chat.waits(at(day(1), 20))
    chat.says("as planned")
    chat.says("6")
    chat.says("none")
    assert [(run.effort, run.planned) for run in chat.athlete.runs] == [(6.0, True)]
    assert chat.athlete.checkins == ()
    turn = hear(chat.athlete, Incoming(token=old.token), chat.now)
    assert [message.toast for message in turn.messages] == [True]
    assert turn.athlete.checkins == ()


def test_a_number_after_the_day_is_no_answer() -> None:
    """The check-in's question ends with its day; the evening's at the next check-in."""
    chat = Chat(runner(), now=at(day(1), 6))
    chat.waits(at(day(1), 12))
    later = hear(chat.athlete, Incoming("6"), at(day(2), 1))
    assert later.athlete.checkins == ()
    assert later.athlete.open is None


def test_zero_is_read_by_what_is_asked() -> None:
    """Fresh legs in the morning, no soreness in the evening, no injury at the start."""
    chat = Chat(runner(), now=at(day(1), 6))
    chat.waits(at(day(1), 12))
    chat.says("0")
    chat.says("skip")
    assert [one.legs for one in chat.athlete.checkins] == [0.0]
    chat.waits(at(day(1), 20))
    for words in ("as planned", "0", "0"):
        chat.says(words)
    assert [run.effort for run in chat.athlete.runs] == [0.0]
    assert chat.athlete.open is None


def test_an_edited_message_corrects_its_run() -> None:
    """It never logs a second one, and is confirmed in one line."""
    chat = Chat(runner(), now=at(day(1), 12))
    chat.says("ran 8 km in 45:00, effort 5")
    turn = hear(chat.athlete, Incoming("ran 9 km in 45:00, effort 5", edited=True), chat.now)
    assert [run.distance_m for run in turn.athlete.runs] == [9000.0]
    assert len(turn.messages) == 1
    assert "Changed" in turn.messages[0].text


def test_undo_gives_back_what_was_changed() -> None:
    """By word as by tap: the plan is as it was."""
    chat = Chat(runner(), now=at(day(1), 12))
    before = chat.athlete.plan
    chat.says("move thursday to friday")
    assert chat.plan_on(4).type != "rest"
    chat.says("undo")
    assert before
    assert [chat.plan_on(n) for n in range(14)] == [before.on(day(n)) for n in range(14)]


def test_a_button_says_the_same_in_every_language() -> None:
    """What a button carries does not depend on the words it shows."""
    made = {}
    for language in ("en", "de", "es", "fr", "pt"):
        chat = Chat(runner(), now=at(day(1), 6))
        chat.says("hi")
        turn = hear(chat.athlete, Incoming(f"/language {language}"), chat.now)
        chat.athlete = turn.athlete
        [(_, morning)] = chat.waits(at(day(1), 12))
        made[language] = [b.token.split(".", 2)[2] for row in morning.buttons for b in row]
    assert len({tuple(says) for says in made.values()}) == 1
    assert token(1, 2, "x") == "1.2.x"
