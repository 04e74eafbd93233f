"""What Discord's users know from elsewhere: lists, forms, suggestions, cards, the calendar, other languages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.discord.bodies import words
from adapters.discord.forms import form
from adapters.discord.menu import command
from core.commands.menu import menu
from core.messages import Address, Blank, Button, Happened, Kind, Meeting, MenuEntry, Message, token
from core.ports.deliveries import Delivery
from tests.fakes.discord.rules import check, check_commands, check_form

LOG = MenuEntry(
    "log", "Log a run", "run", form=(Blank("Distance", "8 km", needed=True), Blank("Effort", "6", "effort"))
)
DAYS = ("mon", "tue", "wed", "thu")
TICKS = (
    tuple(Button(day.title(), token(7, 3, f"+{day}")) for day in DAYS[:3]),
    (Button("Thu ✓", token(7, 3, "-thu")), Button("Done", token(7, 3, "done"))),
)


async def test_several_from_a_list(bench):
    """Choices that can be switched on become a list; what is picked is heard as one answer to its question."""
    await bench.dana.says("hi")
    (hello,) = await bench.heard()
    await bench.answer(hello, Message("Which days?", TICKS, many=True))
    assert bench.dana.sees()[-1].buttons == (("Mon", "Tue", "Wed", "Thu ✓"),)
    tap = await bench.dana.chooses("Tue", "Thu")
    assert (await bench.acknowledged(tap)).incoming.token == "7.3.tue thu"


async def test_one_from_a_list(bench):
    """A question with nine answers is a list of which one is picked; what is picked is heard as its answer."""
    await bench.dana.says("hi")
    (hello,) = await bench.heard()
    parts = ("calf", "shin", "knee", "achilles", "quad", "hamstring", "hip", "foot", "elsewhere")
    rows = tuple((Button(part.title(), token(7, 3, part)),) for part in parts)
    await bench.answer(hello, Message("Where is it?", rows))
    assert bench.dana.sees()[-1].buttons == (tuple(part.title() for part in parts),)
    tap = await bench.dana.taps("Hip")
    assert (await bench.acknowledged(tap)).incoming.token == "7.3.hip"


async def test_many_choices_of_several_questions_stay_buttons(bench):
    """Choices that answer different questions are no list: each keeps its own token."""
    rows = tuple((Button(f"{n}", token(7, n % 2, f"/week {n}")),) for n in range(9))
    await bench.send(bench.direct(), Message("?", rows))
    assert [len(row) for row in bench.dana.sees()[-1].buttons] == [5, 4]


@pytest.mark.parametrize("bench", [(LOG,)], indirect=True)
async def test_a_form_for_a_command_without_words(bench):
    """A command with a form asks at once, keeps nothing, and is heard as one line when the form is sent."""
    asked = await bench.dana.slash("log")
    await bench.discord.until(lambda: asked.form)
    assert bench.inbox.events == {}
    sent = await bench.dana.fills(asked, "8 km", "6")
    assert (await bench.acknowledged(sent)).incoming.text == "/log 8 km, effort 6"


@pytest.mark.parametrize("bench", [(LOG,)], indirect=True)
async def test_no_form_for_who_said_it_all(bench):
    """A command with its words is heard as it is."""
    sent = await bench.dana.slash("log", "8 km 45:10")
    assert (await bench.acknowledged(sent)).incoming.text == "/log 8 km 45:10"
    assert sent.form is None


async def test_suggestions(bench):
    """What is typed into a command is finished by what the coach knows of this person, and nothing of it is kept."""
    asked = []

    async def suggest(channel, person, command, typed):
        asked.append((channel.platform, person == bench.dana.id, command, typed))
        return [f"day {n} " + "x" * 200 for n in range(40)]

    bench.inbox.suggest = suggest
    typed = await bench.dana.types("week", "thu")
    await bench.discord.until(lambda: typed.choices is not None)
    assert asked == [("discord", True, "week", "thu")]
    assert len(typed.choices) == 25
    assert bench.inbox.events == {}


async def test_a_card(bench):
    """A page is framed, with its buttons inside; another page takes its place."""
    await bench.dana.says("hi")
    (hello,) = await bench.heard()
    page = Message("Week 3\nTue easy\nThu hills", ((Button("Week after", "7.0./week 4"),),), card=True)
    shown = await bench.answer(hello, page)
    seen = bench.dana.sees()[-1]
    assert (seen.text, seen.buttons) == ("### Week 3\nTue easy\nThu hills", (("Week after",),))
    await bench.answer(hello, Message("Week 4\nrest", card=True, revises=True), edits=shown)
    assert bench.dana.sees()[-1].text == "### Week 4\nrest"


async def test_a_card_with_a_button_beside_a_line(bench):
    """A day's button stands beside its line, lines without one stay together, and a tap is heard as any other."""
    await bench.dana.says("hi")
    (hello,) = await bench.heard()
    beside = tuple((n, Button("Details", f"7.0./today {n}")) for n in (1, 3, 4))
    page = Message("Week 3\nTue easy\nWed ✓\nThu hills\nSun *long*", WEEKS, card=True, beside=beside)
    await bench.answer(hello, page)
    seen = bench.dana.sees()[-1]
    assert seen.text == "### Week 3\nTue easy\nWed ✓\nThu hills\nSun *long*"
    assert (seen.beside, seen.buttons) == (("Details",) * 3, (("Week after",),))
    tap = await bench.dana.taps("Details")
    assert (await bench.acknowledged(tap)).incoming.token == "7.0./today 1"


async def test_a_card_too_long_for_sections(bench):
    """A page in several parts has no buttons beside its lines: it would not be known beside which."""
    await bench.dana.says("hi")
    (hello,) = await bench.heard()
    page = Message(
        "Week 3\n" + "Tue easy\n" * 400, WEEKS, card=True, beside=((1, Button("Details", "7.0.x")),)
    )
    await bench.answer(hello, page)
    assert [one.beside for one in bench.dana.sees() if not one.mine] == [(), ()]


WEEKS = ((Button("Week after", "7.0./week 4"),),)


async def test_a_session_in_the_calendar(bench):
    """A session that is posted stands in the server's calendar once, without its place; where that is not allowed, not."""
    world = bench.discord.world
    begins = datetime(2026, 11, 17, 18, 30, tzinfo=UTC)
    meeting = Meeting("Harbour: 5 × 1 km", begins, begins + timedelta(minutes=90))
    here = Address("discord", world.square.id)
    post = Message("Group session", kind=Kind.RECAP, event=meeting)
    await bench.discord.until(lambda: bench.discord.gateway.connected)
    shown = await bench.platform.deliver(Delivery(1, here, post, nonce="1"))
    await bench.platform.deliver(Delivery(2, here, post, nonce="2", edits=shown))
    assert [(one["name"], one["entity_metadata"]["location"]) for one in world.events] == [
        ("Harbour: 5 × 1 km", "#running")
    ]
    world.may_schedule = False
    assert await bench.platform.deliver(Delivery(3, here, post, nonce="3"))
    assert len(world.events) == 1


async def test_a_deleted_channel(bench):
    """A channel that is deleted, or a server that puts us out, is closed to us."""
    world = bench.discord.world
    await bench.discord.until(lambda: bench.discord.gateway.connected)
    await bench.discord.gateway.dispatch("CHANNEL_DELETE", world.square.json() | {"guild_id": world.guild})
    (gone,) = await bench.heard()
    assert (gone.incoming.happened, gone.incoming.channel) == (
        Happened.CLOSED,
        Address("discord", world.square.id),
    )


async def test_a_session_that_is_called_off_leaves_the_calendar(bench):
    """It goes from the calendar, and only it; where that is not allowed, its post says so all the same."""
    world = bench.discord.world
    here, begins = Address("discord", world.square.id), datetime(2026, 11, 17, 18, 30, tzinfo=UTC)
    both = [
        Meeting("Harbour: " + "5 × 1 km " * 20, at, at + timedelta(minutes=90))
        for at in (begins, begins + WEEK)
    ]
    for n, meeting in enumerate(both):
        post = Message("Group session", kind=Kind.RECAP, event=meeting)
        shown = await bench.platform.deliver(Delivery(n, here, post, nonce=f"{n}"))
    off = Message("Called off", kind=Kind.RECAP, revises=True, event=replace(both[1], off=True))
    world.may_schedule = False
    await bench.platform.deliver(Delivery(3, here, off, nonce="3", edits=shown))
    assert (bench.dana.sees(guild=True)[-1].text, len(world.events)) == ("Called off", 2)
    world.may_schedule = True
    await bench.platform.deliver(Delivery(4, here, off, nonce="4", edits=shown))
    assert [one["scheduled_start_time"] for one in world.events] == [begins.isoformat()]


WEEK = timedelta(days=7)


def test_the_real_menu_fits():
    """Every command and form of the coach is one Discord takes, and says in other languages what it does."""
    entries = menu()
    check_commands([command(entry) for entry in entries])
    for entry in entries:
        if entry.form:
            check_form(form(entry))
    german = MenuEntry(
        "log", "Log a run", summaries=(("de", "Einen Lauf eintragen " * 9), ("pt", "Registar"))
    )
    made = command(german)["description_localizations"]
    assert made.keys() == {"de", "pt-BR"}
    check_commands([command(german)])


LONG = {
    "de": "Donaudampfschifffahrtsgesellschaftskapitän läuft 12×400 m 🏃‍♀️ ",
    "pt": "Não há problema: correção de ritmo e recuperação 🏃 ",
}


@pytest.mark.parametrize("language", LONG)
@pytest.mark.parametrize("more", [{}, {"many": True}])
def test_long_labels_fit(language, more):
    """Buttons and choices with labels of any length stay within the limits."""
    label = LONG[language] * 9
    rows = tuple((Button(f"{n} {label}", token(7, 3, f"+{n}")),) for n in range(5))
    check(words(Message("?", rows, **more)), {"content", "components", "allowed_mentions"})


async def test_a_command_in_a_text_can_be_tapped(bench):
    """Once Discord knows the menu, a command named in a text is one, in the language of whoever reads it."""
    await bench.send(bench.direct(), Message('Say "/week next", or /nothing.'))
    (post,) = bench.discord.world.in_channel(bench.discord.world.channels[bench.dana.direct])
    number = next(one["id"] for one in bench.discord.world.commands if one["name"] == "week")
    assert post.content == f'Say "</week:{number}> next", or /nothing.'
    assert bench.dana.sees()[-1].text == 'Say "/week next", or /nothing.'


def test_commands_are_called_by_their_names_in_other_languages():
    """The menu has a name for each command in the reader's language, and no two have the same."""
    made = {one["name"]: one for one in (command(entry) for entry in menu()) if one.get("type") == 1}
    week = made["week"]["name_localizations"]
    assert (week["de"], week["es-419"], week["fr"], week["pt-BR"]) == ("woche", "semana", "semaine", "semana")
    check_commands(list(made.values()))


async def test_rights_that_are_lacking(bench):
    """What we may not do in a channel comes with each command given there."""
    fine = await bench.acknowledged(await bench.dana.slash("week", guild=True))
    bench.discord.world.rights = str(1 << 10)
    mute = await bench.acknowledged(await bench.dana.slash("week", guild=True))
    assert (fine.incoming.lacks, mute.incoming.lacks) == (False, True)


async def test_the_first_to_cheer(bench):
    """Under a post that asks for cheers stands the first one; an edit adds none."""
    here = Address("discord", bench.discord.world.square.id)
    shown = await bench.platform.deliver(Delivery(1, here, Message("Race day", begins="👏"), nonce="1"))
    await bench.platform.deliver(Delivery(2, here, Message("Race day.", begins="👏"), nonce="2", edits=shown))
    assert bench.dana.sees(guild=True)[-1].reactions == ("👏",)
