"""Limits that no plan alone can break: of paces, of days that went otherwise, of what was said. Rooms keep them."""

from __future__ import annotations

from typing import Final

from core.training.limits.check import Law
from core.voice.text import t

LAWS: Final = (
    Law(
        "I5",
        t(
            "Not applied: the coach never asks your weight. Who starts from nothing starts with two kilometres."
        ),
        "Bertelsen 2018",
        "",
    ),
    Law(
        "I34",
        t("All paces come from one fitness index, in their order."),
        "Daniels & Gilbert 1979",
        "core.training.paces",
    ),
    Law("I35", t("A fitter runner never gets a slower pace."), "Daniels", "core.training.paces"),
    Law(
        "I36",
        t("A marathon is predicted no faster than the equations say, and never without its band."),
        "Vickers & Vertosick 2016",
        "core.training.fitness.prediction",
    ),
    Law(
        "I37",
        t("Fitness rises only by a race or a time trial, at most one point in three weeks."),
        "Daniels",
        "core.training.fitness.level",
    ),
    Law(
        "I38",
        t("After days off, running comes back in steps, and hard running last."),
        "Daniels",
        "core.training.comeback",
    ),
    Law("I39", t("A missed run is let go, never stacked."), "Friel; Daniels", "core.dialogs.missed"),
    Law("I40", t("No answer about how you are ever adds load."), "Our rule", "core.recommender.recommend"),
    Law(
        "I41",
        t("After a danger sign no run is planned until you are cleared."),
        "Clinical practice",
        "core.locks",
    ),
    Law(
        "I42",
        t("Where it hurts decides: fast and uphill running goes first."),
        "Silbernagel 2007",
        "core.recommender.rules.pain",
    ),
    Law("I43", t("An answer that wasn't given changes nothing."), "Saw 2015", "core.recommender.recommend"),
    Law(
        "I44",
        t("In great heat effort counts, not pace, and nothing hard is run."),
        "Hadley 2013",
        "core.training.fitness.heat",
    ),
    Law(
        "I45",
        t("The same runner gets the same plan, and a plan made anew for the same future is the same."),
        "Our rule",
        "core.training.planner",
    ),
    Law(
        "I46",
        t("Every change names its rule, what it read, and can be undone."),
        "Our rule",
        "core.recommender.change",
    ),
    Law(
        "I47",
        t("Miles or kilometres, one zone or another: the training is the same."),
        "Our rule",
        "core.units",
    ),
    Law(
        "I48",
        t("In a healthy runner few hard sessions are changed."),
        "Vesterinen 2016",
        "core.recommender.recommend",
    ),
)
