"""Whatever the coach says, in whatever language, Telegram takes it: the server here refuses what the real one would."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.telegram.delivering import CAPTION, keyboard
from adapters.telegram.listening import menus
from adapters.telegram.splitting import LIMIT, parts, units
from bot.codes import LETTERS, fresh
from core.clubs import boards, posts
from core.clubs.club import Board, Mile
from core.commands.menu import menu
from core.messages import ANYONE, Button, Message, token
from tests.adapters.telegram.harness import to
from tests.core.clubs.people import CLUB, MONDAY, SESSION
from tests.fakes.telegram import rules
from tests.fakes.telegram.screen import Key
from tests.tools.words import LANGUAGES, LOCALES

LONG = {
    "de": "Geschwindigkeitsausdauerprogrammwiederholungen für Fortgeschrittene 🏃‍♀️💨 - locker bleiben! ",
    "pt": "Não se preocupe: a recuperação é parte do plano, coração tranquilo e respiração fácil 🏃🏽‍♂️. ",
}
HUGE = 10**12
"""A number far beyond any athlete's or session's."""


def words(text: str) -> str:
    """Return a text without its spaces."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("language", LONG)
@pytest.mark.parametrize("times", [1, 40, 60, 200])
async def test_texts_of_any_length(language, times, platform, rita):
    """A text arrives whole, in parts that are short enough, its buttons under the last."""
    text = (LONG[language] * times).strip()
    row = (Button(LONG[language][:60], token(1, 1, "yes")),)
    await platform.deliver(to(rita, Message(text, (row,))))
    said = rita.said()
    assert words("".join(one.text for one in said)) == words(text)
    assert [bool(one.buttons) for one in said] == [False] * (len(said) - 1) + [True]


@pytest.mark.parametrize("language", LONG)
async def test_words_in_passing_of_any_length(language, platform, telegram, rita):
    """What is too long to be shown in passing is a message."""
    shown = telegram.world.post(rita.room, telegram.world.me, "?")
    for times in (1, 2, 3):
        tap = await rita.presses(Key("x", "y"), shown)
        message = Message(LONG[language] * times, toast=True)
        await platform.deliver(replace(to(rita, message), via=f"c:{tap}:{shown.id}"))
    sent = [one for one in rita.said() if one is not shown]
    assert (len(rita.toasts) + len(sent), bool(sent)) == (3, True)


async def test_the_first_to_cheer(platform, rita):
    """Under a post that asks for cheers stands the first one."""
    await platform.deliver(to(rita, Message("Race day", begins="👏")))
    assert rita.said()[-1].reaction == "👏"


def test_every_button_of_a_club_fits():
    """The data of a button is at most 64 bytes, whatever number a session or an athlete has."""
    mile = Mile(MONDAY.replace(day=1), HUGE, "Ann", on=MONDAY, graded=70.0, board=Board.GRADED)
    club = replace(CLUB, miles=(mile,))
    says = [
        posts.welcome(club),
        posts.session(club, replace(SESSION, number=HUGE, most=20)),
        boards.mile(club, mile.month),
    ]
    tokens = [button.token for say in says for row in posts.in_words(club, say).buttons for button in row]
    bound = (
        f"/in ABCDEFGHJK {said}" for said in (f"countme {HUGE} 40", f"going maybe {HUGE}", f"keepplan {HUGE}")
    )
    own = (
        f"/countme {HUGE} 40",
        "/link ABCDEFGHJK yes",
        "/invited ABCDEFGHJK yes",
        "/mileboard graded f",
        *bound,
    )
    tokens += [token(HUGE, 0, one) for one in own]
    assert all(1 <= len(one.encode()) <= 64 for one in (*tokens, token(ANYONE, 0, f"/going cant {HUGE}")))


def test_codes_can_be_links():
    """A code may stand in a link to the bot: at most 64 of the signs Telegram allows, and no two alike."""
    codes = {fresh() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,64}", code) for code in codes)
    assert set(LETTERS).isdisjoint("0O1IL")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_there_is(language):
    """Each sentence of a language is a message, the words under a file, and a button with the longest data there is."""
    catalogue = read_po(BytesIO((LOCALES / f"{language}.po").read_bytes()))
    said = {
        one
        for entry in catalogue
        if entry.id
        for one in (entry.string if isinstance(entry.string, tuple) else (entry.string,))
    }
    assert len(said) > 1000
    for sentence in said:
        for limit in (LIMIT, CAPTION):
            assert all(units(part) <= limit for part in parts(sentence, limit))
        row = ((Button(sentence, token(HUGE, HUGE, "/mileboard graded f")),),)
        drawn = keyboard(row)
        assert drawn
        assert rules.keyboard(drawn.to_dict())[0][0].label == sentence


def test_the_real_menus_fit():
    """Every command is one Telegram takes, in each scope and language, and there are never more than a hundred."""
    found = list(menus(menu()))
    assert {language for _, _, language in found} == {"", *(set(LANGUAGES) - {"en"})}
    for commands, _, _ in found:
        assert 1 <= len(commands) <= 100
        for one in commands:
            rules.command(one.to_dict())


@given(text=st.text(min_size=1, max_size=9000), caption=st.booleans())
@settings(derandomize=True, max_examples=100, deadline=None)
def test_any_text(text, caption):
    """Any characters at all are cut into parts that fit, and no letter is lost or halved."""
    limit = CAPTION if caption else LIMIT
    found = parts(text, limit)
    assert all(units(part) <= limit for part in found)
    assert words("".join(found)) == words(text)
