"""The check-in of the morning and the question after the run, talked through in words people use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.athlete.log import Run, When
from core.dialogs.question import Heard, UnclearError
from core.dialogs.signs import OTHER_ROWS, _read_sign, _signs
from core.recommender.places import Colour, colour
from core.training.catalogue import is_quality, is_run
from core.units import Units
from tests.core.commands.runner import talk
from tests.core.dialogs.chat import Chat, at, day, ran, runner


def morning() -> Chat:
    """Return a chat after the second Tuesday's check-in came: an easy run with hill sprints."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(7), 18)), now=at(day(7), 20))
    [(_, came)] = chat.waits(at(day(8), 8))
    assert "Today: 11.5 km easy with 2 × 8-second hill sprints" in came.text
    return chat


def evening(*answers: str) -> Chat:
    """Return a chat in which the run's question was answered by *answers*, after a green morning."""
    chat = morning()
    chat.says("fresh")
    chat.says("7.5 hours")
    chat.waits(at(day(8), 21))
    for answer in answers:
        chat.says(answer)
    return chat


@pytest.mark.parametrize(("words", "again"), [("purple", "Hours are enough"), ("25", "Hours are enough")])
def test_a_night_is_told_in_hours(words: str, again: str) -> None:
    """What is no number of hours is asked again; a skip is fine."""
    chat = morning()
    chat.says("0")
    assert again in chat.says(words)
    assert "run as planned" in chat.says("skip")


@pytest.mark.parametrize("words", ["calf", "calves", "both calves", "my calf is the worst"])
def test_sore_calves_before_hill_sprints_are_asked_about(words: str) -> None:
    """Ordinary soreness is told from something else by one more question, then the sprints wait."""
    chat = morning()
    assert "Where is it most?" in chat.says("5")
    assert "same on both sides" in chat.says(words)
    assert "not today" in chat.says("both")


@pytest.mark.parametrize("words", ["all over", "everywhere", "general"])
def test_heavy_all_over_is_an_answer(words: str) -> None:
    """No place need be named."""
    chat = morning()
    chat.says("4")
    said = chat.says(words)
    assert "nothing changes" in said
    assert "leave the fast part out" in said


@pytest.mark.parametrize(
    ("words", "site", "side", "score"),
    [
        ("shin, 5", "shin", None, 5.0),
        ("left knee 3", "knee", "left", 3.0),
        ("yes, my left calf a bit", "calf", "left", 2.0),
    ],
)
def test_where_and_how_much_are_one_answer(words: str, site: str, side: str | None, score: float) -> None:
    """A place that was named is not asked for again."""
    chat = evening("done", "5", words)
    assert "Where is it?" not in chat.last[0].text
    assert (chat.athlete.runs[-1].effort, chat.athlete.runs[-1].soreness) == (5.0, score)
    if chat.athlete.pains:
        assert (chat.athlete.pains[-1].site, chat.athlete.pains[-1].side) == (site, side)


def test_a_place_alone_is_an_answer() -> None:
    """A place like "my calf" is enough to go on with; it is not asked for again, nor called unclear."""
    chat = evening("done", "hard", "yes my calf")
    assert "Where is it?" not in chat.last[0].text
    assert "None, or where" not in chat.last[0].text


@pytest.mark.parametrize(
    ("words", "again"),
    [("banana", "Effort is 0 (rest) to 10"), ("12", "halve it"), ("-3", "Effort")],
)
def test_an_effort_that_is_none_is_asked_again(words: str, again: str) -> None:
    """Nothing that was doubted is kept."""
    chat = evening("done", words)
    assert again in chat.last[0].text
    assert len(chat.athlete.runs) == 4
    chat.says("6")
    chat.says("none")
    assert chat.athlete.runs[-1].effort == 6.0


@pytest.mark.parametrize("words", ["no", "skipped it", "not today", "didn't run"])
def test_a_run_that_was_not_is_let_go(words: str) -> None:
    """Without blame, and with one question about the reason."""
    chat = evening(words)
    assert "letting it go" in chat.last[0].text
    assert "stays as it is" in chat.says("busy at work")


# --- What an answer does ----------------------------------------------------------------------------------------------


def test_a_sore_knee_before_hill_sprints_is_asked_about() -> None:
    """A joint is not just sore: it gets its own question, and the day is without running over its limit."""
    chat = morning()
    assert "during the run, or only after" in chat.says("knee 5")
    assert "day without running" in chat.says("during")
    assert chat.plan_on(8).type == "rest"
    assert "ask about it" in chat.last[0].text
    assert chat.athlete.pains[0].site == "knee"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "I don't limp"), ("en", "no limp"), ("de", "ich humple nicht"), ("fr", "je ne boite pas")],
)
def test_who_does_not_limp_is_asked_again(language: str, said: str) -> None:
    """A limp that is denied is no limp, and answers nothing; one that is told takes running off."""
    signs = _signs("knee", OTHER_ROWS)
    with pytest.raises(UnclearError):
        _read_sign(Heard(said, Units.KM, day(0), language), OTHER_ROWS, signs)
    limping = {"en": "i limp, but not much", "de": "ich humple", "fr": "je boite"}[language]
    assert _read_sign(Heard(limping, Units.KM, day(0), language), OTHER_ROWS, signs) == "limp"


def test_a_night_told_over_the_question_about_the_legs_is_kept() -> None:
    """The legs are asked about once more, and the night is not."""
    chat = morning()
    assert "How are the legs" in chat.says("my baby is teething, slept 4 hours")
    chat.says("2")
    chat.says("skip")
    assert [(one.legs, one.sleep_h) for one in chat.athlete.checkins] == [(2, 4)]


def test_a_shin_is_asked_the_bones_question_even_when_it_is_little() -> None:
    """One sharp spot takes running off; along a stretch that eases, two out of ten may be run with easily."""
    chat = morning()
    assert "one sharp spot" in chat.says("shins 2")
    chat.says("along a stretch")
    assert chat.plan_on(8).type == "easy"
    assert chat.athlete.pains[0].diffuse
    spot = morning()
    spot.says("left shin 2")
    spot.says("one sharp spot")
    assert spot.athlete.lock


def test_four_hours_before_hill_sprints_are_not_all_green() -> None:
    """A short night is called one; what else is going on is asked, and kept."""
    chat = morning()
    chat.says("fresh")
    assert "besides running" in chat.says("4 hours")
    said = chat.says("very much")
    assert "All green" not in said
    assert (chat.athlete.checkins[-1].sleep_h, chat.athlete.checkins[-1].stress) == (4.0, 8.0)


@pytest.mark.parametrize(
    ("words", "stress"), [("Calm 2", 2.0), ("busy", 5.0), ("6", 6.0), ("really stressed", 8.0)]
)
def test_how_much_is_going_on_in_any_words(words: str, stress: float) -> None:
    """A tap, a number, a word."""
    chat = morning()
    chat.says("0")
    chat.says("5.5 h")
    assert "0 is calm" in chat.says("banana")
    chat.says(words)
    assert chat.athlete.checkins[-1].stress == stress


def test_much_stress_is_asked_about_again_next_morning() -> None:
    """While there is much of it, and not after it is over."""
    chat = evening("done", "3", "none")
    told = chat.athlete.checkins[-1]
    chat.athlete = replace(chat.athlete, checkins=(*chat.athlete.checkins[:-1], replace(told, stress=8.0)))
    chat.waits(at(day(10), 8))
    chat.says("fresh")
    assert "besides running" in chat.says("8 hours")


def test_tired_and_stressed_are_heard_in_the_first_answer() -> None:
    """Nobody is asked for what they said."""
    chat = morning()
    assert "sleep" in chat.says("tired, very stressed")
    chat.says("5 h")
    told = chat.athlete.checkins[-1]
    assert (told.legs, told.fatigue, told.stress) == (2.0, 5.0, 8.0)


@pytest.mark.parametrize(
    ("words", "score"), [("same", 3.0), ("a bit better", 1.0), ("worse", 5.0), ("4", 4.0)]
)
def test_the_next_morning_may_be_the_same_better_or_worse(words: str, score: float) -> None:
    """Compared with what was told before; the course of the pain goes on."""
    chat = evening("done", "4", "left calf hurts, 3")
    chat.says("during")
    chat.waits(at(day(9), 8))
    assert "left calf" in chat.last[0].text
    chat.says(words)
    assert chat.athlete.pains[0].severity == score
    assert len(chat.athlete.pains[0].course) == 2


def test_pain_that_does_not_calm_down_takes_the_run_away_at_once() -> None:
    """Two ambers make a red: nothing is asked about, and it can be taken back."""
    chat = evening("done", "4", "left calf hurts, 4")
    chat.says("during")
    chat.waits(at(day(10), 6))
    chat.waits(at(day(10), 8))
    said = chat.says("4")
    assert "No running today" in said or "rest day" in said


def test_a_question_about_a_pain_is_let_rest() -> None:
    """Three mornings without an answer, and the coach asks about the legs again."""
    chat = evening("done", "4", "left calf hurts, 2")
    chat.says("after")
    asked = [text.text for _, text in chat.waits(at(day(14), 20)) if "calf" in text.text]
    assert 1 <= len(asked) <= 3


def test_a_pain_is_asked_about_on_its_day_and_then_only_before_a_run() -> None:
    """The promise is kept on its day; a day of rest after it asks nothing, and the next run does."""
    chat = Chat(runner(runs=ran(1)))
    chat.says("left knee hurts a bit, 3, only after", day(2), 18)
    wrote = chat.waits(at(day(6), 23))
    asked = [moment.date() for moment, one in wrote if "on the left knee?" in (one.text or "")]
    assert asked == [day(3), day(5)]
    assert not any(is_run(chat.plan_on(n)) for n in (3, 4))


def test_an_easy_run_that_felt_hard_is_answered_at_once() -> None:
    """The next session moves or loses a step, with the reason and a way back."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(29), 6)), at(day(29), 6))
    hard = next(n for n in range(30, 50) if is_quality(chat.plan_on(n)))
    chat.now = at(day(hard - 1), 19)
    before = chat.plan_on(hard)
    said = chat.says("ran 5 km easy in 32:00, effort 8")
    assert "felt like 8" in said
    assert chat.plan_on(hard) != before
    chat.taps("Undo")
    assert chat.plan_on(hard) == before


def as_planned(until: int):
    """Return every run of the plan's first days, as it was planned."""
    plan = runner().plan
    assert plan
    days = [(n, plan.on(day(n))) for n in range(until)]
    return tuple(
        Run(n + 1, day(n), one.distance_m, effort=3.0, type=one.type) for n, one in days if one.distance_m
    )


def test_heat_moves_a_session_and_is_kept_for_the_day() -> None:
    """Over the table's end no hard session is run; below it paces give way; tomorrow knows nothing of it."""
    chat = Chat(runner(runs=as_planned(31), heard_at=at(day(29), 6)), at(day(29), 6))
    hard = next(n for n in range(30, 50) if is_quality(chat.plan_on(n)))
    said = chat.says("it's 37 degrees and humid outside today", day(hard), 7)
    assert "too hot for hard running" in said
    chat.taps("Do that")
    assert not is_quality(chat.plan_on(hard))
    assert chat.athlete.checkins[-1].heat_f > 180
    warm = Chat(runner(runs=as_planned(31), heard_at=at(day(29), 6)), at(day(hard), 7))
    assert "% slower" in warm.says("it's 27 degrees outside")
    assert is_quality(warm.plan_on(hard))
    general = Chat(runner(runs=as_planned(31), heard_at=at(day(29), 6)), at(day(hard), 7))
    general.says("how much slower at 38 degrees?")
    assert general.athlete.checkins == ()


def test_a_hot_day_can_be_kept_as_planned() -> None:
    """It is the runner's call, with what to watch."""
    chat = Chat(runner(runs=as_planned(31), heard_at=at(day(29), 6)), at(day(29), 6))
    hard = next(n for n in range(30, 50) if is_quality(chat.plan_on(n)))
    chat.says("it's 37 degrees and humid outside today", day(hard), 7)
    assert "Your call" in chat.taps("As planned")
    assert is_quality(chat.plan_on(hard))


def test_the_achilles_is_told_when_it_was_felt_instead_of_how_the_morning_was() -> None:
    """When it was felt answers about any place but a bone, whatever was asked of it."""
    chat = morning()
    assert "Achilles" in chat.says("left achilles hurts 4")
    assert "calm" in chat.says("during the run")
    [pain] = chat.athlete.pains
    assert pain.course[-1].when is When.DURING


def test_a_pain_whose_question_stays_open_is_asked_about_next_morning() -> None:
    """What was told of a pain is kept at once, and the coach looks in on it."""
    chat = morning()
    assert "did you feel it during" in chat.says("right knee 4")
    asked = [message.text for _, message in chat.waits(at(day(9), 12))]
    assert any("right knee" in text for text in asked)


def test_a_place_that_was_told_outlives_the_question_behind_it() -> None:
    """A pain told answer by answer is kept when the last answer never comes, on the day it was told."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(7), 18)), now=at(day(7), 20))
    for words in ("something hurts", "right knee", "4"):
        said = chat.says(words)
    assert "during the run" in said
    chat.says("thanks", day(8), 1)
    assert [(p.site, p.since, p.ask_on) for p in chat.athlete.pains] == [("knee", day(7), day(8))]


@pytest.mark.parametrize(("words", "effort"), [("done as planned, too easy", 2), ("done as planned, 2", 2)])
def test_a_run_told_in_the_evening_is_no_answer_about_the_legs(words: str, effort: float) -> None:
    """While the morning's question is open, what was done goes into the log."""
    chat = morning()
    assert "Logged" in chat.says(words, day(8), 18)
    assert (chat.athlete.runs[-1].effort, chat.athlete.runs[-1].on) == (effort, day(8))
    assert not any(one.legs for one in chat.athlete.checkins)


def test_legs_that_are_done_in_are_no_run() -> None:
    """In the morning a word for tired legs stays one."""
    chat = morning()
    chat.says("done in")
    assert len(chat.athlete.runs) == len(ran(1, 3, 5, 6))


def test_legs_that_nobody_spoke_of_are_not_rated() -> None:
    """Tiredness and the night alone leave the legs without an answer, and nothing is said of them."""
    chat = morning()
    assert "egs" not in chat.says("fatigue 6, slept 4 hours")
    chat.says("busy")
    [told] = [one for one in chat.athlete.checkins if one.on == day(8)]
    assert (told.legs, told.fatigue, told.sleep_h) == (None, 6, 4)


def test_a_sore_place_that_is_worse_next_morning_is_followed_beside_a_second_one() -> None:
    """Ordinary soreness eases overnight; what does not stays open, as amber, and each pain is asked about in its turn."""
    chat = evening()
    chat.says("ran 11.5k 1:08:00 5/10, left calf 4", day(8), 21)
    chat.waits(at(day(9), 9))
    assert "ask again tomorrow" in chat.says("worse")
    chat.says("right knee 4")
    chat.says("during")
    open_ = {(p.site, p.side): [one.severity for one in p.course] for p in chat.athlete.pains}
    assert open_ == {("calf", "left"): [4, 6], ("knee", "right"): [4]}
    asked = [m.text for _, m in chat.waits(at(day(10), 9))]
    assert any("left calf" in text for text in asked)
    chat.says("4")
    assert colour(chat.athlete.pains[0], day(10)) is Colour.RED
    asked = [m.text for _, m in chat.waits(at(day(11), 9))]
    assert any("right knee" in text for text in asked)


def test_soreness_told_three_times_in_a_row_is_followed_by_its_name() -> None:
    """The mornings that were answered count, and the next one asks about the place."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(7), 18)), now=at(day(7), 20))
    for on, words in ((8, "calves 5"), (10, "calves 4"), (13, "calves 5")):
        chat.waits(at(day(on), 9))
        said = chat.says(words)
        if "same on both sides" in said:
            said = chat.says("both, and it eases")
    assert "Three times in a row you've told me of the calves" in said
    assert any("calves" in m.text for _, m in chat.waits(at(day(14), 9)))


def test_what_is_told_before_the_morning_is_part_of_its_answers() -> None:
    """Tiredness and the night are not asked again, the legs are; and no second check-in comes at seven."""
    stage = talk("@ 2027-04-13 06:00", "tired, fatigue 6, slept 4 hours", "@ 2027-04-13 07:30")
    assert "Tiredness 6, 4 h of sleep, noted." in stage.out[2]
    assert "the legs this morning?" in stage.out[2]
    assert len(stage.out) == 5
    for said in ("> 2", "> 5"):
        stage.play(said)
    [morning] = stage.athlete.checkins
    assert (morning.legs, morning.fatigue, morning.sleep_h, morning.stress) == (2.0, 6.0, 4.0, 5.0)
    assert "sleep?" not in "".join(stage.out)


def test_what_was_told_early_is_kept_though_the_rest_is_never_answered() -> None:
    """The day ends, and the recommender knows of the short night all the same."""
    stage = talk("@ 2027-04-13 06:00", "slept 4 hours", "@ 2027-04-14 06:30", "what's today?")
    [morning] = stage.athlete.checkins
    assert (morning.on.day, morning.legs, morning.sleep_h) == (13, None, 4.0)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "legs are fine"),
        ("en", "feeling good today"),
        ("de", "Beine ok"),
        ("es", "piernas ok"),
        ("fr", "les jambes vont bien"),
        ("pt", "as pernas estão bem"),
    ],
)
def test_legs_told_before_they_are_asked_about_begin_the_check_in(language: str, said: str) -> None:
    """On the morning of a run fine legs are an answer like any other, in every language; only the night is asked."""
    known = runner(runs=ran(1, 3, 5, 6))
    chat = Chat(replace(known, profile=replace(known.profile, language=language)), now=at(day(8), 6))
    assert chat.says(said)
    assert chat.athlete.open is not None
    assert chat.athlete.open.dialog == "checkin"
    chat.says("8 h")
    [morning] = [one for one in chat.athlete.checkins if one.on == day(8)]
    assert (morning.legs, morning.sleep_h) == (0.0, 8.0)


def test_fine_legs_told_twice_or_on_a_day_off_get_a_nod() -> None:
    """What is known, or changes nothing, is seen and asks for nothing."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6)), now=at(day(9), 6))
    assert not is_run(chat.athlete.plan.on(day(9)))
    assert chat.says("legs are fine") == "👍"
    assert chat.athlete.open is None


def test_tiredness_in_a_word_is_kept_beside_what_is_chosen() -> None:
    """Who is knackered is asked what today shall be; the check-in knows of it."""
    stage = talk("@ 2027-04-13 06:00", "knackered", "! tap Rest today")
    assert [one.fatigue is not None for one in stage.athlete.checkins] == [True]


def test_a_bad_night_on_a_rest_day_is_kept_and_asks_nothing() -> None:
    """There is nothing to decide."""
    stage = talk("@ 2027-04-12 06:00", "tired 7/10, slept 5h")
    assert "Nothing more to run today" in stage.out[-1]
    assert stage.athlete.open is None
    assert stage.athlete.checkins[0].sleep_h == 5.0


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "can't run today, too much work"),
        ("en", "can't today, my kid is ill"),
        ("de", "kann heute nicht, kind krank"),
        ("es", "hoy no puedo, mucho trabajo"),
        ("fr", "je peux pas aujourd'hui, trop de boulot"),
        ("pt", "hoje não posso, muito trabalho"),
    ],
)
def test_a_reason_told_with_a_missed_run_is_not_asked_for(language: str, said: str) -> None:
    """It was said; the run is let go, and nothing is open."""
    chat = morning()
    chat.athlete = replace(chat.athlete, profile=replace(chat.athlete.profile, language=language))
    chat.says(said)
    assert chat.athlete.open is None
    assert chat.athlete.plan is not None
    assert chat.athlete.plan.changes[-1].rule == "missed"


@pytest.mark.parametrize(
    ("said", "effort"), [("it was tough, 8/10", 8.0), ("done, was hard 7, left knee niggles", 7.0)]
)
def test_an_effort_told_with_how_it_went_is_not_asked_for(said: str, effort: float) -> None:
    """Its figure stands beside the words, whatever else is told."""
    chat = evening()
    assert "How hard" not in chat.says(said)
    if chat.athlete.open and chat.athlete.open.dialog == "debrief":
        chat.says("none")
    assert chat.athlete.runs[-1].effort == effort


@pytest.mark.parametrize("said", ["only downhill", "in the last k"])
def test_where_on_the_run_it_was_felt_says_that_it_was_during_it(said: str) -> None:
    """Hills and last kilometres are on the run."""
    chat = evening()
    chat.says("done, effort 5, left knee 2")
    chat.says(said)
    assert chat.athlete.pains[-1].course[-1].when is When.DURING


def test_a_place_that_was_fine_on_a_run_is_kept_as_that() -> None:
    """What is followed needs no question of its own then."""
    chat = evening()
    chat.says("done, effort 5, left knee 2")
    chat.says("only after")
    assert "left knee 0" in chat.says("5 km in 30:00, 4/10, knee ok", on=day(9))
    assert chat.athlete.pains[-1].severity == 0


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "done 5"),
        ("en", "all done, 5"),
        ("de", "erledigt 5"),
        ("es", "hecho 5"),
        ("fr", "fait 5"),
        ("pt", "feito 5"),
    ],
)
def test_a_bare_number_behind_done_is_the_effort_of_the_planned_run(language: str, said: str) -> None:
    """The question was how the run went, and its distance is known; "ran 5" still tells a distance."""
    chat = evening()
    chat.athlete = replace(chat.athlete, profile=replace(chat.athlete.profile, language=language))
    chat.says(said)
    assert chat.athlete.open is None or chat.athlete.open.key != "effort"
    chat.says("0")
    [run] = [one for one in chat.athlete.runs if one.on == day(8)]
    assert (run.distance_m, run.effort) == (chat.plan_on(8).distance_m, 5.0)


def test_ran_and_a_number_tells_a_distance() -> None:
    """Shorter than it was planned."""
    chat = evening("ran 5", "4", "0")
    [run] = [one for one in chat.athlete.runs if one.on == day(8)]
    assert run.distance_m == 5000


@pytest.mark.parametrize("said", ["foot fine", "my left foot is fine", "no pain in the foot"])
def test_a_sole_that_hurt_is_fine_when_the_foot_is(said: str) -> None:
    """Who hurts at a part of the foot speaks of the foot."""
    chat = Chat(runner(runs=ran(1)))
    chat.says("bottom of my foot hurts in the morning, 4", day(2), 18)
    chat.waits(at(day(3), 8))
    chat.says(said)
    [pain] = chat.athlete.pains
    assert (pain.site, pain.severity) == ("plantar", 0.0)


def test_when_a_pain_was_felt_is_not_asked_where_it_was_said_with_the_run() -> None:
    """And a knee without its side is the one that is followed."""
    talk = Chat()
    talk.now = at(day(0), 19)
    talk.says("ran 6k in 36:00, effort 5, right knee 3 during")
    assert not {"During the run", "Only after"} & talk.labels()
    assert [one.course[-1].when for one in talk.athlete.pains] == [When.DURING]
    talk.says("/log 3 km 18:00, effort 4, knee 4 going downhill")
    assert [(one.site, one.side, one.severity) for one in talk.athlete.pains] == [("knee", "right", 4.0)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "my calf tightened up in the last km, 4/10, had to stop"),
        ("de", "meine Wade hat zugemacht, 4/10, musste abbrechen"),
        ("es", "la pantorrilla 4/10, tuve que parar"),
        ("fr", "mollet 4/10, j'ai dû m'arrêter"),
        ("pt", "gémeos 4/10, tive de parar"),
    ],
)
def test_a_muscle_that_stopped_a_run_is_a_pain(language: str, said: str) -> None:
    """Told before today's run it is followed from then on, and today's run is no longer the question."""
    talk = Chat()
    talk.now = at(day(0), 8)
    talk.athlete = replace(talk.athlete, profile=replace(talk.athlete.profile, language=language))
    talk.says(said)
    talk.now = at(day(1), 8)
    talk.says("/today")
    assert [(one.site, one.severity) for one in talk.athlete.pains] == [("calf", 4.0)]


def test_a_question_that_waited_behind_another_ends_in_its_own_time() -> None:
    """A trip asked about days ago takes no answer for another one that is told now."""
    talk = Chat()
    talk.now = at(day(1), 8)
    talk.says("can't run on thursday, work trip")
    talk.says("legs 1")
    talk.now = at(day(4), 9)
    talk.says("we're flying to tenerife on 29 march for a week")
    talk.taps("Rest completely")
    assert "Save" in talk.labels()
