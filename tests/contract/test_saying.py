"""What becomes of a delivery on every platform's screen."""

from __future__ import annotations

import pytest

from bot import wiring
from core.messages import Button, Message, token
from tests.contract.scene import Coach, heard
from tests.contract.stages import drawn

FAR = pytest.mark.parametrize("stage", list(wiring.PLATFORMS), indirect=True)
"""Not the terminal, which cannot take back what it printed, and makes no sound."""

WORDS = [
    "Ran *hard*? _Easy_ **now** ~~not~~ ||so|| `fast` <b>today</b> & tomorrow \\o/",
    "# Week 3\n> Tue: 10 × 200 m\n-# small\n- Thu: rest\n1. Sun: 12 km",
    "Ping @everyone, @here, <@1>, <#2> and <t:1800000000>",
    "[the race](https://example.org/x) is at https://example.org/a_b_c",
    "\N{RIGHT-TO-LEFT MARK}جريت \N{RIGHT-TO-LEFT OVERRIDE}٨ كم\N{POP DIRECTIONAL FORMATTING} היום",
    "💪🏽🏃‍♀️🇵🇹 e\N{COMBINING ACUTE ACCENT}",
    "{blank} %s $x </tag> &amp; \N{ZERO WIDTH SPACE}| a_b_c *",
]
LABELS = ["Easy 3", "💪🏽 *Hard* 7", "\N{RIGHT-TO-LEFT MARK}سهل", "<b>None</b> & `x` @everyone", "7-8 h"]


def rows(*labels: str) -> tuple[tuple[Button, ...], ...]:
    """Return rows of buttons, such as "Yes|No"."""
    return tuple(
        tuple(Button(label, token(1, row + 1, str(at))) for at, label in enumerate(line.split("|")))
        for row, line in enumerate(labels)
    )


ASK = Message("How was it?", rows("Easy|Good|Hard", "Not done"))
ROWS = (("Easy", "Good", "Hard"), ("Not done",))


async def test_words_and_rows_of_buttons_are_shown(coach: Coach) -> None:
    """A message shows its words, and its buttons row by row."""
    assert await coach.gives(ASK)
    assert (coach.last().text, coach.last().rows) == ("How was it?", ROWS)


async def test_each_message_has_an_id_of_its_own(coach: Coach) -> None:
    """Two messages, also with the same words, are two."""
    assert await coach.gives(Message("Done.")) != await coach.gives(Message("Done."))
    assert [seen.text for seen in coach.stage.sees()].count("Done.") == 2


async def test_an_edit_takes_the_place(coach: Coach) -> None:
    """A message that revises another keeps its id, shows the new words and closes the old buttons; twice is once."""
    first = await coach.gives(ASK)
    assert first
    for _ in range(2):
        assert await coach.gives(Message("Effort: 3", rows("Undo")), edits=first, nonce="same") == first
    assert (coach.last().text, coach.last().rows) == ("Effort: 3", (("Undo",),))
    assert [seen.rows for seen in coach.stage.sees() if seen.rows] == [(("Undo",),)]


@FAR
async def test_an_edited_message_is_gone(coach: Coach) -> None:
    """Where a message can be changed, its old words are not to be seen any more."""
    first = await coach.gives(ASK)
    between = await coach.gives(Message("Take your time."))
    assert await coach.gives(Message("Effort: 3"), edits=first) == first
    assert between != first
    assert [seen.text for seen in coach.stage.sees()][-2:] == ["Effort: 3", "Take your time."]


async def test_what_cannot_be_edited_is_said_anew(coach: Coach) -> None:
    """When the message to change is gone, its person still reads the new words."""
    assert await coach.gives(Message("Week 3"), edits="404404")
    assert coach.last().text == "Week 3"


async def test_buttons_are_taken_off(coach: Coach) -> None:
    """A new message can end the buttons of an earlier one, whose words stay."""
    first = await coach.gives(ASK)
    await coach.gives(Message("Noted."), strips=first)
    assert [(seen.text, seen.rows) for seen in coach.stage.sees()][-2:] == [
        ("How was it?", ()),
        ("Noted.", ()),
    ]


async def test_buttons_that_are_gone_hold_up_nothing(coach: Coach) -> None:
    """A message arrives when there is nothing left to take the buttons off."""
    assert await coach.gives(Message("Noted."), strips="404404")
    assert coach.last().text == "Noted."


async def test_a_silent_message_makes_no_sound(coach: Coach) -> None:
    """A silent message is on the screen like any other."""
    await coach.gives(Message("Tempo today.", silent=True))
    assert (coach.last().text, coach.last().silent) == ("Tempo today.", True)


@FAR
async def test_a_message_makes_a_sound(coach: Coach) -> None:
    """Only a silent message is silent."""
    await coach.gives(Message("Tempo today."))
    assert not coach.last().silent


async def test_a_toast_is_read(coach: Coach) -> None:
    """A word about a tap is shown, in passing or as a message, and the question stays as it was."""
    await coach.gives(ASK)
    await coach.stage.taps("Good")
    tap = await heard(coach.stage, 2)
    await coach.gives(Message("That one is closed.", toast=True), via=tap.via)
    assert coach.last().text == "That one is closed."
    assert "How was it?" in [seen.text for seen in coach.stage.sees()]


async def test_a_reaction_is_seen(coach: Coach) -> None:
    """An emoji is put under what the runner wrote, or said."""
    await coach.gives(Message(react="👍"), via=coach.hello.via)
    assert marked(coach, "👍")


async def test_a_reaction_falls_back_to_words(coach: Coach) -> None:
    """Where an emoji cannot be a reaction, and there are words for it, they are said."""
    await coach.gives(Message("Shoes noted.", react="🥾"), via=coach.hello.via)
    assert marked(coach, "🥾") or coach.last().text == "Shoes noted."


def marked(coach: Coach, emoji: str) -> bool:
    """Tell whether an emoji is under a message, or is one."""
    return any(emoji in (seen.text, *seen.reactions) for seen in coach.stage.sees())


@pytest.mark.parametrize("words", WORDS)
async def test_words_are_plain(coach: Coach, words: str) -> None:
    """Stars, tags, quotes, marks of direction and emoji are shown as they are, also after an edit."""
    first = await coach.gives(Message(words))
    assert coach.last().text == words
    await coach.gives(Message(words + "!"), edits=first)
    assert coach.last().text == words + "!"


async def test_nobody_is_called(coach: Coach) -> None:
    """Names of everybody, of a person or of a role are words, in a message and in an edit."""
    first = await coach.gives(Message("@everyone @here <@1> <@&2>"))
    await coach.gives(Message("@everyone!"), edits=first)
    assert coach.last().text == "@everyone!"
    assert not coach.stage.pings()


async def test_a_long_text_comes_whole(coach: Coach) -> None:
    """A text longer than any message comes in parts, nothing lost or turned round; the last has the buttons."""
    long = "\n".join(f"{number}. {words}" for number in range(40) for words in WORDS).replace("\n1. ", "\n")
    await coach.gives(Message(long, ASK.buttons))
    said = [seen for seen in coach.stage.sees() if seen.text != "hi"]
    assert "\n".join(seen.text for seen in said).split() == long.split()
    assert [seen.rows for seen in said] == [*[()] * (len(said) - 1), ROWS]


async def test_a_word_without_end_comes_whole(coach: Coach) -> None:
    """A text with no place to cut it is cut all the same, and no emoji is halved."""
    endless = "🏃" * 9000
    await coach.gives(Message(endless))
    assert "".join(seen.text for seen in coach.stage.sees()[-20:] if "🏃" in seen.text) == endless


async def test_labels_are_plain(coach: Coach) -> None:
    """A label shows what it says, and a tap on it is heard."""
    await coach.gives(Message("Pick one.", rows("|".join(LABELS))))
    assert coach.last().rows == (tuple(LABELS),)
    await coach.stage.taps(LABELS[1])
    assert (await heard(coach.stage, 2)).incoming.token == token(1, 1, "1")


async def test_a_long_label_shows_its_beginning(coach: Coach) -> None:
    """A label longer than a platform takes is no reason not to send."""
    label = "the one with very many words " * 20
    await coach.gives(Message("Pick one.", ((Button(label, token(1, 1, "a")),),)))
    ((shown,),) = coach.last().rows
    assert label.startswith(shown[:40])
    assert len(shown) >= 40


async def test_many_buttons_are_all_there(coach: Coach) -> None:
    """A row of seven and six rows are shown in an order of the platform's own, with none lost."""
    lines = ("1|2|3|4|5|6|7", *"abcdef")
    await coach.gives(Message("Pick one.", rows(*lines)))
    shown = [label for row in coach.last().rows for label in row]
    assert shown == [*"1234567", *"abcdef"]


def test_the_screen_tells_markup_from_words() -> None:
    """Discord's screen eats what is not escaped, so that a test can see it."""
    assert drawn("**a** \\*b\\* # c\n# d <@1> [e](https://f)") == "a *b* # c\nd  "
