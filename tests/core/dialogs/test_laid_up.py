"""Hurt, with a time that was named: the days off, the place, and the ladder behind them."""

from dataclasses import replace

import pytest

from core.athlete.log import Why
from core.training.catalogue import is_run
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
    assert {"en": "5 steps", "de": "5 Stufen", "fr": "5 étapes"}.get(
        speaks, "5 pasos" if speaks == "es" else "5 passos"
    ) in said
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
