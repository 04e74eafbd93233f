"""A birth in the house is one in the body of its mother alone."""

from __future__ import annotations

import pytest

from core.understanding.health import Cause, causes, new_father


@pytest.mark.parametrize(
    "text",
    [
        "we have a newborn, i'm the dad",
        "my wife just had a baby",
        "wir haben ein Neugeborenes, ich bin der Papa",
        "tenemos un recién nacido, soy el padre",
        "on a un nouveau-né, je suis le papa",
        "temos um recém-nascido, sou o pai",
    ],
)
def test_a_father_needs_no_leave(text: str) -> None:
    """Nothing in him heals; he sleeps less."""
    assert new_father(text)
    assert causes(text) == ()


@pytest.mark.parametrize(
    "text", ["i had a baby 6 weeks ago, my dad helps", "we have a newborn", "i gave birth in may"]
)
def test_a_mother_and_who_may_be_one_wait_for_leave(text: str) -> None:
    """A grandfather in the line changes nothing."""
    assert causes(text) == (Cause.BIRTH,)
