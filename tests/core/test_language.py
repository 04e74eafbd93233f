"""The language follows the runner: the platform, then what they write, then what they ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.athlete.athlete import Athlete
from core.athlete.profile import LanguageFrom
from core.coach import hear
from core.messages import Incoming, Place, Turn
from core.understanding.languages import NAMES
from core.voice.catalogues import languages

NOW = datetime(2027, 4, 12, 9, 0, tzinfo=UTC)
ZONE = "Europe/Lisbon"


def says(athlete: Athlete, *lines: str, hint: str | None = "en-GB") -> Turn:
    """Return the turn the last of some lines leads to."""
    turn = Turn(athlete)
    for n, line in enumerate(lines):
        turn = hear(turn.athlete, Incoming(line, language=hint, zone=ZONE), NOW + timedelta(minutes=n))
    return turn


def language(turn: Turn) -> str:
    """Return the language a runner is answered in."""
    return turn.athlete.profile.language


def known() -> Athlete:
    """Return a runner with a plan, whose platform speaks English."""
    lines = (
        "marathon in porto on 10 october",
        "skip",
        "44 km a week",
        "tue thu sat sun",
        "none",
        "build my plan",
    )
    athlete = says(Athlete(1), *lines).athlete
    assert athlete.onboarded_at
    return athlete


@pytest.mark.parametrize(("hint", "spoken"), [("de-AT", "de"), ("pt-br", "pt"), ("nl", "en"), (None, "en")])
def test_the_platform_says_it_first(hint: str | None, spoken: str) -> None:
    """A language the coach does not speak is English."""
    assert language(says(Athlete(1), "hi", hint=hint)) == spoken


def test_one_line_in_another_language_changes_nothing() -> None:
    """It is read all the same."""
    turn = says(known(), "was steht morgen an?")
    assert language(turn) == "en"
    assert "Tomorrow" in turn.messages[0].text


def test_two_lines_in_another_language_change_it() -> None:
    """With a word about it, and a button back."""
    turn = says(known(), "was steht morgen an?", "und was steht am Freitag an?")
    assert language(turn) == "de"
    assert [button.label for row in turn.messages[0].buttons for button in row] == [NAMES["en"]]
    token = turn.messages[0].buttons[0][0].token
    back = hear(turn.athlete, Incoming(token=token, language="en"), NOW + timedelta(hours=1))
    assert language(back) == "en"


def test_a_line_in_between_begins_the_count_anew() -> None:
    """Two lines in a row it must be; a line that is alike everywhere does not count."""
    assert language(says(known(), "was steht morgen an?", "what's tomorrow?", "was steht morgen an?")) == "en"
    assert language(says(known(), "was steht morgen an?", "ok", "und was ist am Freitag dran?")) == "de"


def test_a_command_is_no_language() -> None:
    """Its examples have English words in every language, so they tell nothing of who types them."""
    lines = (
        "/session thursday 18:30 8 x 60 s hills at the old mill",
        "/session monday 7:00 5 x 1 km at the track",
    )
    spanish = known()
    spanish = replace(spanish, profile=replace(spanish.profile, language="es"))
    turn = says(spanish, *lines, hint="es")
    assert language(turn) == "es"
    assert language(says(turn.athlete, "what's tomorrow?", "and what is on friday then?", hint="es")) == "en"


@pytest.mark.parametrize(
    ("said", "spoken"),
    [
        ("auf Deutsch bitte", "de"),
        ("speak Spanish", "es"),
        ("/language français", "fr"),
        ("/language pt", "pt"),
    ],
)
def test_what_is_asked_for_wins_for_good(said: str, spoken: str) -> None:
    """Whatever the platform says, and whatever is written afterwards."""
    turn = says(known(), said)
    assert language(turn) == spoken
    assert turn.athlete.profile.language_from is LanguageFrom.CHOSEN
    assert language(says(turn.athlete, "what's tomorrow?", "and what is on friday then?")) == spoken


def test_a_language_without_a_name_is_asked_for() -> None:
    """With the others as buttons, each called what it calls itself."""
    turn = says(known(), "/language klingon")
    assert {b.label for row in turn.messages[0].buttons for b in row} == {
        NAMES[o] for o in languages() if o != "en"
    }


def test_a_question_that_is_open_stays_open() -> None:
    """Asked again, in the new language."""
    turn = says(Athlete(1), "hi", "yes", "auf Deutsch bitte")
    assert turn.athlete.open is not None
    assert len(turn.messages) == 2


FIRST = {
    "de": "Marathon in Porto am 10. Oktober unter 3:45 | weiter | 44 km pro Woche | Di, Do, Sa und So | keine | ja",
    "es": "maratón en Oporto el 10 de octubre, menos de 3:45 | saltar | 44 km por semana "
    "| martes, jueves, sábado y domingo | ninguna | sí",
    "fr": "marathon à Porto le 10 octobre en moins de 3h45 | passer | 44 km par semaine "
    "| mardi, jeudi, samedi et dimanche | aucune | oui",
    "pt": "maratona do Porto a 10 de outubro, abaixo de 3:45 | saltar | 44 km por semana "
    "| terça, quinta, sábado e domingo | nenhuma | sim",
}
ENGLISH = "marathon in porto on 10 october, under 3:45 | skip | 44 km a week | tue thu sat sun | none | yes"


@pytest.mark.parametrize("hint", FIRST)
def test_a_runner_comes_to_a_plan_in_their_language(hint: str) -> None:
    """By typing alone: the same plan as in English."""
    made = says(Athlete(1), *FIRST[hint].split(" | "), hint=hint).athlete
    english = says(Athlete(1), *ENGLISH.split(" | ")).athlete
    assert made.plan is not None
    assert english.plan is not None
    assert made.plan.base == english.plan.base
    assert made.goal.target_s == 13500


@pytest.mark.parametrize(
    ("said", "spoken"),
    [
        ("hola, quiero preparar un maratón", "es"),
        ("bonjour, je veux courir un semi", "fr"),
        ("Hallo, ich möchte einen Marathon laufen", "de"),
        ("olá, quero treinar para uma meia", "pt"),
        ("hola", "es"),
        ("hello there", "en"),
        ("marathon in porto on 10 october", "en"),
        ("42", "en"),
    ],
)
def test_the_first_words_tell_the_language(said: str, spoken: str) -> None:
    """Of somebody whose platform gave no hint; with one, a single line changes nothing."""
    assert language(says(Athlete(1), said, hint=None)) == spoken
    assert language(says(Athlete(1), said)) == "en"


@pytest.mark.parametrize(
    ("said", "spoken"),
    [
        ("ich spreche deutsch", "de"),
        ("hablo español", "es"),
        ("je parle français", "fr"),
        ("falo português", "pt"),
    ],
)
def test_the_language_somebody_speaks_is_spoken(said: str, spoken: str) -> None:
    """For good, as if it was asked for."""
    assert says(known(), said).athlete.profile.language_from is LanguageFrom.CHOSEN
    assert language(says(known(), said)) == spoken


ONE_LINE = {
    "en": "Marathon in Berlin on 26 September 2027, under 3:45, 10k in 48:30 in March, 40 km a week, mon wed fri sun, "
    "no injuries",
    "de": "Marathon in Berlin am 26. September 2027, unter 3:45, 10er in 48:30 im März, 40 km die Woche, Mo Mi Fr So, "
    "keine Verletzungen",
    "es": "Maratón en Berlín el 26 de septiembre de 2027, en menos de 3:45, 10k en 48:30 en marzo, 40 km por semana, "
    "lun mié vie dom, sin lesiones",
    "fr": "Marathon à Berlin le 26 septembre 2027, en moins de 3h45, 10 km en 48:30 en mars, 40 km par semaine, "
    "lun mer ven dim, pas de blessure",
    "pt": "Maratona de Berlim a 26 de setembro de 2027, abaixo de 3:45, 10 km em 48:30 em março, 40 km por semana, "
    "seg qua sex dom, sem lesões",
}


@pytest.mark.parametrize("hint", FIRST)
def test_one_line_tells_all_of_it_in_any_language(hint: str) -> None:
    """Race, place, day, target, result, distance, days, no injury: the last question alone is left."""
    made = says(
        Athlete(1), ONE_LINE[hint], {"de": "ja", "es": "sí", "fr": "oui", "pt": "sim"}[hint], hint=hint
    ).athlete
    english = says(Athlete(1), ONE_LINE["en"], "yes").athlete
    assert made.plan is not None
    assert english.plan is not None
    assert made.plan.base == english.plan.base
    assert replace(made.goal, place="") == replace(english.goal, place="")
    assert made.goal.place.startswith("Berl")


def test_a_command_is_in_no_language() -> None:
    """Whoever begins with a command and a code of chance letters is not taken for somebody of another language."""
    made = says(Athlete(1), "/link SAMEDI2027", hint="").athlete
    assert made.profile.language == "en"


@pytest.mark.parametrize("hint", ["en-GB", None])
def test_what_is_said_in_a_channel_changes_no_language(hint) -> None:
    """In a channel people speak as the channel does; with the coach they speak as they always did."""
    shared = Incoming("Wann ist denn das nächste Training, bitte?", language=hint, place=Place.SHARED)
    turn = Turn(known())
    for n in range(3):
        turn = hear(turn.athlete, shared, NOW + timedelta(hours=1, minutes=n))
    assert language(turn) == "en"
    assert turn.athlete.profile.other_language is None
