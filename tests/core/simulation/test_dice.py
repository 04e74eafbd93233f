"""The dice are a value: what they show depends on seed and path alone."""

from __future__ import annotations

from itertools import islice
from statistics import mean, pstdev

import pytest

from core.simulation.dice import GOLDEN, mixed, normals, seed, uniforms, whole


def test_numbers_are_those_of_splitmix64() -> None:
    """From seed 1234567 come the numbers of the generator's published test."""
    published = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431]
    assert [mixed((1234567 + GOLDEN * n) % 2**64) for n in range(1, 5)] == published


def test_the_same_path_gives_the_same_throws_and_another_others() -> None:
    """A run, a twin and a purpose name their throws."""
    assert list(islice(uniforms(seed(7, 3)), 50)) == list(islice(uniforms(seed(7, 3)), 50))
    assert seed(7, 3) != seed(3, 7) != seed(7, 3, 0)


def test_even_numbers_are_even() -> None:
    """They lie between 0 and 1, with the mean and spread of even numbers."""
    found = list(islice(uniforms(seed(1)), 20_000))
    assert min(found) > 0
    assert max(found) < 1
    assert mean(found) == pytest.approx(0.5, abs=0.01)
    assert pstdev(found) == pytest.approx(12**-0.5, abs=0.01)


def test_normal_numbers_are_normal() -> None:
    """Their mean is 0, their spread 1, and one in twenty lies beyond 1.96."""
    found = list(islice(normals(seed(2)), 20_000))
    assert mean(found) == pytest.approx(0, abs=0.03)
    assert pstdev(found) == pytest.approx(1, abs=0.03)
    assert mean(abs(one) > 1.96 for one in found) == pytest.approx(0.05, abs=0.01)


def test_whole_numbers_reach_every_one() -> None:
    """From 0 up to the last."""
    assert set(islice(whole(seed(3), 6), 200)) == {0, 1, 2, 3, 4, 5}
