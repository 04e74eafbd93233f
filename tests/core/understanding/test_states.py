"""How somebody ill is today, how tired, how stressed: said in any of the five languages."""

from __future__ import annotations

import pytest

from core.understanding.pressure import pressed, tired
from core.understanding.sickness import a_day_already, state


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("estoy mucho mejor", "better"), ("todavía no estoy bien", "ill"), ("sigo con fiebre", "fever"),
        ("ya no tengo fiebre, pero débil", "ill"), ("peor que ayer", "ill"),
        ("wieder gesund", "better"), ("immer noch krank", "ill"), ("noch Fieber", "fever"), ("nicht viel besser", "ill"),
        ("ça va mieux", "better"), ("toujours malade", "ill"), ("encore de la fièvre", "fever"), ("pas encore guérie", "ill"),
        ("já estou bem", "better"), ("na mesma", "ill"), ("ainda com febre", "fever"), ("não estou melhor", "ill"),
        ("a bit better", "ill"), ("much better", "better"), ("banana", None),
    ],
)  # fmt: skip
def test_how_an_illness_is_today(words: str, says: str | None) -> None:
    """Better, still ill, or feverish, in the runner's own words."""
    assert state(words) == says


@pytest.mark.parametrize(
    "words", ["desde ayer", "seit zwei Tagen", "depuis hier", "desde ontem", "since yesterday"]
)
def test_better_for_a_day(words: str) -> None:
    """Since when is heard in every language."""
    assert a_day_already(words)
    assert not a_day_already("banana")


@pytest.mark.parametrize(
    ("words", "score"),
    [
        ("agotada", 8.0), ("muy cansado", 7.0), ("no estoy cansado", None), ("fatiga 6", 6.0),
        ("total erschöpft", 8.0), ("bin müde", 5.0), ("nicht müde", None), ("très fatiguée", 7.0), ("épuisé", 8.0),
        ("muito cansada", 7.0), ("sem energia", 5.0), ("tired", 5.0), ("not tired", None), ("fresh", None),
    ],
)  # fmt: skip
def test_tiredness(words: str, score: float | None) -> None:
    """A word or a number says how tired; a denied one says nothing."""
    assert tired(words) == score


@pytest.mark.parametrize(
    ("words", "score"),
    [
        ("muy estresada", 8.0), ("viel Stress", 7.0), ("sous pression au boulot", 7.0), ("muito estressado", 8.0),
        ("estrés 4", 4.0), ("not stressed", None), ("pas stressé", None), ("easy day", None),
    ],
)  # fmt: skip
def test_stress(words: str, score: float | None) -> None:
    """A word or a number says how stressed; a denied one says nothing."""
    assert pressed(words) == score
