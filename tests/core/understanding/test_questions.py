"""Questions in the field, in five languages: by their words, and nothing but questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.training.catalogue import TYPES
from core.understanding.normalise import clean, fold
from core.understanding.of_plan import asks_of_plan
from core.understanding.questions import asked_for, asks, table
from core.understanding.words import LANGUAGES
from core.voice.answers import ANSWERS
from core.voice.speech import speak

KEYS = tuple(one.key for one in ANSWERS)

QUESTIONS = {
    "en": {
        "what if i can't finish?": "can_i_finish",
        "do I leak because my pelvic floor is weak?": "pelvic_floor",
        "are you a real person?": "who_are_you",
        "can you explain effort 6?": "effort_scale",
        "what does effort mean": "effort_scale",
        "do i need to carb load before a half?": "carb_loading",
        "how many gels for a marathon": "gels",
        "can I have coffee before a run": "caffeine",
        "is a beer after the run ok?": "alcohol",
        "should I take magnesium": "supplements",
        "what should i eat before a long run?": "eat",
        "how much water should i drink?": "drink",
        "can i skip the hill sprints": "skip_fast",
        "should I stretch before running?": "stretching",
        "is foam rolling worth it?": "foam_rolling",
        "can i swim on rest days": "cross_training",
        "i missed a week, what now?": "missed_week",
        "will I lose all my fitness": "lose_fitness",
        "can i run with a cold?": "with_a_cold",
        "should i train on my period?": "cycle",
        "why strides": "strides",
        "what are hill sprints?": "hill_sprints",
        "how do i run hills": "hills",
        "how easy is easy": "easy",
        "what's a tempo run": "tempo",
        "what are intervals for?": "intervals",
        "what is fartlek": "fartlek",
        "does the treadmill count?": "treadmill",
        "how do i run in the heat?": "heat",
        "what's the weather like tomorrow?": "weather",
        "what do I wear in the cold": "cold",
        "is it safe to run on ice?": "ice",
        "should i run in the rain?": "rain",
        "how do I pace into a headwind?": "wind",
        "does altitude matter?": "altitude",
        "any tips for running in the dark": "dark",
        "is music ok?": "music",
        "is it better to run in the morning or evening?": "when_to_run",
        "when do i need new shoes": "shoes",
        "why is my gps so off": "watch",
        "how should I warm up?": "warm_up",
        "do i need strength training": "strength",
        "why mile training for a marathon": "mile_training",
        "how do i get rid of a side stitch": "stitch",
        "what helps against cramps?": "cramp",
        "what helps with DOMS?": "soreness",
        "is my cadence of 165 too low?": "cadence",
        "how should i breathe": "breathing",
        "is zone 2 important?": "heart_rate",
        "should I go by pace or effort?": "pace_or_effort",
        "can i run every day?": "rest_day",
        "how much sleep do I need?": "sleep",
        "why do long runs matter?": "long_run",
        "why taper?": "taper",
        "what's a negative split": "negative_split",
        "how do i avoid the wall?": "wall",
        "what do i do on race morning?": "race_morning",
        "is it ok to walk?": "walk_breaks",
        "how many days a week should I run?": "how_many_days",
        "how long does a beginner need for a marathon?": "first_marathon",
        "am i too old for this?": "age",
        "why am I not getting faster?": "not_faster",
        "how do I avoid injuries?": "avoid_injury",
        "how do i treat blisters": "blisters",
        "what helps against chafing": "chafing",
    },
    "de": {
        "Was, wenn ich es nicht schaffe?": "can_i_finish",
        "Mein Beckenboden drückt, was tun?": "pelvic_floor",
        "Bist du ein Mensch?": "who_are_you",
        "was heißt Anstrengung 6?": "effort_scale",
        "Was soll ich vor dem Lauf essen?": "eat",
        "wie viele Gels beim Marathon": "gels",
        "Wie viel soll ich trinken?": "drink",
        "Darf ich Kaffee trinken vor dem Rennen?": "caffeine",
        "warum Steigerungen?": "strides",
        "was sind Bergsprints?": "hill_sprints",
        "Was heißt eigentlich locker?": "easy",
        "was ist ein tempolauf": "tempo",
        "Zählt das Laufband?": "treadmill",
        "wie laufe ich bei Hitze": "heat",
        "Wann brauche ich neue Schuhe?": "shoes",
        "was hilft gegen Seitenstechen?": "stitch",
        "Was tun gegen Muskelkater?": "soreness",
        "soll ich mich dehnen": "stretching",
        "Verliere ich meine Form?": "lose_fitness",
        "darf ich mit Schnupfen laufen": "with_a_cold",
        "warum Meilentraining für den Marathon?": "mile_training",
        "bin ich zu alt?": "age",
        "darf ich gehen?": "walk_breaks",
        "warum die langen Läufe?": "long_run",
        "wie wichtig ist Krafttraining": "strength",
    },
    "es": {
        "¿y si no puedo terminar?": "can_i_finish",
        "¿qué hago con mi suelo pélvico?": "pelvic_floor",
        "¿eres un bot?": "who_are_you",
        "¿qué es esfuerzo 6?": "effort_scale",
        "¿qué como antes de correr?": "eat",
        "cuántos geles llevo": "gels",
        "¿cuánta agua debo beber?": "drink",
        "para qué sirven los progresivos": "strides",
        "¿qué son los sprints en cuesta?": "hill_sprints",
        "qué significa suave": "easy",
        "¿qué es el tempo?": "tempo",
        "¿vale la cinta?": "treadmill",
        "cómo corro con calor": "heat",
        "cuándo cambio de zapatillas": "shoes",
        "¿cómo quito el flato?": "stitch",
        "qué hago con las agujetas": "soreness",
        "¿debo estirar antes?": "stretching",
        "¿voy a perder la forma?": "lose_fitness",
        "puedo correr con catarro": "with_a_cold",
        "por qué tanta velocidad para un maratón": "mile_training",
        "¿puedo caminar?": "walk_breaks",
        "¿cómo evito el muro?": "wall",
        "¿soy demasiado mayor?": "age",
        "cuántos días a la semana debo correr": "how_many_days",
    },
    "fr": {
        "et si je ne finis pas ?": "can_i_finish",
        "que faire pour mon périnée ?": "pelvic_floor",
        "tu es un robot ?": "who_are_you",
        "c'est quoi un effort de 6 ?": "effort_scale",
        "qu'est-ce que je mange avant la course ?": "eat",
        "combien de gels pour un marathon": "gels",
        "il faut boire combien ?": "drink",
        "pourquoi des lignes droites ?": "strides",
        "c'est quoi les sprints en côte": "hill_sprints",
        "ça veut dire quoi facile ?": "easy",
        "c'est quoi le seuil": "tempo",
        "le tapis ça compte ?": "treadmill",
        "comment courir par forte chaleur": "heat",
        "quand changer de chaussures ?": "shoes",
        "que faire contre un point de côté": "stitch",
        "que faire contre les courbatures ?": "soreness",
        "faut-il s'étirer avant ?": "stretching",
        "je vais perdre la forme ?": "lose_fitness",
        "je peux courir avec un rhume ?": "with_a_cold",
        "pourquoi la sortie longue ?": "long_run",
        "est-ce que je peux marcher ?": "walk_breaks",
        "comment éviter le mur ?": "wall",
        "je suis trop vieux ?": "age",
        "combien de fois par semaine courir ?": "how_many_days",
    },
    "pt": {
        "e se eu não conseguir acabar?": "can_i_finish",
        "o que faço com o pavimento pélvico?": "pelvic_floor",
        "és um robô?": "who_are_you",
        "o que é esforço 6?": "effort_scale",
        "o que devo comer antes da prova?": "eat",
        "quantos géis para a maratona": "gels",
        "quanta água devo beber?": "drink",
        "para que servem as retas?": "strides",
        "o que são sprints em subida": "hill_sprints",
        "o que significa leve?": "easy",
        "o que é a corrida de ritmo?": "tempo",
        "a passadeira conta?": "treadmill",
        "como corro com calor": "heat",
        "quando troco de sapatilhas?": "shoes",
        "o que faço com a dor de burro?": "stitch",
        "devo alongar antes de correr?": "stretching",
        "vou perder a forma?": "lose_fitness",
        "posso correr com constipação?": "with_a_cold",
        "porque é que preciso da corrida longa?": "long_run",
        "posso caminhar?": "walk_breaks",
        "como evito o muro?": "wall",
        "sou demasiado velho?": "age",
        "quantos dias por semana devo correr?": "how_many_days",
        "como evitar lesões?": "avoid_injury",
    },
}


@pytest.mark.parametrize(
    ("language", "said", "key"),
    [(language, said, key) for language, asked in QUESTIONS.items() for said, key in asked.items()],
)
def test_a_question_is_found_by_its_words(language: str, said: str, key: str) -> None:
    """In the runner's language; with a question mark or without."""
    assert asked_for(said, language, KEYS) == key


ASKED = Path(__file__).parents[2] / "corpus" / "questions"


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_of_many_runners_find_their_answer(language: str) -> None:
    """At least 95 of 100, and what is outside the field finds none ("-")."""
    asked = [row.split(": ", 1) for row in (ASKED / f"{language}.txt").read_text("utf-8").splitlines()]
    wrong = [row for row in asked if (asked_for(row[1], language, KEYS) or "-") != row[0]]
    assert len(asked) >= 50
    assert len(wrong) <= len(asked) // 20, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_words_in_every_language(language: str) -> None:
    """And no list of words is for an answer that is not there."""
    assert set(table(language)["topics"]) == set(KEYS)
    assert set(table(language)["never"]) <= set(KEYS)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "8 km easy in the rain, legs good"),
        ("en", "ran 10k in new shoes, 52:10"),
        ("en", "what's tomorrow?"),
        ("en", "what's my easy pace?"),
        ("en", "how many days until my race?"),
        ("en", "when does my taper start?"),
        ("de", "10 km locker im Regen, 58 min"),
        ("de", "was steht morgen an?"),
        ("es", "8 km suaves con calor, esfuerzo 5"),
        ("es", "¿qué toca mañana?"),
        ("es", "5k 33 min, 4. me noto sin fuerza, ¿normal?"),
        ("pt", "5k 33 min, 4. sinto-me sem força, normal?"),
        ("fr", "10 km faciles sous la pluie, 58 min"),
        ("fr", "c'est quoi demain ?"),
        ("pt", "8 km leves com chuva, esforço 5"),
        ("pt", "o que é amanhã?"),
    ],
)
def test_a_run_and_a_question_about_the_plan_are_left_alone(language: str, said: str) -> None:
    """What tells of a run is no question; what depends on the plan is answered from it."""
    assert asked_for(said, language, KEYS) is None


EXPLAINED = {
    "en": "what's a {name}?",
    "de": "was ist ein {name}?",
    "es": "¿qué es un {name}?",
    "fr": "c'est quoi un {name} ?",
    "pt": "o que é um {name}?",
}
SELF_EXPLAINING = {"race", "rest"}
"""Kinds of day that need no explanation."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_run_is_explained_by_its_name(language: str) -> None:
    """Whatever word the plan writes on a day, asking what it is finds an answer of the table."""
    asked = {key: EXPLAINED[language].format(name=speak(kind.name, language)) for key, kind in TYPES.items()}
    lost = {key: said for key, said in asked.items() if asked_for(said, language, KEYS) is None}
    assert set(lost) == SELF_EXPLAINING, lost


@pytest.mark.parametrize(
    "said",
    [
        "why intervals at mile pace",
        "warum Intervalle im Meilentempo?",
        "¿por qué series a ritmo de milla?",
        "pourquoi du fractionné au mile",
        "por que tiros no ritmo da milha?",
    ],
)
def test_a_reason_for_the_mile_is_asked_for_through_its_sessions(said: str) -> None:
    """Fast running at mile pace is asked about as the mile, in every language."""
    assert asks_of_plan("why_mile", (said.lower(), fold(clean(said))))


@pytest.mark.parametrize(
    "said", ["why is there a mile time trial on saturday", "pourquoi un test du mile samedi"]
)
def test_the_test_over_a_mile_is_a_day_of_the_plan(said: str) -> None:
    """Its reason is that day's, not the block's."""
    assert not asks_of_plan("why_mile", (said, fold(clean(said))))


def test_a_question_in_another_language_is_found_too() -> None:
    """Someone who writes English may ask in German."""
    assert asked_for("Zählt das Laufband?", "en", KEYS) == "treadmill"


def test_a_question_is_told_by_its_mark_or_its_word() -> None:
    """In the language it is in."""
    assert asks("warum nicht", "de")
    assert asks("and now?", "en")
    assert not asks("8 km done", "en")


@pytest.mark.parametrize(
    "said",
    [
        "when does the mile block start?",
        "Wann kommt der Meilenblock?",
        "wann fängt das Tapering an?",
        "¿cuándo empieza el bloque de milla?",
        "c'est quand l'affûtage ?",
        "quando começa o bloco da milha?",
    ],
)
def test_when_a_part_of_the_season_begins_is_asked_of_the_plan(said: str) -> None:
    """Its dates are the answer, not what the part is for."""
    assert asks_of_plan("plan", (said.lower(), fold(clean(said))))


@pytest.mark.parametrize(
    "said", ["what is the mile block for", "wann war mein längster Lauf", "was bringt der Meilenblock"]
)
def test_what_a_part_of_the_season_is_for_asks_for_no_date(said: str) -> None:
    """Nor does what is over."""
    assert not asks_of_plan("plan", (said.lower(), fold(clean(said))))


@pytest.mark.parametrize(
    "said",
    [
        "can I stop walking now?",
        "kann ich die Gehpausen weglassen?",
        "¿puedo dejar de andar?",
        "on peut arrêter la marche du coup ?",
        "posso deixar de caminhar?",
    ],
)
def test_whether_the_walking_may_go_is_asked_of_the_plan(said: str) -> None:
    """By somebody who runs and walks."""
    assert asks_of_plan("no_walking", (said.lower(), fold(clean(said))))
