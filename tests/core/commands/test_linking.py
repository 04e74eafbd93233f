"""One runner on several platforms, and what finishes a command: as the core decides it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.athlete.athlete import Athlete
from core.athlete.goal import Race
from core.coach import hear
from core.commands.linking import answered_on
from core.commands.menu import menu, suggestions
from core.commands.suggesting import FORMS, SUGGESTS
from core.messages import Address, Incoming, Pass
from core.understanding.words import LANGUAGES
from core.voice.speech import speak
from tests.core.clubs.people import MONDAY, NOW, dana

CODE = "ABCDEFGHJK"


def says(text, athlete=None, **more):
    """Let somebody say something on Discord, where the coach knows them from Telegram too."""
    known = {"platform": "discord", "elsewhere": ("telegram",), "code": CODE} | more
    return hear(athlete or dana(), Incoming(text=text, **known), NOW)


def opens(athlete=9, channel=None):
    """Return what a code opens."""
    return Pass(athlete, "/link", NOW + timedelta(minutes=15), channel)


def test_a_code_is_handed_out():
    """Asked for without a code, one is given, for a quarter of an hour."""
    turn = says("/link")
    assert f"/link {CODE}" in turn.messages[0].text
    assert turn.hands == Pass(1, "/link", NOW + timedelta(minutes=15))


@pytest.mark.parametrize(
    ("opened", "words"),
    [
        (None, "That code is over"),
        (opens(channel=Address("telegram", "-1")), "That code is over"),
        (opens(athlete=1), "That is your own code."),
    ],
)
def test_codes_that_link_nobody(opened, words):
    """A code that is over, that opens something else, or one's own, changes nothing."""
    turn = says(f"/link {CODE}", opened=opened)
    assert turn.messages[0].text.startswith(words)
    assert turn.becomes is None


def test_somebody_new_becomes_who_made_the_code():
    """Who has told nothing here is that runner at once, and the other place is told."""
    turn = says(f"/link {CODE}", Athlete(2), opened=opens())
    assert (turn.becomes, turn.to_others[0][0]) == (9, 9)


def test_who_has_a_plan_here_is_asked_first():
    """What would be deleted is said before it is."""
    asked = says(f"/link {CODE}", opened=opens())
    assert asked.becomes is None
    assert asked.messages[0].buttons[0][0].token.endswith(f"/link {CODE} yes")
    assert says(f"/link {CODE} yes", opened=opens()).becomes == 9


def test_where_to_write():
    """The platform it is said on is where the coach writes first; that others still work is said where there are any."""
    turn = says("/here")
    assert turn.athlete.profile.write_to == "discord"
    assert "anywhere" in turn.messages[0].text
    assert "anywhere" not in says("/here", elsewhere=()).messages[0].text


def test_taking_a_platform_off():
    """Of two, one can be taken off, and the other is written to; of one, none."""
    assert says("/unlink", elsewhere=()).messages[0].text.startswith("You use me on one platform only")
    labels = [button.label for button in says("/unlink").messages[0].buttons[0]]
    assert labels == ["Discord", "Telegram"]
    linked = replace(dana(), profile=replace(dana().profile, write_to="telegram"))
    off = says("/unlink telegram", linked)
    assert (off.parts, off.athlete.profile.write_to) == ("telegram", "discord")
    assert says("/unlink discord", linked).athlete.profile.write_to == "telegram"
    assert says("/unlink carrier pigeon").parts is None


def test_a_question_answered_elsewhere():
    """It is said by the name people use for a platform, also for one nobody has named yet."""
    assert speak(answered_on("telegram")) == "You answered this on Telegram."
    assert speak(answered_on("matrix")) == "You answered this on Matrix."


def test_what_finishes_a_command():
    """Moves go from a day with a run to a day without; what was typed narrows them; others suggest what they take."""
    moves = suggestions(dana(), "move", "thu", NOW)
    assert moves
    assert all("thursday" in move.casefold() for move in moves)
    assert suggestions(dana(), "today", "", NOW)[0] == "Monday"
    assert suggestions(dana(), "why", "", NOW)[0].startswith("Monday: ")
    assert suggestions(dana(), "week", "", NOW)[:3] == ("next", "last", "1")
    racing = replace(dana(), races=(Race("10k", MONDAY + timedelta(days=40)),))
    assert suggestions(racing, "race", "10k", NOW) == ("10k 26 December", "10k")


@pytest.mark.parametrize("name", [*SUGGESTS, "help", "nonsense"])
def test_without_a_plan_nothing_is_made_up(name):
    """For somebody without a plan there are races to choose, and nothing else."""
    found = suggestions(Athlete(3), name, "", NOW)
    assert bool(found) is (name in {"race", "races"})


@pytest.mark.parametrize("name", SUGGESTS)
def test_suggestions_are_understood(name):
    """Each suggestion, sent as it is, is taken by its command."""
    for words in suggestions(dana(), name, "", NOW)[:6]:
        turn = hear(dana(), Incoming(text=f"/{name} {words}"), NOW)
        assert turn.messages
        assert "didn't catch" not in turn.messages[0].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_suggestion_is_taken_in_its_own_language(language):
    """What is offered in a language is what was meant: a move moves, and "next" and "last" are other weeks."""
    runner = dana()
    runner = replace(runner, profile=replace(runner.profile, language=language))
    moves, weeks = (suggestions(runner, name, "", NOW) for name in ("move", "week"))
    moved = hear(runner, Incoming(text=f"/move {moves[0]}"), NOW).athlete.plan
    assert (moved.on(MONDAY), moved.on(MONDAY + timedelta(days=2))) == (
        runner.plan.on(MONDAY + timedelta(days=2)),
        runner.plan.on(MONDAY),
    )
    shown = [hear(runner, Incoming(text=f"/week {words}"), NOW).messages[0].text for words in weeks]
    assert shown[0] == shown[4]
    assert shown[1] == shown[2]


def test_the_menu_describes_itself():
    """Commands with forms and suggestions say so, and each form asks for something it needs."""
    entries = {one.name: one for one in menu()}
    assert {name for name, one in entries.items() if one.form} == FORMS.keys()
    assert all(one.form[0].needed for one in entries.values() if one.form)
    assert all(entries[name].suggests for name in SUGGESTS)


def test_who_cannot_be_written_to_is_told_once():
    """Whoever has a plan from now on and opened no private chat hears how check-ins could reach them."""
    asked = {"text": "/here", "channel": Address("discord", "1")}
    plain = says(athlete=dana(), reachable=False, **asked)
    assert plain.messages[0].text.startswith("I can't write to you first yet")
    assert plain.messages[0].buttons == ()
    offered = says(athlete=dana(), reachable=False, rooms=True, **asked)
    assert [button.label for row in offered.messages[0].buttons for button in row] == ["Open a thread"]
    assert says(athlete=dana(), **asked).athlete.profile.write_to == "discord"
    assert plain.athlete.profile.write_to == ""
