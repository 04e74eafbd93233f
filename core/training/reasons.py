"""Why something is in a plan: one entry a rule, its sentence built from the figures the rule read.

A figure's name says what it is: `..._m` is shown as a distance, `..._s` as minutes, anything else as it is.
A sentence may name a figure without its unit: `{fast}` is `fast_m` where that is known, or `fast_s`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from core.training.workout import Because, Facts
from core.training.workouts.words import span
from core.units import Distance
from core.voice.text import NOTHING, Blank, Text, t


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule of the planner: its key, what it says, and where it comes from."""

    key: str
    text: Text
    """A sentence whose blanks are named after the facts of its rule, still unfilled."""
    source: str
    closer: tuple[Text, ...] = ()
    """Sentences that say more, the one that says most first: told where all their figures are known."""


_ALL: Final = (
    Reason(
        "base-easy",
        t("Easy running is most of every good plan: it builds endurance and costs little."),
        "Muniz-Pumares 2025; Daniels",
    ),
    Reason(
        "open-injury",
        t(
            "Your injury is still open, so these first weeks leave out the fast and long running it forbids. Easy running keeps"
            " you fit meanwhile."
        ),
        "Silbernagel 2007; clinical practice",
    ),
    Reason(
        "recovery-easy",
        t("Yesterday was work, so today only helps you recover from it."),
        "Casado 2022",
    ),
    Reason(
        "long-endurance",
        t("Your longest lately is {longest_m}, so this step is a safe one."),
        "Frandsen 2025; Fokkema 2020",
    ),
    Reason(
        "I15",
        t("It is the part of a week that one run may be: {share} % of yours."),
        "Daniels; measured plans",
        (t("{run} long, not {without}: one run is at most {share} % of your week."),),
    ),
    Reason(
        "long-enough",
        t("It is as long as your race asks for: more would cost more than it brings."),
        "Daniels",
        (t("{run} long, not {without}: for your race more would cost more than it brings."),),
    ),
    Reason(
        "long-time",
        t("It lasts as long as a long run should: at your pace more would cost more than it brings."),
        "Daniels",
        (t("{run} long, not {without}: that takes you {time}, and no long run should take longer."),),
    ),
    Reason(
        "day-time",
        t("It is as long as the time you have on that day."),
        "Your settings",
        (t("{run} long, not {without}: that is the time you have on that day."),),
    ),
    Reason(
        "I31",
        t("In the last week before a race nothing passes 90 minutes."),
        "Practice",
        (t("{run} long, not {without}: in the last week before a race nothing passes 90 minutes."),),
    ),
    Reason(
        "I1",
        t(
            "It stays within a tenth of your longest run of the last month, {longest_m}: the best-supported limit."
        ),
        "Frandsen 2025",
        (t("{run} long, not {without}: at most a tenth over {longest}, your longest of the last 30 days."),),
    ),
    Reason(
        "I11",
        t("{fast} at mile pace, not {without}: one session holds at most {share} % of your week."),
        "Daniels",
        (
            t(
                "{reps} × {each} at mile pace, not {without_reps}: one session holds at most {share} % of your week."
            ),
        ),
    ),
    Reason(
        "I12",
        t("{fast} hard, not {without}: one session holds at most {share} % of your week."),
        "Daniels",
        (t("{reps} × {each} hard, not {without_reps}: one session holds at most {share} % of your week."),),
    ),
    Reason(
        "I13",
        t("{fast} at tempo, not {without}: one session holds at most {share} % of your week."),
        "Daniels",
        (
            t(
                "{reps} × {each} at tempo, not {without_reps}: one session holds at most {share} % of your week."
            ),
        ),
    ),
    Reason(
        "I14",
        t("{fast} at marathon pace, not {without}: one session holds at most {share} % of your week."),
        "Daniels",
    ),
    Reason(
        "hill-sprints",
        t("{reps} short sprints uphill: strong, tidy legs with little impact, two more at a time at most."),
        "Hudson; Barnes 2013",
    ),
    Reason(
        "hill-strength",
        t("Uphill repetitions build strength and breathing power without the pounding of the flat."),
        "Hudson; Barnes 2013",
    ),
    Reason(
        "strides-form",
        t("A few strides keep your legs quick and ready for faster work, without tiring you."),
        "Coaches' practice; Daniels",
    ),
    Reason(
        "fartlek-first",
        t("Playing with speed by feel comes first: it prepares you for measured work."),
        "Daniels",
    ),
    Reason(
        "fartlek-light",
        t("Brisk by feel, with no pace to hold: it keeps your legs quick at a small price."),
        "Daniels; Spiering 2021",
    ),
    Reason(
        "mile-speed",
        t("{fast} at mile pace in all: enough to teach relaxed speed, little enough to stay healthy."),
        "Daniels; Paavolainen 1999",
    ),
    Reason(
        "speed-touch",
        t("{fast} fast and relaxed keep your speed alive, at a small price."),
        "Spiering 2021",
    ),
    Reason(
        "intervals-power",
        t("A few hard minutes at a time raise how much oxygen you can use."),
        "Daniels",
    ),
    Reason(
        "tempo-threshold",
        t("Its tempo is at most a tenth of your week: enough to work, little enough to recover from."),
        "Daniels; Vickers & Vertosick 2016",
    ),
    Reason(
        "marathon-pace",
        t("{fast} at marathon pace this time: a little more every other week."),
        "Daniels; Canova",
    ),
    Reason(
        "time-trial",
        t("The block ends with a test: it shows what changed, and sets honest paces from here."),
        "Daniels",
    ),
    Reason(
        "time-trial-half-way",
        t("Half-way through the block three laps show where you stand; the mile itself comes at the end."),
        "Runner's World UK 2010",
    ),
    Reason(
        "walk-run",
        t("Running and walking in turn lets bones and tendons keep up with your lungs."),
        "Relph 2023",
    ),
    Reason(
        "age-apart",
        t("From sixty on, hard days are three days apart: only what you recover from makes you faster."),
        "Coaches' practice with masters",
    ),
    Reason(
        "cutback-week",
        t("A lighter week on purpose: this is when the work of the last weeks sinks in."),
        "Practice measured in 20 published plans",
    ),
    Reason(
        "bridge-week",
        t("A light week between speed and endurance, so that you start the next part fresh."),
        "Canova; coaches' practice",
    ),
    Reason(
        "taper",
        t(
            "Less running now makes you faster on the day: the work is done, freshness is what's left to gain."
        ),
        "Bosquet 2007; Smyth & Lawlor 2021",
    ),
    Reason(
        "taper-sharpener",
        t("A short brisk session keeps your legs awake while the distance goes down."),
        "Bosquet 2007; Mujika 2003",
    ),
    Reason(
        "taper-touch",
        t("A little marathon pace once more, too short to tire you."),
        "Houmard 1994",
    ),
    Reason(
        "steady-end",
        t("A few minutes at marathon pace at the end: enough to learn it, too short to cost you anything."),
        "Houmard 1994; coaches' practice",
    ),
    Reason(
        "cross-training",
        t("Easy minutes without impact keep heart and lungs at work while your legs rest."),
        "Time-off table",
    ),
    Reason(
        "strength",
        t("Strong muscles and tendons save energy at every pace. Twice a week is plenty."),
        "Llanos-Lagos 2024; Denadai 2017",
    ),
    Reason("shakeout", t("A few easy minutes loosen your legs for tomorrow."), "Coaches' practice"),
    Reason("race-day", t("This is what the plan leads to."), "Your goal"),
    Reason(
        "race-B",
        t("A race on the way: the days around it are easy, so that you can run it in earnest."),
        "Practice",
    ),
    Reason(
        "race-C", t("A race on the way: it is the hard session of this week, so run it as one."), "Practice"
    ),
    Reason(
        "recovery-week",
        t("After a race the only job is to recover. Run if it feels good, skip it if it doesn't."),
        "Coaches' practice",
    ),
    Reason("rest-day", t("Rest is when training turns into fitness."), "Coaches' practice"),
)

REASONS: Final[Mapping[str, Reason]] = MappingProxyType({reason.key: reason for reason in _ALL})
"""Every reason, by the key of its rule."""


def reason_text(because: Because) -> Text:
    """Return why, in a sentence with its figures; nothing for a rule that is not in the table."""
    reason = REASONS.get(because.rule)
    if reason is None:
        return NOTHING
    blanks = _blanks(because.facts)
    told = next((one for one in reason.closer if named(one) <= blanks.keys()), reason.text)
    return replace(told, blanks=tuple(blanks.items()))


BLANK: Final = re.compile(r"{(\w+)")


def named(text: Text) -> set[str]:
    """Return the blanks a sentence has."""
    return set(BLANK.findall(text.one))


def spared(because: Because) -> float:
    """Return the part that a limit took from a workout, 0 to 1; 0 where the rule is no limit or took nothing."""
    facts = dict(because.facts)
    pairs = ((facts.get(name), facts.get(f"without_{name[-1]}")) for name in ("run_m", "fast_m", "fast_s"))
    shares = (1 - float(done) / float(free) for done, free in pairs if done and free)
    return max(next(shares, 0.0), 0.0)


def names(rule: str, blank: str) -> bool:
    """Return whether the sentence of *rule* has a blank of that name."""
    return f"{{{blank}}}" in REASONS[rule].text.one


def _blanks(facts: Facts) -> dict[str, Blank]:
    """Return what fills a sentence: a figure by its name, and by its name without the unit."""
    return {blank: _blank(name, value) for name, value in facts for blank in (name, name.rpartition("_")[0])}


def _blank(name: str, value: str | float) -> Blank:
    if isinstance(value, str):
        return value
    if name.endswith("_m"):
        return Distance(value)
    return span(value) if name.endswith("_s") else round(value)
