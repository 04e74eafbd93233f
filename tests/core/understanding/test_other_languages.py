"""Safety in every language, and the first words of each."""

from __future__ import annotations

from datetime import date

import pytest

from core.athlete.log import RedFlag
from core.understanding.reading import Intent
from core.understanding.safety import cleared, red_flag
from core.understanding.understand import understand

SIGNS = [
    ("es", "me dolía el pecho en la cuesta", RedFlag.EMERGENCY),
    ("es", "tengo dolor en el pecho", RedFlag.EMERGENCY),
    ("es", "me desmayé al terminar", RedFlag.EMERGENCY),
    ("es", "me cuesta respirar en reposo", RedFlag.EMERGENCY),
    ("es", "orina oscura desde ayer", RedFlag.SAME_DAY),
    ("es", "gemelo hinchado y caliente", RedFlag.SAME_DAY),
    ("es", "estoy cojeando", RedFlag.STOP),
    ("es", "no puedo apoyar el pie", RedFlag.STOP),
    ("es", "la tibia me duele por la noche", RedFlag.STOP),
    ("es", "tengo fiebre", RedFlag.ILLNESS),
    ("de", "Schmerzen in der Brust", RedFlag.EMERGENCY),
    ("de", "bin fast ohnmächtig geworden", RedFlag.EMERGENCY),
    ("de", "ich bekomme keine Luft", RedFlag.EMERGENCY),
    ("de", "mein Urin ist dunkel", RedFlag.SAME_DAY),
    ("de", "die Wade ist geschwollen und heiß", RedFlag.SAME_DAY),
    ("de", "ich humpele", RedFlag.STOP),
    ("de", "das Schienbein schmerzt nachts", RedFlag.STOP),
    ("de", "kann nicht auftreten", RedFlag.STOP),
    ("de", "38,5 Fieber", RedFlag.ILLNESS),
    ("fr", "douleur à la poitrine", RedFlag.EMERGENCY),
    ("fr", "j'ai fait un malaise", RedFlag.EMERGENCY),
    ("fr", "du mal à respirer", RedFlag.EMERGENCY),
    ("fr", "urines foncées depuis hier", RedFlag.SAME_DAY),
    ("fr", "le mollet est gonflé et chaud", RedFlag.SAME_DAY),
    ("fr", "je boite depuis hier", RedFlag.STOP),
    ("fr", "mal au tibia la nuit", RedFlag.STOP),
    ("fr", "j'ai de la fièvre", RedFlag.ILLNESS),
    ("pt", "dor no peito", RedFlag.EMERGENCY),
    ("pt", "desmaiei no fim", RedFlag.EMERGENCY),
    ("pt", "estou com falta de ar", RedFlag.EMERGENCY),
    ("pt", "urina escura", RedFlag.SAME_DAY),
    ("pt", "a panturrilha está inchada e quente", RedFlag.SAME_DAY),
    ("pt", "estou mancando", RedFlag.STOP),
    ("pt", "não consigo apoiar o pé", RedFlag.STOP),
    ("pt", "estou com febre", RedFlag.ILLNESS),
]
FINE = [
    ("es", "sin dolor en el pecho"),
    ("es", "no tengo fiebre"),
    ("es", "12 km suaves, 1h08"),
    ("de", "keine Brustschmerzen"),
    ("de", "kein Fieber"),
    ("de", "Brustgurt hat nicht funktioniert"),
    ("fr", "pas de douleur à la poitrine"),
    ("fr", "pas de fièvre"),
    ("fr", "8 km à 5'40 ce soir, 4/10"),
    ("pt", "sem dor no peito"),
    ("pt", "não tenho febre"),
    ("pt", "15 km no longo de hoje em 1h29"),
]


@pytest.mark.parametrize(("language", "text", "level"), SIGNS)
def test_fires(language, text, level):
    """A danger sign in the runner's language is seen, as urgent as it is."""
    flag = red_flag(text, language)
    assert flag is not None
    assert flag.level is level


@pytest.mark.parametrize(("language", "text"), FINE)
def test_does_not_fire(language, text):
    """A denied sign is none, in any language."""
    assert red_flag(text, language) is None


@pytest.mark.parametrize("language", ["es", "de", "fr", "pt", "xx", ""])
def test_english_signs_are_seen_everywhere(language):
    """Whatever language is set, an English sign is seen."""
    assert red_flag("chest pain", language).level is RedFlag.EMERGENCY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "el médico dice que puedo correr"),
        ("de", "der Arzt sagt ich darf wieder laufen"),
        ("fr", "le kiné m'autorise à reprendre"),
        ("pt", "o ortopedista liberou para correr"),
    ],
)
def test_cleared(language, text):
    """Leave from a professional is heard in the runner's language."""
    assert cleared(text, language)


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("es", "¿y mañana qué toca?", Intent.ASK_TODAY),
        ("es", "hoy no corrí, mucho trabajo", Intent.SKIP_RUN),
        ("es", "gracias!", Intent.THANKS),
        ("es", "corrí 10 km en 55 minutos", Intent.LOG_RUN),
        ("es", "para", Intent.STOP),
        ("de", "10 km in 55:20, hart", Intent.LOG_RUN),
        ("de", "ich bin krank", Intent.REPORT_ILLNESS),
        ("de", "verschiebe den Lauf auf Donnerstag", Intent.MOVE_WORKOUT),
        ("de", "stopp", Intent.STOP),
        ("fr", "décale le fractionné à jeudi", Intent.MOVE_WORKOUT),
        ("fr", "10 km en 52:10, dur", Intent.LOG_RUN),
        ("fr", "mal au genou gauche", Intent.REPORT_PAIN),
        ("fr", "arrête", Intent.STOP),
        ("pt", "não corri hoje, chuva demais", Intent.SKIP_RUN),
        ("pt", "corri 8 km em 45 min", Intent.LOG_RUN),
        ("pt", "dor no joelho direito", Intent.REPORT_PAIN),
        ("pt", "obrigada!", Intent.THANKS),
    ],
)
def test_first_words(language, text, intent):
    """The everyday messages are understood in every language."""
    assert understand(text, today=date(2026, 11, 23), language=language).intent is intent


def test_an_unknown_language_is_read_as_english():
    """Without a file of words for a language, English is read."""
    assert understand("ran 8k", today=date(2026, 11, 23), language="xx").distance_m == 8000
