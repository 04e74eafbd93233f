"""What others can read of a runner's plan, through the real client libraries: nothing."""

from __future__ import annotations

from pathlib import Path

from core.clubs.mention import PRIVATELY
from core.voice.speech import speak
from tests.e2e.people import OnDiscord, OnTelegram, a_runner, as_text, eventually
from tests.e2e.story import MONDAY_MORNING, SUNDAY, gets_a_plan, is_asked
from tests.fakes.discord import Person

POINTER = speak(PRIVATELY, "en")


async def test_a_week_asked_for_in_a_server_is_shown_to_one(tmp_path: Path) -> None:
    """On Discord /week in a channel is answered there, for the eyes of its runner alone."""
    async with a_runner("discord", SUNDAY, tmp_path) as rita, rita.coached():
        await is_asked(rita)
        await gets_a_plan(rita)
        rita.clock.at = MONDAY_MORNING
        phone, in_private = rita.phone, len(rita.phone.sees())
        assert isinstance(phone, OnDiscord)
        sam = phone.server.person("Sam")
        asked = await phone.person.slash("week", guild=True)
        await eventually(lambda: any("Tue" in shown.text for shown in phone.person.sees(guild=True)))
        assert asked.acknowledged
        assert all(shown.ephemeral for shown in phone.person.sees(guild=True))
        assert any("km" in as_text(shown) for shown in phone.person.sees(guild=True))
        assert sam.sees(guild=True) == []
        assert len(phone.sees()) == in_private


async def test_in_a_server_that_never_let_the_coach_in(tmp_path: Path) -> None:
    """Taken along into any server, the coach answers its runner alone, in few enough messages, and offers no thread there."""
    async with a_runner("discord", SUNDAY, tmp_path) as rita, rita.coached():
        await is_asked(rita)
        await gets_a_plan(rita)
        rita.clock.at = MONDAY_MORNING
        phone = rita.phone
        assert isinstance(phone, OnDiscord)
        person, ann = phone.person, phone.server.person("Ann")
        person.abroad = ann.abroad = ann.manages = True

        def alone(who: Person) -> str:
            return "\n".join(one.text for one in who.sees(guild=True) if one.ephemeral)

        for who, command, words in (
            (person, "week", "Week 1 of"),
            (person, "help", "/why - "),
            (ann, "here", "chat"),
        ):
            await who.slash(command, guild=True)
            await eventually(lambda who=who, words=words: words in alone(who))
        assert "thread" not in alone(ann)
        assert not [one for one in person.sees(guild=True) if not one.mine and not one.ephemeral]


async def test_a_day_of_the_week_by_its_button(tmp_path: Path) -> None:
    """On Discord the week is a page with a button beside each day to come, which tells of that day."""
    async with a_runner("discord", SUNDAY, tmp_path) as rita, rita.coached():
        await is_asked(rita)
        await gets_a_plan(rita)
        rita.clock.at = MONDAY_MORNING
        await rita.says("/week", "Week 1 of")
        phone = rita.phone
        assert isinstance(phone, OnDiscord)
        page = phone.person.sees()[-1]
        assert page.beside == ("Details",) * 3
        await rita.taps("Details", "Tomorrow: 14.5 km easy.")


async def test_a_week_asked_for_in_a_group_is_not_shown(tmp_path: Path) -> None:
    """In a Telegram group, where all can read every answer, commands are answered in private, and words with the way there."""
    async with a_runner("telegram", SUNDAY, tmp_path) as rita, rita.coached():
        await is_asked(rita)
        await gets_a_plan(rita)
        rita.clock.at = MONDAY_MORNING
        phone, in_private = rita.phone, rita.phone.sees()
        assert isinstance(phone, OnTelegram)
        group = phone.server.group()
        for said in ("/week", f"@{phone.server.world.username} how is my calf?", "/pain calf"):
            await phone.person.says(said, to=group)
        await eventually(lambda: len(phone.sees()) == len(in_private) + 2)
        await eventually(lambda: any(shown.by_bot for shown in group.messages))
        assert [shown.text for shown in group.messages if shown.by_bot] == [POINTER]
        assert not [label for shown in group.messages for label in shown.labels]
        week, pain = phone.sees()[len(in_private) :]
        assert ("Tue" in week, "[" in pain) == (True, True)
