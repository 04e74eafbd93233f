"""A race or a time trial was run: what it means, whether it can be trusted, and the runner's word on new paces.

The run and its result are in the log before the first question; until the runner agrees, it sets no paces.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Any, Final

from core.athlete.goal import Result
from core.condition import current_index
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import NO_WORDS, YES_WORDS, Heard, Question, Rows, UnclearError, chosen
from core.messages import Choice, Say, Turn
from core.recommender.change import NEW_PACES, noted
from core.scene import Scene
from core.training.fitness import ENDURANCE_M, index, telling
from core.training.paces import by_effort, paces
from core.understanding.reading import Intent
from core.units import Duration, Pace, Units
from core.voice import forecast, meaning, phrases
from core.voice.text import NOTHING, Text, join, lines, t, tn

WELCOME: Final = frozenset({Intent.ASK_PACE, Intent.ASK_WHY, Intent.CHANGE_GOAL, Intent.ASK_PLAN})
NOTICED: Final = 0.3
"""A smaller step of the fitness index is a second or two a kilometre: nothing to ask about."""
SAME: Final = 0.01
"""Results within 1 % of a length are of the same distance."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How a result ends: trusted or not, and whether it sets paces."""

    trusted: bool
    use: bool = False
    moves: bool = True
    """It would change the paces at all."""


def trial(scene: Scene) -> Dialog[Trial]:
    """Check the course; show old and new paces side by side; let the runner decide."""
    found = result(scene)
    if not trusted_before(scene, found):
        course = yield from ask(checked(scene, found))
        if course == "hilly":
            return Trial(trusted=False)
    if not moves(scene, found):
        return Trial(trusted=True, use=True, moves=False)
    use = yield from _decided(scene, found)
    return Trial(trusted=True, use=use)


def trusted_before(scene: Scene, found: Result) -> bool:
    """Return whether the result set paces once, and the runner took them back."""
    changes = scene.athlete.plan.changes if scene.athlete.plan else ()
    return any(c.rule == NEW_PACES and dict(c.facts).get("result") == found.number for c in changes)


def _decided(scene: Scene, found: Result) -> Generator[Question[Any], Any, bool]:
    """Ask until it is yes or no; what it predicts and why can be asked in between."""
    asked: tuple[str, ...] = ()
    text = side_by_side(scene, found)
    for n in range(len(MORE) + 1):
        said: str = yield from ask(decision(f"paces{n}" if n else "paces", text, found, asked))
        if said not in MORE:
            return said == "use"
        asked = (*asked, said)
        text = forecast.predicted(scene, found) if said == "predict" else forecast.gap(scene, found)
    return False


def result(scene: Scene) -> Result:
    """Return the result the dialog is about."""
    number = int(scene.about["result"])
    return next(one for one in scene.athlete.results if one.number == number)


def checked(scene: Scene, found: Result) -> Question[str]:
    """Say what the result means, and ask whether it was measured."""
    return Question(
        key="course",
        text=join(
            (
                praise(scene, found),
                t("Before I use it: was it a measured track or a flat road, without much wind?"),
            )
        ),
        short=t("Was it a measured track or a flat road, without much wind?"),
        choices=COURSES,
        read=_course,
        offered=lambda heard: _course_said(heard.word),
        echo=None if _asked(scene) else lambda _: praise(scene, found),
        hints=(t("Track, flat road, or hilly or windy?"),),
    )


def _asked(scene: Scene) -> bool:
    """Return whether the question was put, and its praise said with it."""
    return scene.athlete.open is not None and scene.athlete.open.key == "course"


COURSES: Final[Rows] = (
    (
        Choice(t("Track"), "track"),
        Choice(t("Flat road, GPS"), "flat"),
        Choice(t("Hilly or windy"), "hilly"),
    ),
)
CALM: Final = ("no wind", "not windy", "no hills", "not hilly", "wind still", "windless")
ROUGH: Final = ("hilly", "windy", "hills", "headwind", "gusty", "a lot of wind", "trail")
LEVEL: Final = (("track", "track"), ("flat", "flat"), ("gps", "flat"), ("measured", "track"))


def _course_said(word: str) -> str | None:
    calm = any(one in word for one in CALM)
    if not calm and any(one in word for one in ROUGH):
        return "hilly"
    return next((course for name, course in LEVEL if name in word), "flat" if calm else None)


def _course(heard: Heard) -> str:
    found = chosen(COURSES, heard.word) or _course_said(heard.word)
    if found is None and heard.word in YES_WORDS | NO_WORDS:
        found = "track" if heard.word in YES_WORDS else "hilly"
    if found is None:
        raise UnclearError
    return found


def praise(scene: Scene, found: Result) -> Text:
    """Return what a result means next to the last one at that distance: a number, not an adjective."""
    time = Duration(found.time_s)
    last = _last(scene, found)
    if last is None:
        return t(
            "{time} over {race}: noted, and a first mark to measure the next one by.",
            time=time,
            race=_over(found),
        )
    if found.time_s >= last.time_s:
        return t(
            "{time}, after {before} on {on:daymonth}. One day is one day; the work is in your legs all the same.",
            time=time,
            before=Duration(last.time_s),
            on=last.on,
        )
    return join(
        (t("{time}, down from {before}.", time=time, before=Duration(last.time_s)), _progress(found, last))
    )


def _progress(found: Result, last: Result) -> Text:
    weeks = (found.on - last.on).days // 7
    gained = phrases.length_of(round(last.time_s) - round(found.time_s))
    if weeks < 2:  # noqa: PLR2004 - too soon to call it training
        return t("That is {gained} faster than on {on:daymonth}.", gained=gained, on=last.on)
    return tn(
        "{gained} in {n} week is real progress.",
        "{gained} in {n} weeks is real progress.",
        weeks,
        gained=gained,
    )


def _over(found: Result) -> Text:
    key = forecast.distance_key(found.distance_m)
    return phrases.a_race(key) if key else phrases.race(found.distance_m)


def _last(scene: Scene, found: Result) -> Result | None:
    earlier = (
        one
        for one in scene.athlete.results
        if one.number != found.number
        and one.counts
        and one.on <= found.on
        and abs(one.distance_m - found.distance_m) <= SAME * found.distance_m
    )
    return max(earlier, key=lambda one: (one.on, one.number), default=None)


def levels(scene: Scene, found: Result) -> tuple[float | None, float | None]:
    """Return the fitness index without a result and with it."""
    without, with_it = (
        replace(scene.athlete, results=_counting(scene.athlete.results, found, counts=counts))
        for counts in (False, True)
    )
    return current_index(without, scene.today), current_index(with_it, scene.today)


def _counting(results: tuple[Result, ...], found: Result, *, counts: bool) -> tuple[Result, ...]:
    return tuple(replace(one, counts=counts) if one.number == found.number else one for one in results)


def moves(scene: Scene, found: Result) -> bool:
    """Return whether a result would change the paces the runner is told."""
    before, after = levels(scene, found)
    if by_effort(after) or after is None:
        return False
    return before is None or by_effort(before) or abs(after - before) >= NOTICED


def side_by_side(scene: Scene, found: Result) -> Text:
    """Return old and new paces, line by line."""
    before, after = levels(scene, found)
    new = paces(after or 0)
    old = None if by_effort(before) else paces(before or 0)
    rows = (
        _row(t("Easy"), new.easy, old.easy if old else None),
        _row(t("Tempo"), new.threshold, old.threshold if old else None),
        _row(t("Intervals"), new.interval, old.interval if old else None),
    )
    return lines(
        t("Good, then I trust it."), _heading(scene), *rows, _step(found, before, after), t("Use them?")
    )


def _heading(scene: Scene) -> Text:
    return t("Your new paces per km:") if scene.athlete.units is Units.KM else t("Your new paces per mile:")


def _row(name: Text, new: Pace, old: Pace | None) -> Text:
    if old is None:
        return t("{zone} {pace:bare}", zone=name, pace=new)
    return t("{zone} {pace:bare} (was {before:bare})", zone=name, pace=new, before=old)


def _step(found: Result, before: float | None, after: float | None) -> Text:
    """Say that a mile lifts paces a step at a time, when it would say more; and why they may be slower."""
    if before is not None and after is not None and after < before:
        return t(
            "They are a touch slower: what they came from is half a year old, and this says more of today."
        )
    if after is None or index(found.distance_m, found.time_s) <= after + 0.1:
        return NOTHING
    return t(
        "I raise paces a step at a time, so these ask less than {time} alone would.",
        time=Duration(found.time_s),
    )


MORE: Final = ("predict", "gap")
USE: Final = Choice(t("Use new paces"), "use")
KEEP: Final = Choice(t("Keep old ones"), "keep")


def decision(key: str, text: Text, found: Result, asked: tuple[str, ...]) -> Question[str]:
    """Ask whether the new paces hold from now on; what was asked already is not offered again."""
    more = (
        Choice(t("What does {time} predict?", time=Duration(found.time_s)), "predict")
        if not asked
        else Choice(t("Why the gap?"), "gap")
    )
    short = found.distance_m < ENDURANCE_M
    offered = () if len(asked) == len(MORE) or (asked and not short) else (more,)
    rows: Rows = ((USE, KEEP), offered) if offered else ((USE, KEEP),)
    return Question(
        key=key,
        text=text,
        short=t("Shall I use the new paces?"),
        choices=rows,
        read=lambda heard: _decision(heard, rows, asked),
        offered=lambda heard: "use" if heard.word in {"use the new paces", "use new paces"} else None,
        welcomes=WELCOME,
        hints=(t('Say "use the new paces" or "keep the old ones".'),),
    )


WORDS: Final = (
    ("keep", "keep"), ("old", "keep"), ("use", "use"), ("new pace", "use"), ("new ones", "use"),
    ("gap", "gap"), ("why", "gap"), ("predict", "predict"), ("realistic", "predict"), ("marathon", "predict"),
)  # fmt: skip


def _decision(heard: Heard, rows: Rows, asked: tuple[str, ...]) -> str:
    said = chosen(rows, heard.word) or next((does for word, does in WORDS if word in heard.word), None)
    if said is None and heard.word in YES_WORDS | NO_WORDS:
        said = "use" if heard.word in YES_WORDS else "keep"
    if said is None or said in asked:
        raise UnclearError
    return said


def finish(scene: Scene, told: Trial) -> Turn:
    """Keep the result, and let it set paces when the runner said so."""
    found = result(scene)
    if not told.trusted:
        return scene.say(join((ROUGHLY, meaning.tomorrow(scene, scene.today))))
    if not told.moves:
        return used(scene, found).say(join((_as_before(scene, found), meaning.tomorrow(scene, scene.today))))
    if not told.use:
        return scene.say(KEPT)
    return accept(scene, found)


ROUGHLY: Final = t(
    "Then it stays in the log as a good hard day, and your paces stay as they are. Hills and wind cost time that "
    "nobody can subtract honestly."
)
KEPT: Final = t('All right, the old ones stay. Say "use the new paces" whenever you want them.')


def _as_before(scene: Scene, found: Result) -> Text:
    """Say why nothing moves."""
    best = telling(scene.athlete.results, scene.today)
    if best is None:
        return t("It is in the log. You run by effort for now, and that stays.")
    if best.number == found.number:
        return t("It says what I had put you at, so your paces stay as they are.")
    race = phrases.race(best.distance_m)
    return t("Your {race} still says more, so your paces stay as they are.", race=race)


def used(scene: Scene, found: Result) -> Scene:
    """Return the scene in which a result sets paces."""
    return scene.but(results=_counting(scene.athlete.results, found, counts=True))


def accept(scene: Scene, found: Result) -> Turn:
    """Use new paces from now on; it can be taken back like every other change."""
    after = noted(used(scene, found), NEW_PACES, (("result", float(found.number)),))
    plan = after.athlete.plan
    undo = (Choice(t("Undo"), f"/undo {plan.changes[-1].number}"),) if plan else ()
    text = join(
        (
            t("Done: new paces from now on. The plan itself stays, only its numbers move."),
            _no_test(scene),
            meaning.tomorrow(after, after.today),
        )
    )
    return after.say(Say(text, ((Choice(t("See the week"), "/week"), *undo),)))


def _no_test(scene: Scene) -> Text:
    """Say plainly what was asked for and is not done."""
    if "add" not in scene.plain or scene.tapped:
        return NOTHING
    return t("A test race I can't put into the plan yet; run one when it suits you and tell me the time.")


def leave(scene: Scene) -> Turn:
    """Nothing is used that was not agreed to."""
    return scene.say(KEPT)


TRIAL: Final = Kind("trial", trial, finish, Lasts.NEXT_MORNING, keeps=True, leave=leave)
