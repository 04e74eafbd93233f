"""Doses: for every runner, week and step, every entry of the catalogue keeps every cap, or is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.goal import Goal, Result
from core.athlete.profile import Injury, Level
from core.training import sessions
from core.training.catalogue import ENTRIES, TYPES, build, cost, entry, purpose, steps_text, title, zones_m
from core.training.fitness import race_time
from core.training.footing import Footing, footing
from core.training.measure import flat, is_sprint, is_stride, parts_m, seconds
from core.training.plan import Phase
from core.training.reasons import REASONS, reason_text
from core.training.request import Request
from core.training.slot import Slot
from core.training.workout import Repeat, Step, StepKind, Workout, Zone
from core.training.workouts.shape import Builds, Dose, Need, WorkoutType
from core.voice.speech import speak

MONDAY = date(2027, 3, 1)
SOME = settings(derandomize=True, max_examples=150, deadline=None)


def runner(index: float | None, level: Level = Level.INTERMEDIATE, *, tender: bool = False) -> Footing:
    results = (Result(1, 10_000.0, race_time(10_000.0, index), MONDAY),) if index else ()
    hurt = (Injury("calf", on=MONDAY),) if tender else ()
    return footing(Request(Goal(None, None), MONDAY, results, 40_000.0, level=level, injuries=hurt))


def slot(phase: Phase, step: int, *, position: int = 1, cutback: bool = False) -> Slot:
    return Slot(3, MONDAY, MONDAY, phase, position, 8, cutback=cutback, step=step)


@st.composite
def needs(draw: st.DrawFn) -> Need:
    index = draw(st.one_of(st.none(), st.floats(20, 85)))
    who = runner(index, draw(st.sampled_from(Level)), tender=draw(st.booleans()))
    when = slot(draw(st.sampled_from(Phase)), draw(st.integers(0, 12)), cutback=draw(st.booleans()))
    week_m = draw(st.floats(10_000, 140_000))
    asked = sessions.need(when, who, week_m, draw(st.sampled_from([1.0, 0.85, 0.7, 0.55])))
    distance = draw(st.floats(0.1, 0.4)) * week_m
    return replace(
        asked, distance_m=round(distance, -2), keep=draw(st.booleans()), before=draw(st.integers(0, 12))
    )


@st.composite
def made(draw: st.DrawFn) -> tuple[WorkoutType, Need, Workout]:
    """Draw an entry, a need it suits, and its workout."""
    one = draw(st.sampled_from(list(ENTRIES.values())))
    asked = draw(needs().filter(one.suits))
    workout = sessions.made_of(one, asked)
    return one, asked, workout or build("rest", Dose())


@SOME
@given(made())
def test_every_dose_keeps_the_caps_of_its_week(drawn):
    """R, I, T and M stay within their shares of the week and their absolute caps (I11-I14)."""
    one, asked, workout = drawn
    if one.key == "race":
        return
    found = zones_m(workout, asked.index)
    assert found[Zone.R] <= min(8000, 0.05 * asked.week_m) + 1
    assert found[Zone.I] <= min(10_000, 0.08 * asked.week_m) + 1
    assert found[Zone.T] <= 0.10 * asked.week_m + 1
    assert found[Zone.M] <= min(29_000, 0.25 * asked.week_m) + 1
    lasting = {
        zone: sum(seconds(s, asked.index) * n for s, n in flat(workout.parts) if s.zone is zone)
        for zone in Zone
    }
    assert lasting[Zone.M] <= 6600 + 1
    assert (
        max((seconds(s, asked.index) for s, _ in flat(workout.parts) if s.zone is Zone.T), default=0) <= 1500
    )


@SOME
@given(made())
def test_every_repetition_has_its_length_and_its_rest(drawn):
    """R lasts two minutes at most with rests two to three times as long; I two to five, rests no longer (I19, I20)."""
    _, asked, workout = drawn
    for part in workout.parts:
        if not isinstance(part, Repeat) or is_stride(part.steps[0]):
            continue
        work, rest = seconds(part.steps[0], asked.index), seconds(part.steps[1], asked.index)
        if part.steps[0].zone is Zone.R:
            assert work <= 120
            assert 2 * work - 1 <= rest <= 3 * work + 1
        if part.steps[0].zone is Zone.I:
            assert 119 <= work <= 301
            assert rest <= work
        if part.steps[0].zone is Zone.T:
            assert 4 <= work / rest <= 6
        if is_sprint(part.steps[0]):
            assert part.times <= min(asked.before + 2, 12)
            assert work <= 12
            assert rest >= 120
        assert part.times >= 1


@SOME
@given(made())
def test_every_hard_session_begins_and_ends_easy(drawn):
    """Ten minutes before and five after, at least (I21)."""
    one, asked, workout = drawn
    if not one.quality or one.key == "race" or not workout.parts:
        return
    first, last = workout.parts[0], workout.parts[-1]
    assert isinstance(first, Step)
    assert isinstance(last, Step)
    assert (first.kind, last.kind) == (StepKind.WARM_UP, StepKind.COOL_DOWN)
    assert seconds(first, asked.index) >= 600
    assert seconds(last, asked.index) >= 300


@SOME
@given(made())
def test_zones_and_steps_sum_to_the_distance(drawn):
    """Metres by zone sum to the distance within 2 %, and so do the steps (walking and running: to a set)."""
    one, asked, workout = drawn
    if not workout.distance_m or one.key == "walk_run":
        return
    assert sum(zones_m(workout, asked.index).values()) == pytest.approx(workout.distance_m, rel=0.02)
    assert parts_m(workout.parts, asked.index) == pytest.approx(workout.distance_m, rel=0.02)


@SOME
@given(made())
def test_every_dose_can_be_told(drawn):
    """Title, steps, purpose and reason are words; where a runner goes by feel, no pace is among them."""
    one, asked, workout = drawn
    index = None if asked.by_feel else asked.index
    said = [speak(text) for text in (title(workout), steps_text(workout, index), purpose(workout))]
    said += [speak(reason_text(because)) for because in workout.because]
    assert all(said) or workout.type in {"rest", "cross_training", "strength"}
    assert not any("{" in one_ for one_ in said)
    if asked.by_feel and one.key not in {"race", "progression"}:
        assert not any(word in " ".join(said[:2]) for word in ("per km", "pace", "200 m", "400 m", "800 m"))


@SOME
@given(made())
def test_a_workout_knows_its_entry(drawn):
    """Whatever an entry makes, the catalogue finds that entry again, or the type it is a form of."""
    one, _, workout = drawn
    if workout.type != "rest":
        assert workout.type == one.of
        assert entry(workout).of == one.of
        assert entry(workout) is one or one.is_form is None


@SOME
@given(
    needs(),
    st.sampled_from(list(ENTRIES.values())),
    st.lists(st.floats(10_000, 140_000), min_size=2, max_size=6),
)
def test_a_bigger_week_never_asks_for_less(asked, one, weeks):
    """Within one form, a dose never falls while the weekly volume grows."""
    doses = [one.dose(replace(asked, week_m=week, caps=sessions.caps(week))) for week in sorted(weeks)]
    for smaller, bigger in pairwise(doses):
        if smaller is None or bigger is None or _form(smaller) != _form(bigger):
            continue
        assert _amount(bigger) >= _amount(smaller)


def _form(dose: Dose) -> tuple[object, ...]:
    """Return what tells forms apart; pieces of marathon pace only grow."""
    return (dose.each_m, None if dose.fast_m else dose.each_s)


def _amount(dose: Dose) -> float:
    return max(dose.reps, 1) * (dose.each_m or dose.each_s or 0) + dose.fast_m + dose.distance_m


@pytest.mark.parametrize("one", ENTRIES.values(), ids=list(ENTRIES))
def test_an_entry_describes_itself(one):
    """Name, purpose of one sentence, source, reason, a place in the season, a way on a treadmill and on the flat."""
    assert speak(one.name)
    assert speak(one.purpose).endswith(".")
    assert len(speak(one.purpose).split()) <= 25
    assert one.source
    assert one.rule in REASONS
    assert one.phases
    assert one.builds in Builds
    assert one.of in TYPES
    assert one.zone or one.effort or not one.running or one.key == "race"
    assert speak(one.treadmill.text)
    assert speak(one.flat.text)


@pytest.mark.parametrize("one", [e for e in ENTRIES.values() if e.quality], ids=lambda e: e.key)
def test_every_hard_session_is_somebody_s(one):
    """For some runner, some week and some step each hard session is made: none stands in the catalogue for show."""
    phase = min(one.phases)
    who = runner(50.0, Level.ADVANCED)
    asked = replace(sessions.need(slot(phase, 3), who, 80_000.0), distance_m=28_000.0)
    assert sessions.made_of(one, asked)


def test_at_thirty_kilometres_the_dose_is_small():
    """A small week holds seven 200s, two hard kilometres and a quarter of an hour of tempo, at most."""
    who, week = runner(45.0), 30_000.0
    found = {
        kind: sessions.session(kind, slot(Phase.MILE, 4), who, week)
        for kind in ("repetitions", "intervals", "threshold")
    }
    assert zones_m(found["repetitions"], 45)[Zone.R] <= 1500
    assert zones_m(found["intervals"], 45)[Zone.I] <= 2400
    assert zones_m(found["threshold"], 45)[Zone.T] <= 3000


def test_a_week_too_small_for_a_session_gets_fartlek_then_nothing():
    """What is too much even in its smallest form gives way, and never breaks a cap."""
    who, when = runner(45.0), slot(Phase.MILE, 1)
    assert sessions.session("repetitions", when, who, 18_000.0).type == "fartlek"
    assert sessions.session("repetitions", when, who, 10_000.0) is None
    assert sessions.session("touch", when, who, 10_000.0) is None


def test_repetitions_take_turns():
    """Short ones first, then whole laps, then both; the lighter week repeats the last."""
    who = runner(45.0)
    found = [
        entry(sessions.session("repetitions", slot(Phase.MILE, step), who, 50_000.0)).key
        for step in (1, 2, 3, 4)
    ]
    assert found == ["repetitions", "repetitions_400", "repetitions_mixed", "repetitions"]
    lighter = sessions.session("repetitions", slot(Phase.MILE, 2, cutback=True), who, 50_000.0)
    assert entry(lighter).key == "repetitions_400"


def test_novices_and_small_weeks_run_intervals_by_time():
    """By distance they come with forty kilometres a week and a pace to run them at."""
    small = sessions.session("intervals", slot(Phase.MILE, 2), runner(45.0), 35_000.0)
    big = sessions.session("intervals", slot(Phase.MILE, 2), runner(45.0), 50_000.0)
    slow = sessions.session("intervals", slot(Phase.MILE, 2), runner(30.0), 50_000.0)
    assert speak(title(small)).endswith("2 minutes hard")
    assert "1 km at interval pace" in speak(title(big))
    assert speak(title(slow)).endswith("2 minutes hard")


@pytest.mark.parametrize(("week", "each"), [(45, "800 m"), (60, "1 km"), (70, "1.2 km")])
def test_intervals_grow_longer_with_the_week(week, each):
    """800 m below 48 km a week, 1000 m below 64, 1200 m from there (Daniels)."""
    found = sessions.session("intervals", slot(Phase.MILE, 2), runner(55.0), week * 1000.0)
    assert f"× {each}" in speak(title(found))


def test_only_very_fast_runners_run_mile_intervals():
    """A mile at interval pace must not last longer than five minutes."""
    fast = sessions.session("intervals", slot(Phase.MILE, 4), runner(78.0), 110_000.0)
    assert "5 × 1 mile" in speak(title(fast))


def test_marathon_pace_grows_from_pieces_into_one_block():
    """Three pieces, then two, then one, and more each time."""
    who = runner(45.0)
    found = [
        sessions.session(
            "marathon_long",
            replace(slot(Phase.SPECIFIC, 1), pace=n),
            who,
            60_000.0,
            sessions.Ask(distance_m=24_000.0),
        )
        for n in (1, 2, 3)
    ]
    assert [next((p.times for p in w.parts if isinstance(p, Repeat)), 1) for w in found] == [3, 2, 1]
    fast = [zones_m(w, 45)[Zone.M] for w in found]
    assert fast == sorted(fast)
    assert fast[0] < fast[-1]


def test_a_long_run_too_short_for_marathon_pace_stays_easy():
    """Twenty minutes or none."""
    when = replace(slot(Phase.SPECIFIC, 1), pace=1)
    assert (
        sessions.session("marathon_long", when, runner(45.0), 25_000.0, sessions.Ask(distance_m=10_000.0))
        is None
    )
    assert (
        sessions.session("marathon_long", when, runner(30.0), 25_000.0, sessions.Ask(distance_m=7000.0))
        is None
    )


def test_a_progression_run_is_no_hard_session():
    """It ends with ten to nineteen minutes at marathon pace, in the base and before a race, not in the mile block."""
    found = sessions.progression(slot(Phase.BASE, 2), runner(45.0), 50_000.0, 10_000.0)
    assert not TYPES[found.type].quality
    assert 600 <= sum(seconds(s, 45) * n for s, n in flat(found.parts) if s.zone is Zone.M) < 1200
    assert speak(title(found)) == "10 km easy, 3 km of it at marathon pace"
    assert sessions.progression(slot(Phase.MILE, 2), runner(45.0), 50_000.0, 10_000.0) is None
    assert sessions.progression(slot(Phase.BASE, 2), runner(45.0), 50_000.0, 4000.0) is None
    slow = sessions.progression(slot(Phase.BASE, 4), runner(30.0), 50_000.0, 10_000.0)
    assert speak(title(slow)) == "10 km easy, 15 minutes of it steady"


def test_the_trial_is_a_mile_and_three_laps_half_way():
    """1200 m half-way and in small weeks; none where even that is too much, or after an injury."""
    who = runner(45.0)
    names = {
        "mile": sessions.time_trial(who, 50_000.0),
        "half": sessions.time_trial(who, 50_000.0, half_way=True),
        "small": sessions.time_trial(who, 28_000.0),
    }
    said = {name: speak(title(found)) for name, found in names.items()}
    assert said["mile"].endswith("with a mile time trial")
    assert said["half"].endswith("with a time trial over 1.2 km")
    assert said["small"].endswith("with a time trial over 1.2 km")
    assert "Half-way" in speak(reason_text(names["half"].because[0]))
    assert "ends with a test" in speak(reason_text(names["small"].because[0]))
    assert sessions.time_trial(who, 20_000.0) is None
    assert sessions.time_trial(runner(45.0, tender=True), 50_000.0) is None


def test_hill_repetitions_grow_longer():
    """Thirty seconds, a minute, a minute and a half, two minutes, a step every second speed week."""
    who = runner(45.0)
    found = [sessions.session("hill_reps", slot(Phase.BASE, step), who, 60_000.0) for step in (1, 3, 5, 7)]
    each = [next(p.steps[0].duration_s for p in w.parts if isinstance(p, Repeat)) for w in found]
    assert each == [30, 60, 90, 120]


def test_a_hill_session_on_the_flat_has_the_same_minutes():
    """Without a hill the same minutes are run by feel, strides before and all."""
    workout = sessions.session("hill_reps", slot(Phase.BASE, 3), runner(45.0), 60_000.0)
    found = entry(workout).flat.instead(workout, 45.0)
    assert speak(title(found)) == speak(title(workout)).replace("uphill", "brisk, by feel")
    assert (found.distance_m, found.because) == (workout.distance_m, workout.because)


@pytest.mark.parametrize("key", ["hill_sprints", "hill_reps"])
def test_the_cost_in_both_budgets_is_read_from_the_steps(key):
    """Metres and minutes of endurance, metres fast, tempo seconds, sprints."""
    made_ = build(key, Dose(9000, 45, reps=6, each_s=10 if key == "hill_sprints" else 60, rest_s=120))
    found = cost(made_, 45)
    assert found.distance_m == 9000
    assert found.duration_s == made_.duration_s
    assert (found.sprints, found.fast_m > 0) == ((6, False) if key == "hill_sprints" else (0, True))
    assert found.threshold_s == 0


def test_tempo_costs_threshold_minutes():
    """Twenty minutes of tempo cost twenty minutes."""
    assert cost(build("tempo", Dose(0, 45, reps=1, each_s=1200)), 45).threshold_s == pytest.approx(1200)


def test_mixed_repetitions_are_told_as_sets():
    """Two sets of 200, 200 and 400 are one line, not twelve."""
    workout = sessions.session("repetitions", slot(Phase.MILE, 3), runner(45.0), 45_000.0)
    assert (
        "2 sets of (2 × 200 m in 47-48 s with 2 minutes easy jog, 400 m in 1:34 with 4 minutes easy jog)"
        in speak(steps_text(workout, 45))
    )
    assert "1.6 km of 200s and 400s at mile pace" in speak(title(workout))


def test_outside_the_mile_block_sessions_take_turns_by_the_week():
    """Where the speed budget rests, tempo comes in pieces one week and in one piece the next."""
    who = runner(45.0)
    found = [
        sessions.session("threshold", slot(Phase.SPECIFIC, 4, position=position), who, 70_000.0).type
        for position in (1, 2, 3)
    ]
    assert found == ["cruise_intervals", "tempo", "cruise_intervals"]
