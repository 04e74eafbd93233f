"""The rules one by one: what each reads, when it speaks, and what it leaves of a day."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.athlete.athlete import Athlete
from core.athlete.log import Absence, Ached, CheckIn, Lock, Pain, RedFlag, Run, Why
from core.coach import hear
from core.messages import Incoming
from core.recommender.change import edit, lay, undo
from core.recommender.recommend import recommend
from core.recommender.rule import MORNING, Day
from core.recommender.rules import RULES
from core.scene import Scene
from core.training.catalogue import is_fast, is_quality
from core.training.measure import work
from core.training.plan import Change, Edit
from core.training.workout import REST
from core.voice.speech import speak
from tests.core.dialogs.chat import at, day
from tests.core.recommender.mornings import KINDS, ON, morning, workout

ON_N = 29


def told(kind: str = "intervals", *mornings: CheckIn, runs: tuple[Run, ...] = (), **changes) -> Athlete:
    """Return a runner with *kind* today after some mornings and runs."""
    return replace(morning(kind), checkins=mornings, runs=runs, **changes)


def ago(days: int, **said) -> CheckIn:
    """Return a morning some days ago."""
    return CheckIn(day(ON_N - days), **said)


def run(days: int, kind: str = "easy", metres: float = 8000.0, effort: float | None = 3.0) -> Run:
    """Return a run some days ago."""
    return Run(200 - days, day(ON_N - days), metres, effort=effort, type=kind, planned=True)


def fired(athlete: Athlete) -> list[str]:
    """Return the rules that had something to say."""
    return [one.rule for one in recommend(athlete, ON).because]


USUAL = tuple(ago(n, legs=1.0, sleep_h=7.5, fatigue=2.0) for n in range(20, 0, -1))
WEEKS = tuple(run(n) for n in range(40, 2, -2))


def altered(*days_ago: int, rule: str = "short-night", number: int = 10) -> tuple[Change, ...]:
    """Return changes that made hard sessions easy, so many days ago."""
    return tuple(
        Change(
            number + n,
            rule,
            datetime(2027, 3, 1, tzinfo=UTC),
            (Edit(day(ON_N - ago_), workout("tempo"), workout("easy")),),
        )
        for n, ago_ in enumerate(days_ago)
    )


def with_changes(kind: str, changes: tuple[Change, ...], runs: tuple[Run, ...] = ()) -> Athlete:
    """Return a runner over whose plan *changes* were laid."""
    athlete = told(kind, runs=runs)
    assert athlete.plan
    return replace(athlete, plan=replace(athlete.plan, changes=(*athlete.plan.changes, *changes)))


def knowing(athlete: Athlete, **told) -> Athlete:
    """Return the runner with something else in their profile."""
    return replace(athlete, profile=replace(athlete.profile, **told))


FADE = (92.0, 92.0, 94.0, 97.0, 99.0, 100.0)
ILL = Absence(1, Why.ILLNESS, day(ON_N - 2))
YESTERDAY = day(ON_N - 1)
CALM = Pain(1, "knee", None, 0.0, YESTERDAY, ON, course=(Ached(YESTERDAY, 4.0), Ached(ON, 0.0)))
CASES: dict[str, Athlete] = {
    "red-flag": told("easy", lock=Lock(RedFlag.STOP, day(ON_N - 1), "shin")),
    "ill": told("easy", absences=(ILL,)),
    "pain-stop": morning("easy", pains=[("knee", 4)]),
    "pain-easy": morning("tempo", pains=[("calf", 4)]),
    "pain-back": told("tempo", pains=(CALM,)),
    "pain-spare": morning("strides", pains=[("calf", 1)]),
    "pain-flat": morning("easy", pains=[("knee", 1)]),
    "time-off": told("intervals", runs=(run(12), run(10))),
    "too-sore": morning("long", 8),
    "sore-spot": morning("repetitions", 4, "calf"),
    "very-sore": told("tempo", *USUAL, ago(0, legs=5.0)),
    "very-tired": told("tempo", *USUAL, ago(0, fatigue=5.0)),
    "short-night": morning("tempo", sleep=4.5),
    "short-sleep": told("tempo", *(ago(n, sleep_h=6.0) for n in range(6, -1, -1))),
    "stressed": told("tempo", *(ago(n, stress=8.0) for n in range(2, -1, -1))),
    "felt-hard": told("intervals", runs=(run(1, effort=7.0),)),
    "faded": told("repetitions", runs=(replace(run(7, "repetitions", effort=7.0), splits_s=FADE),)),
    "worn-out": with_changes("easy", altered(14, 10, 5)),
    "one-run": told("long", runs=tuple(run(n, metres=9000.0) for n in range(40, 0, -1))),
    "big-week": told(
        "easy", runs=tuple(run(n, metres=2000.0 if n > 7 else 9000.0) for n in range(37, 1, -2))
    ),
    "too-close": told("intervals", runs=(run(1, "tempo", effort=6.0),)),
    "too-hot": told("intervals", ago(0, heat_f=185.0)),
    "warm": told("easy", ago(0, heat_f=160.0)),
}
"""A runner for each rule, for whom it has something to say."""


def laid_before(rule: str) -> Athlete:
    """Return the runner of a case; two rules look at the days before as they were planned."""
    athlete = CASES[rule]
    if rule in {"short-sleep", "stressed"}:
        assert athlete.plan
        return replace(athlete, plan=athlete.plan.changed(week_before({3: "tempo"})))
    return athlete


def week_before(hard: dict[int, str]) -> Change:
    """Return a change after which the six days before hold these sessions and nothing else."""
    days = tuple(Edit(day(ON_N - n), REST, workout(hard[n]) if n in hard else REST) for n in range(1, 7))
    return Change(5, "test", datetime(2027, 3, 1, tzinfo=UTC), days)


def test_every_rule_has_a_case() -> None:
    """No rule stands in the table unseen, and ids are their own."""
    assert [rule.id for rule in RULES] == list(CASES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_speaks_and_says_why(rule) -> None:
    """It has a source, fires for its case, and gives figures and words that can be read aloud."""
    found = rule.find(Day(laid_before(rule.id), ON))
    assert rule.source
    assert found
    assert found.facts
    for text in (found.reason, rule.holds):
        assert 3 <= len(speak(text).split()) <= 45
        assert "{" not in speak(text)


def only(athlete: Athlete, reads: tuple[str, ...]) -> Athlete:
    """Return the runner without anything a rule does not say it reads."""
    blank = dict.fromkeys(MORNING - set(reads))
    plan = athlete.plan
    assert plan
    kept = plan.changes if "changes" in reads else tuple(c for c in plan.changes if c.rule == "test")
    return replace(
        athlete,
        checkins=tuple(replace(one, **blank) for one in athlete.checkins),
        pains=athlete.pains if "pains" in reads else (),
        runs=athlete.runs if "runs" in reads else (),
        lock=athlete.lock if "lock" in reads else None,
        absences=athlete.absences if "absences" in reads else (),
        plan=replace(plan, changes=kept),
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize("case", CASES)
def test_a_rule_reads_only_what_it_says(rule, case: str) -> None:
    """Blanking everything else changes nothing of what it finds, so its reason cannot name anything else."""
    athlete = laid_before(case)
    assert rule.find(Day(athlete, ON)) == rule.find(Day(only(athlete, rule.reads), ON))


@pytest.mark.parametrize("case", CASES)
def test_what_is_recommended_is_never_more(case: str) -> None:
    """Every rule lowers a day or leaves it: shorter, easier, or as it was."""
    athlete = laid_before(case)
    before, after = Day(athlete, ON).workout, recommend(athlete, ON).workout
    assert after.distance_m <= before.distance_m
    assert is_quality(after) <= is_quality(before)
    assert is_fast(after) <= is_fast(before)


@pytest.mark.parametrize("case", CASES)
def test_because_names_what_fired_and_nothing_else(case: str) -> None:
    """Without a change there is no proposal; with one, the proposal is of a rule that fired."""
    found = recommend(laid_before(case), ON)
    assert case in [one.rule for one in found.because]
    if found.proposal:
        assert found.proposal.rule in [one.rule for one in found.because]
        assert found.proposal.edits == found.changes
        assert all(one.before != one.after for one in found.changes)
    else:
        assert found.changes == ()
        assert found.advice
    for text in (found.proposal.reason, found.proposal.suggestion) if found.proposal else (found.advice,):
        assert 2 <= len(speak(text).split()) <= 60
        assert "{" not in speak(text)


@pytest.mark.parametrize("rule", [one.id for one in RULES])
def test_every_rule_has_an_answer_to_why(rule: str) -> None:
    """Asked why of a changed day, the coach gives the reason of the rule, not a general one."""
    scene = Scene(morning("intervals"), at(ON))
    assert scene.athlete.plan
    changed = lay(scene, rule, [edit(scene.athlete.plan, ON, workout("easy"))])
    said = " ".join(one.text for one in hear(changed.athlete, Incoming(f"/why {ON}"), at(ON)).messages)
    assert "It was changed:" in said
    assert "you asked for it" not in said


# --- Readiness ------------------------------------------------------------------------------------------------------


def test_sore_is_what_is_sore_for_this_runner() -> None:
    """A five is much for someone whose legs are usually fresh, and nothing for someone whose legs never are."""
    fresh = told("tempo", *USUAL, ago(0, legs=5.0))
    heavy = told("tempo", *(replace(one, legs=4.0) for one in USUAL), ago(0, legs=5.0))
    unknown = told("tempo", ago(0, legs=5.0))
    assert fired(fresh) == ["very-sore"]
    assert fired(heavy) == fired(unknown) == []
    assert fired(told("tempo", *(replace(one, legs=6.0) for one in USUAL), ago(0, legs=7.0))) == ["very-sore"]


def test_a_few_mornings_are_no_habit() -> None:
    """Fewer than seven answers say nothing of what is usual."""
    assert fired(told("tempo", *USUAL[-6:], ago(0, legs=5.0))) == []
    assert fired(told("tempo", *USUAL[-7:], ago(0, legs=5.0))) == ["very-sore"]


def test_who_always_sleeps_little_is_not_always_held_back() -> None:
    """The week counts against what is usual; very little is little for everybody."""

    def slept(before: float, lately: float) -> Athlete:
        return replace(
            laid_before("short-sleep"),
            checkins=(
                *(ago(n, sleep_h=before) for n in range(28, 6, -1)),
                *(ago(n, sleep_h=lately) for n in range(6, -1, -1)),
            ),
        )

    assert "short-sleep" in fired(slept(7.5, 6.2))
    assert "short-sleep" not in fired(slept(6.2, 6.2))
    assert "short-sleep" in fired(slept(6.2, 5.5))


def test_a_bad_week_leaves_one_hard_session() -> None:
    """The first one stays, the second goes; the kilometres stay those of the week before."""
    plan = CASES["stressed"].plan
    assert plan
    alone = replace(CASES["stressed"], plan=plan.changed(week_before({})))
    assert not is_quality(recommend(laid_before("stressed"), ON).workout)
    assert is_quality(recommend(alone, ON).workout)


def test_stress_of_a_day_or_two_changes_nothing() -> None:
    """Three mornings in a row that tell of it do; one calm one in between ends it."""
    athlete = laid_before("stressed")
    assert "stressed" not in fired(replace(athlete, checkins=athlete.checkins[1:]))
    calm = replace(athlete, checkins=(*athlete.checkins[:1], ago(1, stress=2.0), *athlete.checkins[2:]))
    assert "stressed" not in fired(calm)


# --- Runs -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "effort", "hard"),
    [
        ((), 6.0, False),
        ((), 7.0, True),
        ((2, 3, 2, 3), 5.0, True),
        ((2, 3, 2, 3), 4.0, False),
        ((4, 5, 5, 4), 6.0, False),
    ],
)
def test_an_easy_run_is_hard_against_what_easy_runs_cost(before: tuple, effort: float, hard: bool) -> None:
    """Seven is hard whatever is usual; two above this runner's own median is hard as well."""
    earlier = tuple(run(4 + n, effort=float(one)) for n, one in enumerate(before))[::-1]
    athlete = told("intervals", runs=(*earlier, run(1, effort=effort)))
    assert (fired(athlete) == ["felt-hard"]) is hard


def test_a_hard_easy_run_moves_the_session_or_takes_a_step() -> None:
    """Where there is a day for it the session waits; where there is none it loses a repetition or more."""
    moved = recommend(told("intervals", runs=(run(1, effort=7.0),)), ON)
    assert [one.after.type for one in moved.changes] == ["easy", "intervals"]
    athlete = replace(morning("intervals", alone=True), runs=(run(1, effort=7.0),))
    fewer = recommend(athlete, ON).workout
    assert fewer.type == "intervals"
    assert fewer.distance_m < workout("intervals").distance_m


def test_hard_days_want_a_day_between() -> None:
    """A hard run yesterday, planned or not, moves today's session; an easy one does not."""
    assert fired(told("tempo", runs=(run(1, "repetitions", effort=6.0),))) == ["too-close"]
    assert fired(told("tempo", runs=(run(1, "easy", effort=9.0),))) == ["felt-hard"]
    assert fired(told("tempo", runs=(replace(run(1, effort=9.0), type=None),))) == ["too-close"]
    assert fired(told("tempo", runs=(run(2, "tempo"),))) == []


def test_the_longest_run_is_counted_as_it_was_run() -> None:
    """A long run that was cut short is not the step to the next; a day nobody told of counts as planned."""
    began_low = knowing(CASES["one-run"], longest_run_m=8000.0)
    assert recommend(began_low, ON).workout.distance_m == 9500
    untold = tuple(one for one in CASES["one-run"].runs if one.on > day(ON_N - 5))
    assert recommend(replace(CASES["one-run"], runs=untold), ON).workout.distance_m > 9500


@pytest.mark.parametrize("kind", ["tempo", "intervals"])
def test_a_session_that_is_only_too_long_keeps_its_work(kind: str) -> None:
    """Distance is what the rule is about: the easy beginning and end give, and where they cannot the run is easy."""
    planned = workout(kind)
    for off, hard in ((500.0, True), (planned.distance_m - 3000.0, False)):
        longest = (planned.distance_m - off) / 1.1
        ran = told(kind, runs=tuple(run(n, metres=longest) for n in range(40, 0, -1)))
        found = recommend(knowing(ran, longest_run_m=longest), ON)
        assert [one.rule for one in found.because] == ["one-run"]
        assert found.workout.distance_m <= planned.distance_m - off + 1
        assert is_quality(found.workout) is hard
        assert not hard or work(found.workout) == work(planned)


def test_a_big_week_is_held_for_two() -> None:
    """What was run, not what was planned, says how far the next two weeks may go."""
    assert recommend(CASES["big-week"], ON).workout.distance_m < workout("easy").distance_m
    weeks_ago = replace(
        CASES["big-week"],
        runs=tuple(replace(r, on=r.on - timedelta(days=14)) for r in CASES["big-week"].runs),
    )
    assert "big-week" not in fired(weeks_ago)


@pytest.mark.parametrize(
    ("rule", "laid_m", "held"), [("injury", 9000.0, False), ("injury", 8000.0, True), ("move", 9000.0, True)]
)
def test_a_step_that_a_way_back_laid_is_not_held(rule: str, laid_m: float, held: bool) -> None:
    """Who runs what the coach gave back took no step too far; who ran more than that did, and so did anybody else."""
    athlete = CASES["big-week"]
    assert athlete.plan
    monday = ON - timedelta(days=7 + ON.weekday())
    week = [run.on for run in athlete.runs if monday <= run.on < monday + timedelta(days=7)]
    laid = replace(workout("easy"), distance_m=laid_m)
    edits = tuple(
        Edit(monday + timedelta(days=n), REST, laid if monday + timedelta(days=n) in week else REST)
        for n in range(7)
    )
    change = Change(5, rule, datetime(2027, 3, 1, tzinfo=UTC), edits)
    assert ("big-week" in fired(replace(athlete, plan=athlete.plan.changed(change)))) is held


@pytest.mark.parametrize(
    ("off", "back", "share"), [(5, 0, 1.0), (6, 0, 0.5), (10, 6, 0.75), (10, 11, 1.0), (40, 0, 1 / 3)]
)
def test_after_days_off_running_comes_back_in_steps(off: int, back: int, share: float) -> None:
    """Half, then three quarters, as long as the break was; after longer ones it begins lower."""
    first = off + back + 1
    runs = (run(first), *(run(n) for n in range(back, 0, -1)))
    athlete = told("long", runs=runs)
    made = recommend(athlete, ON)
    eased = [one for one in made.because if one.rule == "time-off"]
    assert bool(eased) is (share < 1)
    if eased:
        assert made.workout.distance_m <= share * workout("long").distance_m + 1


def test_a_way_back_that_was_laid_is_not_laid_twice() -> None:
    """After a comeback the plan is light already."""
    athlete = told("easy", runs=(run(12), run(10)))
    assert "time-off" in fired(athlete)
    assert athlete.plan
    laid = athlete.plan.changed(
        Change(9, "comeback", at(day(ON_N)), (Edit(day(ON_N + 1), workout("easy"), workout("recovery")),))
    )
    assert "time-off" not in fired(replace(athlete, plan=laid))


def test_three_sessions_that_gave_way_bring_a_lighter_week() -> None:
    """Seven easy days, each shorter; a session that came off in between starts the count anew."""
    found = recommend(CASES["worn-out"], ON)
    assert found.proposal
    assert found.proposal.rule == "worn-out"
    assert {one.on for one in found.changes} <= {day(ON_N + n) for n in range(7)}
    assert len(found.changes) > 2
    assert all(one.after.distance_m < one.before.distance_m for one in found.changes)
    between = with_changes("easy", altered(14, 10, 5), runs=(run(7, "tempo"),))
    assert "worn-out" not in fired(between)
    eased = with_changes("easy", (*altered(14, 10, 5), *altered(3, rule="worn-out", number=20)))
    assert "worn-out" not in fired(eased)


# --- Taken back, missing, undone --------------------------------------------------------------------------------------


def test_what_was_taken_back_is_not_said_again_that_day() -> None:
    """A runner who undid a change was heard; pain, and what is told anew in the morning, is said all the same."""
    for case, again in (("felt-hard", False), ("short-night", True), ("pain-stop", True)):
        athlete = CASES[case]
        found = recommend(athlete, ON)
        assert found.proposal
        laid = lay(Scene(athlete, at(ON)), found.proposal.rule, found.changes)
        assert laid.athlete.plan
        back = undo(laid, laid.athlete.plan.changes[-1].number)
        assert (recommend(back.athlete, ON).proposal is not None) is again


@given(st.sampled_from(KINDS), st.sets(st.sampled_from(sorted(MORNING))))
def test_a_question_that_was_not_answered_says_nothing(kind: str, asked: set[str]) -> None:
    """A morning with no answers is the same as no morning, whatever else is known."""
    silent = CheckIn(ON, **dict.fromkeys(asked))
    for athlete in (told(kind), told(kind, *USUAL), told(kind, *USUAL, runs=WEEKS)):
        asked_too = replace(athlete, checkins=(*athlete.checkins, silent))
        assert recommend(asked_too, ON) == recommend(athlete, ON)


def test_the_fields_of_a_morning_are_all_known_here() -> None:
    """A new answer is read by a rule, or is a note."""
    named = {field.name for field in fields(CheckIn)} - {"on", "note"}
    assert named == MORNING


def test_a_pain_of_the_morning_is_not_counted_twice() -> None:
    """A sore knee that is known already is judged by its own course."""
    known = replace(morning("easy", 2, "knee"), pains=(Pain(1, "knee", "left", 1, ON, ON),))
    assert fired(known) == ["pain-flat"]


@pytest.mark.parametrize(
    ("legs", "fires"), [((5, 5, 5), True), ((3, 4, 5), True), ((6, 5, 4), False), ((5, 0, 5), False)]
)
def test_soreness_that_lasts_three_mornings_is_taken_for_pain(legs: tuple[int, ...], fires: bool) -> None:
    """Ordinary soreness eases within days; what stays or grows is no soreness any more."""
    said = [ago(n, legs=float(much), site="calf") for n, much in zip((2, 1, 0), legs, strict=True)]
    assert any(rule.startswith("pain-") for rule in fired(told("easy", *said))) is fires
