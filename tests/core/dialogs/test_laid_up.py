"""Hurt, with a time that was named: the days off, the place, and the ladder behind them."""

from dataclasses import replace
from typing import Final

import pytest

from core.absences import on_the_ladder
from core.athlete.log import Why
from core.training.catalogue import is_quality, is_run
from core.understanding.laid_up import days_off
from core.understanding.words import LANGUAGES
from tests.core.commands.runner import answer, talk
from tests.core.dialogs.chat import Chat, at, day, ran, runner


def morning() -> Chat:
    """Return a chat in which the legs of a running day were asked about."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(7), 18)), now=at(day(7), 20))
    assert chat.waits(at(day(8), 8))
    return chat


@pytest.mark.parametrize(
    ("words", "days", "site"),
    [
        ("calf strain, physio says no running for 2 weeks", 14, "calf"),
        ("I'm injured, 3 weeks off", 21, None),
        ("calf injury, can't run for two weeks", 14, "calf"),
        ("i have a sprained ankle, 10 days off", 10, "ankle"),
        ("Wade gezerrt, 10 Tage Laufpause", 10, "calf"),
        ("Knie verletzt, darf 3 Wochen nicht laufen", 21, "knee"),
        ("esguince de tobillo, tres semanas sin correr", 21, "ankle"),
        ("tirón en el gemelo, 10 días de reposo", 10, "calf"),
        ("entorse de la cheville, trois semaines d'arrêt", 21, "ankle"),
        ("douleur au genou, je ne peux pas courir pendant 3 semaines", 21, "knee"),
        ("distensão no gémeo, 10 dias de repouso", 10, "calf"),
        ("lesionei o gémeo, duas semanas sem treinar", 14, "calf"),
    ],
)
def test_days_off_that_were_named_are_cleared(words: str, days: int, site: str | None) -> None:
    """No run until the day that was named, then the first rung of the ladder; the place is kept."""
    chat = morning()
    speaks = next(
        (one for one in LANGUAGES if one != "en" and days_off(words, one) and not days_off(words)), "en"
    )
    chat.athlete = replace(chat.athlete, profile=replace(chat.athlete.profile, language=speaks))
    said = chat.says(words)
    steps = 5 if site in {None, "ankle"} or days > 18 else 2 if days <= 10 else 3
    named = {"en": "steps", "de": "Stufen", "fr": "étapes", "es": "pasos", "pt": "passos"}
    assert f"{steps} {named[speaks]}" in said
    plan, [away] = chat.athlete.plan, chat.athlete.absences
    assert (away.why, away.first, away.last) == (Why.INJURY, day(8), day(7 + days))
    assert not any(is_run(plan.on(day(8 + n))) for n in range(days))
    assert plan.on(day(8 + days)).type == "walk_run"
    assert [p.site for p in chat.athlete.pains] == ([site] if site else [])


def test_the_quiet_ends_with_the_question_that_was_promised() -> None:
    """Nothing is written while running is off; the morning it comes back asks about the place."""
    chat = morning()
    chat.says("calf strain, physio says no running for 2 weeks")
    assert not chat.waits(at(day(21), 23))
    assert "calves" in chat.waits(at(day(22), 12))[0][1].text


@pytest.mark.parametrize(
    "words",
    ["my calf hurts after two weeks off", "knee pain, should I take 2 weeks off?", "calf hurts for 2 weeks"],
)
def test_days_that_are_over_or_asked_about_clear_nothing(words: str) -> None:
    """Only days off that are told of are taken."""
    chat = morning()
    chat.says(words)
    assert not chat.athlete.absences


SHORT: Final = (
    ("en", "calf strain, no running for 4 days"),
    ("en", "sore hamstring, taking 4 days off running"),
    ("de", "Wade gezerrt, 4 Tage Laufpause"),
    ("es", "tirón en el gemelo, 4 días de reposo"),
    ("fr", "douleur au mollet, 4 jours sans courir"),
    ("pt", "distensão no gémeo, 4 dias de repouso"),
)


@pytest.mark.parametrize(("language", "words"), SHORT)
def test_a_few_days_off_for_a_muscle_lead_back_through_easy_days_alone(language: str, words: str) -> None:
    """Up to five days cost nothing: half of the plan, then three quarters, nothing fast, and no ladder."""
    chat = Chat(runner(runs=ran(22, 24, 26, 27), heard_at=at(day(27), 18)), now=at(day(29), 9))
    chat.athlete = replace(chat.athlete, profile=replace(chat.athlete.profile, language=language))
    before = chat.athlete.plan
    chat.says(words)
    plan = chat.athlete.plan
    assert not any(is_run(plan.on(day(29 + n))) for n in range(4))
    back = [day(33 + n) for n in range(4)]
    eased = [on for on in back if is_run(before.on(on))]
    assert eased
    assert all(plan.on(on).distance_m < before.on(on).distance_m for on in eased)
    assert not any(is_quality(plan.on(on)) or plan.on(on).type == "walk_run" for on in back)
    assert not on_the_ladder(chat.athlete)
    assert plan.on(day(48)) == before.on(day(48))


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("shin pain, no running for 4 days", "5 steps"),
        ("I'm injured, 4 days off", "5 steps"),
        ("calf strain, no running for 8 days", "2 steps, from 4 minutes"),
        ("calf strain, no running for 2 weeks", "3 steps, from 3 minutes"),
        ("calf strain, no running for 17 days", "4 steps, from 2 minutes"),
        ("calf strain, no running for 3 weeks", "5 steps, from a minute"),
    ],
)
def test_the_steps_are_as_many_as_the_stop_was_long_and_bone_takes_all_of_them(
    words: str, steps: str
) -> None:
    """A ladder is as long as the break at least; bone, and what nobody named, skip no step."""
    chat = Chat(runner(runs=ran(22, 24, 26, 27), heard_at=at(day(27), 18)), now=at(day(29), 9))
    assert steps in chat.says(words)


def test_a_ladder_that_began_higher_counts_its_own_steps_and_ends_in_two_eased_weeks() -> None:
    """The first of two is no fourth; behind them come half of the plan and three quarters, not the whole at once."""
    chat = Chat(runner(runs=ran(22, 24, 26, 27), heard_at=at(day(27), 18)), now=at(day(29), 9))
    before = chat.athlete.plan
    chat.says("calf strain, no running for 8 days")
    assert "Step 1 of 2" in chat.says("week", day(38))
    chat.waits(at(day(40), 8))
    assert "next step" in chat.says("no pain")
    plan = chat.athlete.plan
    eased = [day(47 + n) for n in range(14) if is_run(before.on(day(47 + n)))]
    assert all(plan.on(on).distance_m < before.on(on).distance_m for on in eased)
    assert not any(is_quality(plan.on(on)) for on in eased)


def test_back_before_the_day_that_was_named_makes_no_way_back_shorter() -> None:
    """What a stop was to be says how bad it was; the place is asked about on the first morning back."""
    chat = Chat(runner(runs=ran(22, 24, 26, 27), heard_at=at(day(27), 18)), now=at(day(29), 9))
    chat.says("calf strain, no running for 2 weeks")
    assert "3 steps" in chat.says("I'm back", day(31))
    assert "calves" in chat.waits(at(day(32), 12))[0][1].text
    short = Chat(runner(runs=ran(22, 24, 26, 27), heard_at=at(day(27), 18)), now=at(day(29), 9))
    short.says("calf strain, no running for 4 days")
    assert "From tomorrow you run again" in short.says("I'm back", day(31))


def test_back_on_the_easy_days_leaves_them_as_they_are() -> None:
    """Who is back on the way back from a short stop gets nothing back sooner."""
    chat = Chat(runner(runs=ran(22, 24, 26, 27), heard_at=at(day(27), 18)), now=at(day(29), 9))
    chat.says("calf strain, no running for 4 days")
    before = chat.athlete.plan
    assert "stays easy until" in chat.says("I'm back", day(33), 8)
    assert chat.athlete.plan == before


def test_coming_back_early_from_an_injury_begins_the_ladder() -> None:
    """Back within the days off starts with the first rung."""
    chat = morning()
    chat.says("I'm injured, 3 weeks off")
    assert "5 steps" in chat.says("I'm back", day(15))
    assert chat.athlete.plan.on(day(16)).type == "walk_run"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "torn hamstring, no running for 2 weeks"),
        ("de", "Muskelfaserriss im Oberschenkel, 2 Wochen nicht laufen"),
        ("es", "rotura en el isquio, 2 semanas sin correr"),
        ("fr", "déchirure aux ischios, 2 semaines sans courir"),
        ("pt", "rotura no isquiotibial, 2 semanas sem correr"),
    ],
)
def test_a_tear_is_seen_today_and_its_weeks_are_kept(language: str, words: str) -> None:
    """It locks, and still asks whether anybody has looked; the time that was named is not lost."""
    stage = talk("@ 2027-04-12 12:30", f"/language {language}", words)
    lock = stage.athlete.lock
    assert lock
    assert (lock.level, str(lock.until), str(lock.ask_on)) == ("same_day", "2027-04-26", "2027-04-13")


def test_weeks_that_a_professional_named_are_theirs() -> None:
    """Who was told how long is not sent to a doctor again; they are asked about on the last day."""
    said = answer("@ 2027-04-12 12:30", "torn calf, doctor said 6 weeks no running, cycling fine")
    assert "I've noted what they said. No running until Monday 24 May" in said
    assert "urgent" not in said
    assert "[Set up cycling]" in said


def test_weeks_of_ones_own_bring_no_running_back() -> None:
    """Before anybody has looked, the lock is no date: what is off waits for their word."""
    said = answer("@ 2027-04-12 12:30", "torn hamstring, no running for 2 weeks", "week")
    assert "until a professional has looked at your hamstrings and cleared you" in said


def test_days_off_that_are_over_or_asked_about_are_none() -> None:
    """Nothing is cleared for what was, and nothing for a question."""
    for words in ("calf strain, back after 2 weeks off", "should i rest 2 weeks for a calf strain?"):
        assert days_off(words) is None
    for language, words in (
        ("de", "nach 2 Wochen Laufpause wegen der Wade"),
        ("fr", "après 2 semaines d'arrêt, mollet ok"),
    ):
        assert days_off(words, language) is None


def test_days_off_because_of_what_was_told_before_are_its_own() -> None:
    """The place that was spoken of last is meant; the sole of a foot is no glute."""
    stage = talk(
        "@ 2027-05-11 12:00",
        "bottom of my foot hurts in the morning, 5",
        "only after",
        "resting for 2 weeks because of it",
    )
    assert [one.site for one in stage.athlete.pains] == ["plantar"]
    assert [one.why for one in stage.athlete.absences] == [Why.INJURY]
    assert "[Set up cycling]" in stage.out[-1]
