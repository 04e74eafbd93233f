"""The words of a month's club mile: how many ran it, and the boards of those who chose one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from core.clubs.club import Board, Club, Mile
from core.messages import Choice, Kind, Say
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, t, tn


def mile(club: Club, month: date, *, again: bool = False) -> Say:
    """Post a month's club mile: how many ran, and who chose to be on a board; no times."""
    mine = [one for one in club.miles if one.month == month]
    ran, marshals = [one for one in mine if one.on], [one for one in mine if one.marshal]
    counted = tn("{n} runner so far.", "{n} runners so far.", len(ran)) if ran else NOBODY_YET
    helped = tn("{n} marshal.", "{n} marshals.", len(marshals)) if marshals else NOTHING
    text = lines(
        _when(club, month),
        join((counted, helped)),
        _board(t("By age grade: {names}."), ran, Board.GRADED),
        _board(t("By improvement: {names}."), ran, Board.BETTER),
    )
    row = (Choice(t("My mile"), "/mymile"), Choice(t("Marshal"), "/marshal"))
    return Say(
        text,
        (row,),
        silent=True,
        revises=again,
        thread=f"mile{month:%Y%m}",
        kind=Kind.RECAP,
        names=tuple(one.athlete for board in SHARES for one in _shown(ran, board)),
    )


def _when(club: Club, month: date) -> Text:
    """Say when it is run: any day, and also together where the club has a day for it."""
    days = [one for one in club.sessions if one.is_mile and not one.off and one.on.replace(day=1) == month]
    if not days:
        return t(
            "Club mile, {month}: once, any day, when it suits you. Nobody sees a time.",
            month=phrases.month(month),
        )
    return t(
        "Club mile, {month}: once, together on {on:date} or any other day. Nobody sees a time.",
        month=phrases.month(month),
        on=days[-1].on,
    )


def _shown(ran: list[Mile], board: Board) -> list[Mile]:
    """Return the miles on a board, the best first."""
    mine = [one for one in ran if one.board is board and has(one, board)]
    return sorted(mine, key=SHARES[board], reverse=True)[:TOP]


def _board(sentence: Text, ran: list[Mile], board: Board) -> Text:
    shown = _shown(ran, board)
    if not shown:
        return NOTHING
    rows = [t("{name} {share} %", name=one.name, share=round(SHARES[board](one), 1)) for one in shown]
    return replace(sentence, blanks=(("names", phrases.both(rows)),))


def has(one: Mile, board: Board) -> bool:
    """Return whether a mile has what a board shows; a share that is no gain is shown to nobody."""
    return board is Board.NONE or SHARES[board](one) > 0


SHARES: Final[Mapping[Board, Callable[[Mile], float]]] = {
    Board.GRADED: lambda one: one.graded or 0.0,
    Board.BETTER: lambda one: one.better or 0.0,
}
"""What a board is ordered by: nothing that grows with mileage."""
NOBODY_YET: Final = t("Nobody has run it yet.")
TOP: Final = 10
