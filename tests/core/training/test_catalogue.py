"""The catalogue of workouts: what each is called, made of and good for."""

import pytest

from core.training.catalogue import (
    TYPES,
    avoid_sites,
    build,
    easier,
    hill_sprint_reps,
    is_fast,
    is_quality,
    pace_text,
    purpose,
    resized,
    shortened,
    steps_text,
    stride_reps,
    title,
    zones_m,
)
from core.training.measure import parts_m
from core.training.workout import REST, Zone
from core.training.workouts.shape import Dose
from core.units import MILE_M, Units
from core.voice.speech import speak

KEYS = (
    "rest easy recovery long marathon_pace_long progression tempo cruise_intervals intervals repetitions hill_sprints"
    " hill_reps fartlek time_trial race shakeout walk_run cross_training strength"
)

SAMPLES = {
    "easy": Dose(7000, 45, strides=6),
    "recovery": Dose(5000, 45),
    "long": Dose(18_000, 45),
    "marathon_pace_long": Dose(20_000, 45, fast_m=8000),
    "progression": Dose(6500, 45, fast_m=3000),
    "tempo": Dose(8000, 45, reps=1, each_s=1200),
    "cruise_intervals": Dose(10_000, 45, reps=3, each_s=480, rest_s=120),
    "intervals": Dose(0, 45, reps=4, each_m=1000, rest_s=180, strides=4),
    "repetitions": Dose(8000, 45, reps=10, each_m=200, rest_m=200, strides=4),
    "hill_sprints": Dose(6000, 45, reps=8, each_s=10),
    "hill_reps": Dose(0, 45, reps=6, each_s=60, rest_s=150),
    "fartlek": Dose(0, 45, reps=8, each_s=60, rest_s=60),
    "time_trial": Dose(0, 45, each_m=MILE_M, strides=4),
    "race": Dose(42_195, 45),
    "shakeout": Dose(3000, 45, strides=4),
    "walk_run": Dose(3000, 30, each_s=60, rest_s=120),
}


def say(text):
    return speak(text)


def test_the_catalogue_holds_every_key_of_the_format():
    """Every workout type of the plan format is in the catalogue, under its own key."""
    assert set(TYPES) == set(KEYS.split())
    assert all(kind.key == key for key, kind in TYPES.items())


@pytest.mark.parametrize("key", TYPES)
def test_a_type_describes_itself(key):
    """A type has a name, a purpose of one sentence, and a source."""
    kind = TYPES[key]
    assert say(kind.name)
    assert say(kind.purpose).endswith(".")
    assert kind.source


@pytest.mark.parametrize("key", SAMPLES)
def test_zones_sum_to_the_distance(key):
    """Metres by zone sum to the workout's distance, and so do the steps (walking and running: within a set)."""
    workout = build(key, SAMPLES[key])
    assert sum(zones_m(workout, 45).values()) == pytest.approx(workout.distance_m, rel=0.02)
    assert parts_m(workout.parts, SAMPLES[key].index) == pytest.approx(workout.distance_m, rel=0.06)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("easy", "7 km easy with 6 strides"),
        ("hill_sprints", "6 km easy with 8 × 10-second hill sprints"),
        ("cruise_intervals", "10 km with 3 × 8 minutes at tempo"),
        ("repetitions", "8 km with 10 × 200 m at mile pace"),
        ("marathon_pace_long", "20 km long, 8 km of it at marathon pace"),
        ("race", "Race: marathon"),
        ("time_trial", "5.5 km with a mile time trial"),
    ],
)
def test_titles_read_as_a_coach_would_say_them(key, said):
    """A title names the distance and what is in it."""
    assert say(title(build(key, SAMPLES[key]))) == said


def test_a_title_follows_the_runner_s_units():
    """Distances in titles are shown in the runner's own units."""
    assert speak(title(build("long", Dose(16_093.44, 45))), units=Units.MI) == "10 mi long"


def test_steps_are_told_with_paces():
    """A structure reads from warm-up to cool-down, short repetitions by their time."""
    found = say(
        steps_text(build("repetitions", Dose(7500, 45, reps=10, each_m=200, rest_m=200, strides=4)), 45)
    )
    assert found == "2 km easy, 4 strides, 10 × 200 m in 47-48 s with 200 m easy jog, 1.5 km easy"


@pytest.mark.parametrize("index", [None, 30.0])
def test_without_a_usable_index_steps_are_told_by_effort(index):
    """Runners without paces hear how it should feel, and no figure they cannot use."""
    assert "per km" not in say(steps_text(build("tempo", SAMPLES["tempo"]), index))
    assert say(pace_text(build("tempo", SAMPLES["tempo"]), index)) == "comfortably hard, about 6 of 10"


@pytest.mark.parametrize("key", SAMPLES)
@pytest.mark.parametrize("index", [None, 45.0])
def test_every_workout_can_be_told(key, index):
    """Title, steps, pace and purpose of every kind of run are words, with and without an index."""
    workout = build(key, SAMPLES[key])
    for text in (title(workout), steps_text(workout, index), pace_text(workout, index), purpose(workout)):
        assert say(text)


def test_strides_and_sprints_are_counted_and_are_not_quality():
    """Strides and hill sprints after an easy run are counted, fast, and no hard session."""
    strides, sprints = build("easy", SAMPLES["easy"]), build("hill_sprints", SAMPLES["hill_sprints"])
    assert (stride_reps(strides), hill_sprint_reps(sprints)) == (6, 8)
    assert is_fast(strides)
    assert is_fast(sprints)
    assert not is_quality(strides)
    assert not is_quality(sprints)


def test_sore_calves_forbid_strides_but_not_easy_running():
    """What hangs on an easy run decides which sites forbid it."""
    assert "calf" in avoid_sites(build("easy", SAMPLES["easy"]))
    assert not avoid_sites(build("easy", Dose(7000, 45)))


@pytest.mark.parametrize("key", [key for key in SAMPLES if key != "race"])
def test_easier_keeps_the_distance_and_drops_everything_fast(key):
    """The easier form of a run is as long, without strides or anything fast."""
    workout = build(key, SAMPLES[key])
    found = easier(workout, 45)
    assert found.distance_m == workout.distance_m
    assert not is_fast(found)
    assert not is_quality(found)
    assert zones_m(found, 45)[Zone.E] == workout.distance_m


def test_rest_and_races_have_no_easier_form():
    """A day off and a race stay as they are."""
    race = build("race", SAMPLES["race"])
    assert easier(REST) is REST
    assert easier(race) is race


def test_shortened_takes_repetitions_away_first():
    """A shortened session keeps its warm-up and its kind, with fewer repetitions."""
    found = shortened(build("repetitions", SAMPLES["repetitions"]), 6000, 45)
    assert (found.type, found.distance_m) == ("repetitions", 6000)
    assert zones_m(found, 45)[Zone.R] < 2000


def test_shortened_below_a_session_is_an_easy_run():
    """Where no repetition fits any more, an easy run of that length is left."""
    found = shortened(build("repetitions", SAMPLES["repetitions"]), 3000, 45)
    assert (found.type, found.distance_m) == ("easy", 3000)


def test_shortened_never_lengthens():
    """Asking for more than there is changes nothing."""
    workout = build("easy", SAMPLES["easy"])
    assert shortened(workout, 9000, 45) is workout


def test_resized_moves_only_the_easy_ends():
    """A stretched session has the same work in it."""
    workout = build("tempo", SAMPLES["tempo"])
    found = resized(workout, 11_000, 45)
    assert found.distance_m == 11_000
    assert zones_m(found, 45)[Zone.T] == zones_m(workout, 45)[Zone.T]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("fartlek", "about 7 of 10"),
        ("hill_reps", "about 9 of 10"),
        ("hill_sprints", "easy, then each sprint all out"),
        ("time_trial", "your best effort, evenly spread"),
        ("race", "your best effort, evenly spread"),
    ],
)
def test_what_has_no_pace_is_told_by_effort(key, said):
    """A session run by feel says how hard, out of ten."""
    assert say(pace_text(build(key, SAMPLES[key]), None)) == said


def test_a_day_without_running_has_no_pace():
    """Strength has minutes, and no pace."""
    assert not pace_text(build("strength", Dose(each_s=1200)), 45)


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (Dose(0, 45, reps=4, each_m=MILE_M, rest_s=240), "4 × 1 mile"),
        (Dose(0, 45, reps=4, each_s=210, rest_s=180), "4 × 3:30"),
        (Dose(0, 45, reps=4, each_s=90, rest_s=60), "4 × 90 seconds"),
        (Dose(0, 45, reps=4, each_s=120, rest_s=60), "4 × 2 minutes"),
    ],
)
def test_lengths_read_as_runners_say_them(dose, said):
    """A mile is a mile, and odd seconds beyond two minutes are a clock's."""
    assert say(title(build("intervals", dose))).split(" with ")[1].startswith(said)


def test_mixed_repetitions_without_an_index_have_rests_all_the_same():
    """Rests are sized for a usual runner where no index is known."""
    found = build("repetitions_mixed", Dose(reps=2))
    assert "2 sets of" in say(steps_text(found, None))
