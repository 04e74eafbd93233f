"""What a session is called: its repetitions, as they were said, or its one piece."""

from __future__ import annotations

from dataclasses import replace

from core.clubs.club import LONG, Session
from core.training.workouts.words import span
from core.units import MILE_M, Distance
from core.voice.text import Text, t


def named(reps: int, one: Session) -> Text:
    """Return what is run, as many repetitions of it: "5 × 1 km", "20 minutes at tempo", "a long run", "the mile"."""
    if one.is_mile:
        return t("the mile")
    if one.is_own:
        return _run(one)
    return t("{length} at tempo", length=pieces(reps, one)) if one.is_steady else pieces(reps, one)


def _run(one: Session) -> Text:
    """Return a run together, with how far it goes where that was said."""
    if not (one.each_m or one.each_s):
        return t("a long run") if one.shape == LONG else t("an easy run")
    far = _length(one)
    return (
        t("a long run of {length}", length=far)
        if one.shape == LONG
        else t("an easy run of {length}", length=far)
    )


def pieces(reps: int, one: Session) -> Text:
    """Return "5 × 1 km" or "6 × 3 minutes"; of one piece, how long it is: "20 minutes"."""
    if one.is_steady:
        each_m, each_s = one.each_m and reps * one.each_m, one.each_s and reps * one.each_s
        return _length(replace(one, each_m=each_m, each_s=each_s))
    return t("{reps} × {length}", reps=reps, length=_length(one))


def _length(one: Session) -> Text:
    """Return a repetition as it was said: a track has its own units, whatever a runner counts in."""
    if one.each_m is None:
        return span(one.each_s or 0)
    if one.each_m % MILE_M == 0:
        return t("{miles} mi", miles=one.each_m / MILE_M)
    if one.each_m < 1000:  # noqa: PLR2004 - a kilometre
        return t("{distance}", distance=Distance(one.each_m))
    return t("{km} km", km=one.each_m / 1000)
