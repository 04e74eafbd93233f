"""What a runner tells of their health, and asks about medicines and eating less, in five languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.understanding.health import Cause, Topic, causes, topic


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("baby born in december", Cause.BIRTH),
        ("bin im dezember mutter geworden", Cause.BIRTH),
        ("mi bebé nació en diciembre", Cause.BIRTH),
        ("mon bébé est né en décembre", Cause.BIRTH),
        ("quero voltar a correr depois de ser mãe", Cause.BIRTH),
        ("I'm 16", Cause.MINOR),
        ("im 16 and run 30k a week", Cause.MINOR),
        ("tengo 16 años", Cause.MINOR),
        ("ich bin 15", Cause.MINOR),
        ("j'ai 16 ans", Cause.MINOR),
        ("tenho 17 anos", Cause.MINOR),
        ("I'm pregnant", Cause.PREGNANT),
        ("estoy embarazada", Cause.PREGNANT),
        ("schwanger in der 20. SSW", Cause.PREGNANT),
        ("je suis enceinte", Cause.PREGNANT),
        ("estou grávida", Cause.PREGNANT),
        ("gave birth in march", Cause.BIRTH),
        ("tive bebé há 3 meses", Cause.BIRTH),
        ("o parto foi em março", Cause.BIRTH),
        ("high blood pressure", Cause.HEART),
        ("asthma and shins in july", Cause.LASTING),
        ("under medical supervision", Cause.SUPERVISED),
        ("I had a stent last year", Cause.HEART),
        ("heart surgery 5 years ago", Cause.HEART),
        ("i have an eating disorder history", Cause.LASTING),
        ("my doctor told me not to do intense exercise", Cause.SUPERVISED),
        ("mein Arzt hat gesagt, ich darf nicht hart trainieren", Cause.SUPERVISED),
        ("mi médico dice que no haga esfuerzos", Cause.SUPERVISED),
        ("mon médecin m'a dit de ne pas forcer", Cause.SUPERVISED),
        ("o médico disse que não posso fazer esforços", Cause.SUPERVISED),
    ],
)
def test_a_cause_is_heard(text: str, cause: Cause) -> None:
    """Whatever the language, and beside other news."""
    assert causes(text) == (cause,)


@pytest.mark.parametrize(
    "text",
    [
        "none",
        "no asthma",
        "not pregnant",
        "my wife is pregnant",
        "my dad has a heart condition",
        "no heart trouble, no medicine",
        "I was pregnant 3 years ago",
        "mi hijo tiene 12 años",
        "my son is 16 years old",
        "she is 14",
        "I am 45",
        "I'm 17 km in",
        "I'm 15 min late",
        "tengo 16 km mañana",
        "I've been running for 12 years",
        "heart rate 160",
        "I ran in Porto",
        "j'habite à Prato",
    ],
)
def test_what_is_no_cause(text: str) -> None:
    """Denied, another's, long past, or a number of something else."""
    assert causes(text) == ()


@pytest.mark.parametrize("text", ["I live in Porto", "corri no Porto hoje", "parto amanhã para Lisboa"])
def test_a_city_and_a_departure_are_no_birth(text: str) -> None:
    """Porto is one letter from a birth, and "parto" also is "I leave"."""
    assert causes(text) == ()


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("can I take ibuprofen before the run?", Topic.MEDICINE),
        ("is 2 paracetamol ok", Topic.MEDICINE),
        ("puedo tomar ibuprofeno", Topic.MEDICINE),
        ("darf ich ibu nehmen", Topic.MEDICINE),
        ("je peux prendre un doliprane avant", Topic.MEDICINE),
        ("posso tomar ibuprofeno", Topic.MEDICINE),
        ("how do I lose weight fast for the marathon", Topic.EATING_LESS),
        ("quiero bajar de peso", Topic.EATING_LESS),
        ("wie kann ich schnell abnehmen", Topic.EATING_LESS),
        ("comment perdre du poids avant le marathon", Topic.EATING_LESS),
        ("como emagrecer rápido para a maratona", Topic.EATING_LESS),
        ("took ibuprofen and ran 8k", None),
        ("what should i eat before", None),
        ("how should I run tomorrow", None),
    ],
)
def test_questions_with_one_answer(text: str, about: Topic | None) -> None:
    """A question about a medicine or eating less is known; a mere report is none."""
    assert topic(text) is about


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed, reading never fails."""
    assert isinstance(causes(text), tuple)
    assert topic(text) is None or topic(text) in Topic


@pytest.mark.parametrize(
    "text",
    [
        "my baby is sick, can't run today",
        "mein baby ist krank",
        "mi bebé tiene fiebre",
        "mon bébé a de la fièvre",
        "meu bebé tem febre",
        "ma fille est née en 2010",
        "quero ser mãe um dia",
    ],
)
def test_a_child_is_no_birth(text: str) -> None:
    """Whoever has a child has not given birth this year."""
    assert Cause.BIRTH not in causes(text)
