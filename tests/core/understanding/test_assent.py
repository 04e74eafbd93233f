"""Yes, no, lengths of time and more than is planned, as answered to what must not open by accident."""

from __future__ import annotations

import pytest

from core.understanding.assent import assent
from core.understanding.further import wants_more
from core.understanding.how_long import how_long
from core.understanding.safety import cleared

YES = {
    "en": ("yes", "Yes, last week", "yep she did", "I have", "ok 👍"),
    "es": ("sí", "Sí, ayer", "sí ya fui", "claro", "ya fui"),
    "de": ("ja", "Ja, hab ich", "jo war ich", "hab ich"),
    "fr": ("oui", "Oui hier", "ouais c'est fait", "bien sûr"),
    "pt": ("sim", "Sim, ontem", "já fui", "claro que sim"),
}
NO = {
    "en": ("no", "not yet", "Nope, next week", "haven't been", "i haven't seen anyone"),
    "es": ("no", "Todavía no", "aún no he ido", "no, la semana que viene"),
    "de": ("nein", "Noch nicht", "nee, nächste Woche", "leider nicht"),
    "fr": ("non", "pas encore", "Non, la semaine prochaine", "toujours pas"),
    "pt": ("não", "Ainda não", "não, semana que vem", "por enquanto não"),
}
NEITHER = {
    "en": ("yes but he said no running", "my knee", "yes, not sure though", ""),
    "es": ("si me dan el alta", "sí, pero me dijo que no corra", "quizás"),
    "de": ("ja, aber er sagt nicht laufen", "mal sehen"),
    "fr": ("oui mais pas courir", "peut-être"),
    "pt": ("sim, mas ele disse para não correr", "talvez"),
}
LENGTHS = {
    "en": {"4 weeks no running": 28, "ten days off": 10, "a month": 30, "six weeks": 42},
    "es": {"4 semanas sin correr": 28, "diez días de reposo": 10, "un mes": 30, "dos semanas más": 14},
    "de": {"4 Wochen Laufpause": 28, "zehn Tage nicht laufen": 10, "einen Monat": 30, "zwei Wochen": 14},
    "fr": {"4 semaines sans courir": 28, "dix jours de repos": 10, "un mois": 30, "deux semaines": 14},
    "pt": {"4 semanas sem correr": 28, "dez dias de repouso": 10, "um mês": 30, "duas semanas": 14},
}
CLEARED = {
    "es": (
        "me han dado el alta", "el fisio me dijo que ya puedo correr", "tengo luz verde del médico",
        "la traumatóloga me autoriza a correr", "apta para correr según el médico", "dado de alta hoy",
    ),
    "de": (
        "Arzt sagt ich darf wieder laufen", "hab grünes Licht vom Physio", "wieder freigegeben",
        "die Orthopädin hat mir das Laufen erlaubt", "darf wieder trainieren laut Arzt", "Freigabe vom Kardiologen",
    ),
    "fr": (
        "feu vert du médecin", "le kiné m'a dit que je peux recourir", "j'ai le feu vert",
        "le médecin m'autorise à reprendre", "apte à la course d'après le cardiologue", "le doc a donné son accord",
    ),
    "pt": (
        "o médico me liberou", "fisio disse que posso correr", "tive alta", "liberada pra correr",
        "a ortopedista autorizou a volta", "tenho luz verde do médico",
    ),
}  # fmt: skip
NOT_CLEARED = {
    "es": ("todavía no tengo el alta", "el médico dice que no puedo correr", "cuando me den el alta vuelvo"),
    "de": ("noch kein grünes Licht", "Arzt sagt ich darf nicht laufen", "sobald ich die Freigabe habe"),
    "fr": ("pas encore le feu vert", "le médecin dit que je ne peux pas courir", "quand j'aurai le feu vert"),
    "pt": ("ainda não tive alta", "o médico disse que não posso correr", "quando o médico liberar eu volto"),
}


def _lines(table):
    return [(language, said) for language, lines in table.items() for said in lines]


@pytest.mark.parametrize(("language", "said"), _lines(YES))
def test_a_yes_is_heard(language, said):
    """A yes at the head of an answer, with what goes with it."""
    assert assent(said, language) is True


@pytest.mark.parametrize(("language", "said"), _lines(NO))
def test_a_no_is_heard(language, said):
    """A no, and what is not done yet."""
    assert assent(said, language) is False


@pytest.mark.parametrize(("language", "said"), _lines(NEITHER))
def test_a_yes_that_is_taken_back_is_none(language, said):
    """A yes with a but, an if, and what is about something else."""
    assert assent(said, language) is None


@pytest.mark.parametrize(("language", "said"), _lines(LENGTHS))
def test_lengths_of_time_are_read(language, said):
    """Days, weeks and months, in figures and in words."""
    found = how_long(said, language)
    assert found is not None
    assert found.days == LENGTHS[language][said]


@pytest.mark.parametrize(("language", "said"), _lines(CLEARED))
def test_leave_from_a_professional_is_heard(language, said):
    """However it is said."""
    assert cleared(said, language)


@pytest.mark.parametrize(("language", "said"), _lines(NOT_CLEARED))
def test_leave_that_is_not_given_is_none(language, said):
    """Waited for, hoped for, or refused."""
    assert not cleared(said, language)


FURTHER = {
    "es": ("¿puedo añadir 10 km el domingo?", "puedo correr 20 km el sábado?"),
    "de": ("kann ich am Sonntag 20 km laufen?", "darf ich noch einen Lauf machen"),
    "fr": ("je peux faire 20 km samedi ?", "je peux ajouter une sortie dimanche"),
    "pt": ("posso correr 20 km no sábado?", "posso fazer mais um treino?"),
}
NOT_FURTHER = {
    "es": ("no puedo más", "corrí 20 km el sábado"),
    "de": ("kann ich morgen laufen?", "ich kann nicht mehr"),
    "fr": ("je n'en peux plus", "couru 20 km samedi"),
    "pt": ("não posso mais", "corri 20 km no sábado"),
}


@pytest.mark.parametrize(("language", "said"), _lines(FURTHER))
def test_asking_for_more_is_heard(language, said):
    """A run more, or a longer one."""
    assert wants_more(said, language)


@pytest.mark.parametrize(("language", "said"), _lines(NOT_FURTHER))
def test_what_asks_for_nothing_more_is_left(language, said):
    """Being done in, and what was run."""
    assert not wants_more(said, language)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "looks good"),
        ("en", "spot on"),
        ("de", "jap"),
        ("de", "okidoki"),
        ("es", "exacto"),
        ("es", "adelante"),
        ("fr", "ouai c bon"),
        ("fr", "ben oui"),
        ("pt", "beleza"),
        ("pt", "bora"),
    ],
)
def test_a_yes_of_every_day_is_heard(language, said):
    """As it is typed to a friend."""
    assert assent(said, language) is True
