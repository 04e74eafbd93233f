"""What is told before its question comes is kept for it, in every language and in every order."""

from __future__ import annotations

from typing import Any, Final

import pytest

from core.athlete.athlete import Open
from core.dialogs import dialog as engine
from core.dialogs.onboarding import onboarding
from core.scene import Scene
from tests.transcripts.stage import Stage, begin

TOLD: Final = {
    "en": ("want to run a half at the end of september", "never done a race", "about 25 km a week",
           "i can run tue thu sun", "my knee niggles sometimes", "i live in Dublin"),
    "de": ("will ende september einen halbmarathon laufen", "hab noch nie ein rennen gemacht",
           "lauf so 25 km die woche", "kann di do so laufen", "knie zwickt manchmal", "wohne in köln"),
    "es": ("quiero hacer una media maraton a finales de septiembre", "nunca he hecho una carrera",
           "corro unos 25 km a la semana", "puedo correr martes jueves y domingo", "la rodilla me molesta a veces",
           "vivo en sevilla"),
    "fr": ("je veux faire un semi fin septembre", "j'ai jamais fait de course", "je cours environ 25 km par semaine",
           "je peux courir mardi jeudi et dimanche", "le genou me fait mal parfois", "j'habite à lyon"),
    "pt": ("quero fazer uma meia maratona no fim de setembro", "nunca fiz nenhuma prova", "corro uns 25 km por semana",
           "posso correr terça quinta e domingo", "o joelho incomoda às vezes", "moro em braga"),
}  # fmt: skip
"""Goal, races, volume, days, body and city, as people write them."""
START: Final = {"en": "ok", "de": "los", "es": "vale", "fr": "oui", "pt": "sim"}
ORDERS: Final = (
    (0, 1, 2, 3, 4, 5),
    (5, 4, 3, 2, 1, 0),
    (2, 3, 4, 5, 0, 1),
    (4, 0, 3, 5, 1, 2),
    (1, 4, 2, 0, 5, 3),
)


def talk(language: str, *lines: str) -> Stage:
    """Return the stage after a hello and *lines*."""
    stage = begin(f"@ 2027-01-04 07:00 Europe/Berlin unknown {language}\n")
    for line in ("hello", START[language], *lines):
        stage.play(f"> {line}")
    return stage


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("language", TOLD)
def test_any_order_ends_in_the_same_summary(language: str, order: tuple[int, ...]) -> None:
    """No line is lost, none opens another dialog, and none is asked for twice."""
    stage = talk(language, *(TOLD[language][n] for n in order))
    asked = stage.athlete.open
    assert isinstance(asked, Open)
    assert (asked.dialog, asked.key) == ("onboarding", "summary")
    known = answered(stage, asked)
    assert (known["goal"].distance, str(known["race_date"])) == ("half", "2027-09-26")
    assert (known["result"], known["volume"], known["days"]) == (None, 25_000.0, (1, 3, 6))
    assert [one.site for one in known["injuries"]] == ["knee"]
    assert len(known["city"]) == 1


DICTATED: Final = (
    ("en", "hi i want to run a half marathon at the end of september i run about 25 km a week tuesday thursday and "
           "sunday i've never done a race my knee niggles sometimes and i live in Dublin"),
    ("de", "hallo ich möchte ende september einen halbmarathon laufen ich laufe ungefähr 25 km die woche dienstag "
           "donnerstag und sonntag ich hab noch nie ein rennen gemacht mein knie zwickt manchmal und ich wohne in köln"),
    ("es", "hola quiero correr una media maraton a finales de septiembre corro unos 25 km a la semana martes jueves y "
           "domingo nunca he hecho una carrera la rodilla me molesta a veces y vivo en sevilla"),
    ("fr", "salut je veux courir un semi fin septembre je cours environ 25 km par semaine mardi jeudi et dimanche j'ai "
           "jamais fait de course le genou me gene parfois et j'habite à lyon"),
    ("pt", "olá quero correr uma meia maratona no fim de setembro corro uns 25 km por semana terça quinta e domingo "
           "nunca fiz nenhuma prova o joelho incomoda às vezes e moro em braga"),
    ("de", "halbmarathon ende september, nie ein rennen gemacht, 25 km die woche, di do so, knie zwickt manchmal, berlin"),
    ("es", "media a finales de septiembre, nunca he competido, 25 km a la semana, mar jue dom, rodilla a veces, madrid"),
)  # fmt: skip
"""Everything at once, as a phone writes down what it is told, or as a list."""


@pytest.mark.parametrize(("language", "words"), DICTATED)
def test_a_line_that_tells_everything_leaves_nothing_to_ask(language: str, words: str) -> None:
    """Without a comma, too; at the end of a list the bare name of a city will do."""
    stage = begin(f"@ 2027-01-04 07:00 Europe/Berlin unknown {language}\n")
    stage.play(f"> {words}")
    asked = stage.athlete.open
    assert isinstance(asked, Open)
    assert asked.key == "summary"
    known = answered(stage, asked)
    assert (known["goal"].distance, str(known["goal"].on)) == ("half", "2027-09-26")
    assert (known["result"], known["volume"], known["days"]) == (None, 25_000.0, (1, 3, 6))
    assert [one.site for one in known["injuries"]] == ["knee"]


def answered(stage: Stage, asked: Open) -> dict[str, Any]:
    """Return what is known of the questions so far, by their keys."""
    scene = Scene(stage.athlete, stage.now)
    told = engine.run(lambda: onboarding(scene), asked.answers, stage.athlete.units)[1].answered
    return {one.question.key: one.value for one in told}


@pytest.mark.parametrize("language", TOLD)
def test_two_pains_before_their_question_are_both_kept(language: str) -> None:
    """The second does not take the place of the first."""
    more = {"en": "my calf hurts too", "de": "die wade tut auch weh", "es": "tambien me duele el gemelo",
            "fr": "le mollet me fait mal aussi", "pt": "a panturrilha tambem doi"}  # fmt: skip
    stage = talk(language, TOLD[language][4], more[language])
    asked = stage.athlete.open
    assert isinstance(asked, Open)
    assert asked.dialog == "onboarding"
    told = next(one.said for one in asked.answers if one.key == "injuries")
    assert told == f"{TOLD[language][4]}, {more[language]}"


BESIDE: Final = (
    ("en", "i'm ill at the moment", "my calf hurts after running", "i'm on holiday next week", "who sees my data"),
    ("de", "bin grad krank", "wade tut nach dem laufen weh", "bin nächste woche im urlaub", "wer sieht meine daten"),
    ("es", "estoy enfermo", "me duele el gemelo despues de correr", "la semana que viene estoy de vacaciones",
     "quien ve mis datos"),
    ("fr", "je suis malade", "j'ai mal au mollet apres la course", "je suis en vacances la semaine prochaine",
     "qui voit mes données"),
    ("pt", "estou doente", "doi-me o gemeo depois de correr", "para a semana estou de ferias", "quem ve os meus dados"),
)  # fmt: skip
DANGER: Final = (
    ("en", "my chest hurts"), ("de", "hab schmerzen in der brust"), ("es", "me duele el pecho"),
    ("fr", "j'ai mal a la poitrine"), ("pt", "doi-me o peito"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "words"), [(one, words) for one, *said in BESIDE for words in said])
def test_nothing_opens_another_dialog_between_the_first_questions(language: str, words: str) -> None:
    """The question that is open stays open."""
    asked = talk(language, words).athlete.open
    assert isinstance(asked, Open)
    assert (asked.dialog, asked.key) == ("onboarding", "goal")


@pytest.mark.parametrize(("language", "words"), DANGER)
def test_a_danger_sign_comes_before_the_first_questions(language: str, words: str) -> None:
    """Help first; the questions can wait."""
    stage = talk(language, words)
    assert stage.athlete.lock is not None
    assert any("112" in line or "emergency" in line for line in stage.out[-2:])
