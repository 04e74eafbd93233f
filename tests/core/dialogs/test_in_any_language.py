"""What is said to the questions of a day, in words of every language that no button shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from core.dialogs.question import Heard, agrees, declines
from core.units import Units
from tests.core.dialogs.chat import Chat, at, day, runner

AS_PLANNED: Final = {
    "en": "more or less as planned, 5", "de": "so ziemlich wie geplant, 5", "es": "mas o menos como tocaba, 5",
    "fr": "a peu pres comme prevu, 5", "pt": "mais ou menos como previsto, 5",
}  # fmt: skip
TOLD: Final = {
    "en": "8 km in 50:00, effort 4", "de": "8 km in 50:00, anstrengung 4", "es": "8 km en 50:00, esfuerzo 4",
    "fr": "8 km en 50:00, effort 4", "pt": "8 km em 50:00, esforço 4",
}  # fmt: skip
RATHER: Final = {
    "en": "no, 52:00", "de": "ne, 52:00", "es": "no, 52:00", "fr": "non, 52:00", "pt": "não, 52:00",
}  # fmt: skip
TAKE_OUT: Final = {
    "en": "delete the run", "de": "lösch den lauf", "es": "borra la carrera", "fr": "supprime la sortie",
    "pt": "apaga a corrida",
}  # fmt: skip
NOT_ALL: Final = {
    "en": "no, keep it", "de": "nein behalten", "es": "no, dejalo", "fr": "non laisse", "pt": "não, deixa",
}  # fmt: skip
DELETE: Final = {
    "en": "delete everything", "de": "lösch alles", "es": "borra todo", "fr": "efface tout", "pt": "apaga tudo",
}  # fmt: skip
NONE: Final = {"en": "nothing", "de": "nichts", "es": "nada", "fr": "rien", "pt": "nada"}


def evening(language: str) -> Chat:
    """Return the chat of somebody who is asked how Tuesday's run went."""
    known = runner()
    chat = Chat(replace(known, profile=replace(known.profile, language=language)))
    chat.waits(at(day(1), 19))
    return chat


@pytest.mark.parametrize("language", AS_PLANNED)
def test_a_run_as_planned_may_come_with_its_effort(language: str) -> None:
    """The figure behind it is how hard it was, and no distance."""
    chat = evening(language)
    chat.says(AS_PLANNED[language])
    chat.says(NONE[language])
    [run] = chat.athlete.runs
    assert (run.planned, run.effort) == (True, 5.0)


@pytest.mark.parametrize("language", RATHER)
def test_a_time_corrected_behind_a_no_keeps_the_distance(language: str) -> None:
    """It is no answer to what is sore, either."""
    chat = evening(language)
    chat.says(TOLD[language])
    chat.says(RATHER[language])
    chat.says(NONE[language])
    [run] = chat.athlete.runs
    assert (run.distance_m, run.duration_s, run.effort) == (8000.0, 3120.0, 4.0)


@pytest.mark.parametrize("language", TAKE_OUT)
def test_a_run_just_told_is_taken_out_and_no_race(language: str) -> None:
    """Where one word means both, the run in the log is meant."""
    chat = evening(language)
    chat.says(TOLD[language])
    chat.says(NONE[language])
    chat.says(TAKE_OUT[language])
    assert chat.athlete.runs == ()
    assert chat.athlete.goal.distance == "10k"


@pytest.mark.parametrize("language", DELETE)
def test_a_no_in_any_words_keeps_everything(language: str) -> None:
    """Deleting is asked for once more, and only a yes does it."""
    chat = evening(language)
    chat.says(DELETE[language])
    chat.says(NOT_ALL[language])
    assert chat.athlete.open is None or chat.athlete.open.dialog != "delete"
    assert chat.athlete.plan is not None


@pytest.mark.parametrize(("language", "words"), [
    ("en", "never mind"), ("en", "whatever, skip"), ("de", "egal"), ("es", "da igual"), ("fr", "peu importe"),
    ("pt", "tanto faz"),
])  # fmt: skip
def test_not_caring_stops_no_messages(language: str, words: str) -> None:
    """Who passes over a question still hears of the next run."""
    chat = evening(language)
    chat.says(words)
    chat.says(words)
    assert chat.athlete.profile.wants_messages


YES = (("en", "yes, that's fine"), ("de", "ja, passt so"), ("es", "si, perfecto"), ("fr", "oui, parfait comme ca"),
       ("pt", "sim, ta bom assim"))  # fmt: skip
NO = (("en", "no thank you"), ("de", "nee lieber nicht"), ("es", "no, mejor no"), ("fr", "non merci bien"),
      ("pt", "não, melhor não"))  # fmt: skip


@pytest.mark.parametrize(("language", "words"), YES)
def test_a_short_yes_agrees(language: str, words: str) -> None:
    """With a figure in it, it is a change."""
    assert agrees(Heard(words, Units.KM, day(0), language))
    assert not declines(Heard(words, Units.KM, day(0), language))
    assert not agrees(Heard(f"{words} 40", Units.KM, day(0), language))


@pytest.mark.parametrize(("language", "words"), NO)
def test_a_short_no_declines(language: str, words: str) -> None:
    """In any words."""
    assert declines(Heard(words, Units.KM, day(0), language))


@pytest.mark.parametrize(
    ("language", "away", "rest"),
    [
        ("de", "vom 20. bis 27. märz im urlaub", "ruhe"),
        ("es", "de vacaciones del 20 al 27 de marzo", "descanso"),
        ("fr", "en vacances du 20 au 27 mars", "repos"),
        ("pt", "de férias de 20 a 27 de março", "descanso"),
    ],
)
def test_a_word_for_rest_chooses_rest_where_it_is_offered(language: str, away: str, rest: str) -> None:
    """Said alone it may end all messages, leave out a run, or pause the plan."""
    known = runner()
    chat = Chat(replace(known, profile=replace(known.profile, language=language)), now=at(day(4)))
    chat.says(away)
    chat.says(rest)
    assert chat.athlete.profile.wants_messages
    assert chat.athlete.open is not None
    assert chat.athlete.open.dialog == "vacation"
    assert chat.athlete.open.answers[-1].key == "use"
