"""What runners of five languages tell beside the plain run: corrections, nights, two runs, others' complaints."""

from __future__ import annotations

from datetime import date

import pytest

from core.understanding.reading import Intent
from core.understanding.understand import understand
from core.units import Units

TODAY = date(2026, 11, 23)


def read(text, language, context="idle"):
    """Read *text* as a message in *language*."""
    return understand(text, context=context, units=Units.KM, today=TODAY, language=language)


@pytest.mark.parametrize(
    ("language", "text", "metres"),
    [
        ("en", "it was 8.5 not 8", 8500),
        ("es", "eran 8,5 no 8", 8500),
        ("de", "es waren 8,5 nicht 8", 8500),
        ("fr", "c'était 8,5 pas 8", 8500),
        ("pt", "foram 8,5 não 8", 8500),
        ("de", "nicht 8, sondern 8,5 km", 8500),
        ("de", "nur 4 statt 8 km gelaufen", 4000),
    ],
)
def test_a_number_that_is_taken_back_does_not_count(language, text, metres):
    """Whichever comes first."""
    assert read(text, language).distance_m == metres


@pytest.mark.parametrize(
    ("language", "text", "hours"),
    [
        ("en", "11pm till 6:30", 7.5),
        ("en", "in bed at 10:30 up at 6", 7.5),
        ("es", "de once a seis", 7),
        ("de", "23 Uhr bis 6:30", 7.5),
        ("de", "um halb elf ins Bett und um 6 raus", 7.5),
        ("fr", "de 23h à 6h30", 7.5),
        ("pt", "das 11 às 6:30", 7.5),
    ],
)
def test_a_night_by_the_clock(language, text, hours):
    """From going to bed to getting up."""
    assert read(text, language, "asked:sleep").sleep_h == hours


@pytest.mark.parametrize(
    ("language", "text", "first", "second"),
    [
        ("en", "monday 5k tuesday 8k", (5000, "mon", None), (8000, "tue", None)),
        ("en", "5k monday and 8k tuesday", (5000, "mon", None), (8000, "tue", None)),
        ("es", "lunes 5 km y martes 8", (5000, "mon", None), (8000, "tue", None)),
        ("de", "Montag 5 km, Dienstag 8", (5000, "mon", None), (8000, "tue", None)),
        ("fr", "lundi 5 km et mardi 8", (5000, "mon", None), (8000, "tue", None)),
        ("pt", "segunda 5 km e terça 8", (5000, "mon", None), (8000, "tue", None)),
        ("en", "ran 8k in 45 and then 5k in 26", (8000, None, 2700), (5000, None, 1560)),
    ],
)
def test_two_runs_in_a_line(language, text, first, second):
    """Each with its day or its time."""
    got = read(text, language)
    assert (got.distance_m, got.when, got.duration_s) == first
    (other,) = [one for one in got.also if one.intent is Intent.LOG_RUN]
    assert (other.distance_m, other.when, other.duration_s) == second


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "7 km on holiday"),
        ("es", "7 km de vacaciones"),
        ("de", "7 km im Urlaub"),
        ("fr", "7 km en vacances"),
        ("pt", "7 km de férias"),
        ("de", "7 km in der Stadt"),
        ("fr", "7 km en montée"),
        ("en", "7 km uphill"),
        ("en", "50 minutes, incline 1"),
        ("de", "50 Minuten Laufband, 1 % Steigung"),
    ],
)
def test_where_a_run_was_hides_no_run(language, text):
    """A holiday without days is only where it was; a slope is no distance."""
    got = read(text, language)
    assert got.intent is Intent.LOG_RUN
    assert got.distance_m == (7000 if "7" in text else None)
    assert not got.clarify


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on holiday until the 5th, no 7 km run"),
        ("en", "on holiday next week, only 5 km runs"),
        ("de", "bin im Urlaub"),
    ],
)
def test_a_holiday_is_a_holiday(language, text):
    """With its days, or with nothing run."""
    assert read(text, language).intent is Intent.VACATION


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on holiday from the 3rd to the 10th"),
        ("es", "de vacaciones del 3 al 10"),
        ("de", "vom 3. bis 10. im Urlaub"),
        ("fr", "en vacances du 3 au 10"),
        ("pt", "de férias do dia 3 ao 10"),
    ],
)
def test_days_of_a_month_told_without_it(language, text):
    """Both ends are read; a 40th is none."""
    got = read(text, language)
    assert (got.when, got.when_until) == ("---03", "---10")
    assert read(text.replace("10", "40"), language).when_until is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "easy 5 with my daughter, her knee was sore so we walked the last bit"),
        ("de", "lockere 5 mit meiner Tochter, ihr tat das Knie weh"),
        ("es", "10 km con mi hermana, a ella le dolía la rodilla"),
        ("pt", "5 leves com minha filha, o joelho dela doía"),
    ],
)
def test_the_complaint_of_another_is_none_of_the_runner(language, text):
    """Told by a pronoun."""
    assert not read(text, language).aches


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "quick 3 before breakfast"),
        ("es", "3 rápidos antes de desayunar"),
        ("de", "schnelle 3 vorm Frühstück"),
        ("fr", "3 vite fait avant le petit-déj"),
        ("pt", "3 rapidinhos antes do café"),
    ],
)
def test_a_bare_number_with_how_and_when_is_a_run(language, text):
    """How it was run, a number, and before what."""
    got = read(text, language)
    assert (got.intent, got.distance_m) == (Intent.LOG_RUN, 3000)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "13 km 1:15 6/10 legs ok"),
        ("de", "13 km 1:15 6/10 beine gut"),
        ("es", "13 km 1:15 6/10 piernas bien"),
        ("fr", "13 km 1:15 6/10 jambes ok"),
        ("pt", "13 km 1:15 6/10 pernas bem"),
    ],
)
def test_a_number_before_a_place_that_has_its_own_word_is_the_effort(language, text):
    """The legs are ok, and six out of ten is how hard it was."""
    got = read(text, language, "asked:run")
    assert (got.distance_m, got.duration_s, got.effort, got.soreness) == (13000, 4500, 6, None)
    assert read("8 km 45:10 7/10 calves", "en", "asked:run").soreness == 7


def test_a_number_of_climbs_is_no_distance():
    """Though climbs are also the name of a workout."""
    assert read("côtes : 12 montées", "fr").distance_m is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "didn't run today, no time"),
        ("es", "hoy no he corrido, sin tiempo"),
        ("de", "heute nicht gelaufen, keine Zeit"),
        ("fr", "pas couru aujourd'hui, pas le temps"),
        ("pt", "hoje não corri, sem tempo"),
    ],
)
def test_no_time_is_no_word_about_the_legs(language, text):
    """To the question about soreness a run that was left out is told; "no" alone is none."""
    assert read(text, language, "asked:soreness").intent is Intent.SKIP_RUN
    assert (
        read(
            {"de": "nein", "pt": "não", "fr": "non"}.get(language, "no"), language, "asked:soreness"
        ).soreness
        == 0
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "8 km in 48 min, felt harder than it should"),
        ("en", "8 km in 48 min, tougher than it should be"),
        ("de", "8 km in 48 min, anstrengender als es sein sollte"),
        ("es", "8 km en 48 min, más duro de lo que debería"),
        ("fr", "8 km en 48 min, plus dur que ça ne devrait"),
        ("pt", "8 km em 48 min, mais duro do que devia"),
    ],
)
def test_a_run_that_was_harder_than_it_should_have_been_is_run(language, text):
    """What should have been is no plan for later, and no correction of what was told before."""
    found = read(text, language)
    assert (found.intent, found.distance_m, found.duration_s) == (Intent.LOG_RUN, 8000, 48 * 60)
    assert (found.effort or 0) >= 6


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "8.2 in 47:10 effort 6 calf a bit tight"),
        ("de", "8,2 in 47:10 anstrengung 6 wade etwas fest"),
        ("es", "8,2 en 47:10 esfuerzo 6 un poco cargado gemelo"),
        ("fr", "8,2 en 47:10 effort 6 mollet un peu dur"),
        ("pt", "8,2 em 47:10 esforço 6 gémeo um pouco pesado"),
    ],
)
def test_how_far_in_which_time_is_not_how_sore(language, text):
    """Without a unit and without a comma before the place."""
    said = read(text, language)
    assert (said.distance_m, said.duration_s, said.effort) == (8200, 2830, 6)
    assert [(one.site, one.score) for one in said.aches] == [("calf", 2)]


@pytest.mark.parametrize("text", ["dormi fatal, 4 horas, el niño malo", "dormí mal, 4 horas, mi hija mala"])
def test_a_night_with_an_ill_child_is_a_short_night(text):
    """It is not the runner who is ill."""
    said = read(text, "es")
    assert (said.intent, said.sleep_h) == (Intent.SMALLTALK, 4)


def test_an_illness_beside_somebody_elses_is_heard():
    """What is told of the runner stands in a part of its own."""
    assert read("my wife is ill and i have a fever", "en").intent is Intent.REPORT_ILLNESS


@pytest.mark.parametrize("context", ["idle", "asked:soreness", "asked:rpe"])
def test_a_number_of_the_scale_that_is_asked_about_is_no_answer(context):
    """Nothing is rated by it."""
    said = read("can you explain effort 6", "en", context)
    assert (said.effort, said.soreness, said.number) == (None, None, None)
    assert said.intent not in {Intent.ANSWER, Intent.EDIT_LAST}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "4k in 27, calf ok. actually it was 4.5"),
        ("de", "4 km in 27 min. es waren doch 4,5"),
        ("es", "4 km en 27 min. en realidad fueron 4,5"),
        ("fr", "4 km en 27 min. en fait c'était 4,5 km"),
        ("pt", "4k em 27, canela ok. na verdade foram 4,5"),
    ],
)
def test_a_run_put_right_in_its_own_line_is_one_run(language, text):
    """It corrects no run that was told before."""
    said = read(text, language)
    assert (said.intent, said.distance_m, said.duration_s) == (Intent.LOG_RUN, 4500, 1620)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i have a 10k with friends on the 21st, should i race it?"),
        ("en", "there's a 10k on the 21st"),
        ("de", "ich habe am 21. einen 10 km Lauf, soll ich Vollgas geben?"),
        ("es", "el 21 tengo un 10k con los amigos, ¿lo corro a tope?"),
        ("es", "tengo un 10k el día 21"),
        ("fr", "j'ai un 10 km le 21, je le cours à fond ?"),
        ("pt", "tenho um 10k no dia 21, corro a sério?"),
    ],
)
def test_a_race_on_a_day_of_the_month_is_ahead(language, text):
    """Asked about or not: it is no run of today."""
    said = read(text, language)
    assert (said.intent, said.race, said.race_date) == (Intent.CHANGE_GOAL, "10k", "---21")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i have run 10 km on the 2nd"),
        ("de", "am 2. habe ich 10 km gemacht"),
        ("fr", "le 2 j'ai couru 10 km"),
    ],
)
def test_a_run_on_a_day_of_the_month_is_over(language, text):
    """Whatever helps its verb to be past."""
    assert read(text, language).intent is Intent.LOG_RUN


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "6k 40 min easy, no pain. can i move sunday to saturday?"),
        ("es", "6k 40 min suave, sin dolor. puedo cambiar el domingo al sabado esta semana?"),
    ],
)
def test_a_run_is_not_lost_to_what_is_moved_behind_it(language, text):
    """Both are read."""
    said = read(text, language)
    assert (said.intent, said.distance_m) == (Intent.LOG_RUN, 6000)
    assert [(one.when_from, one.when) for one in said.also] == [("sun", "sat")]


def test_nothing_is_no_run_and_no_effort():
    """Spanish "nada", under the question how it went."""
    assert read("nada", "es", "asked:run").intent is Intent.SKIP_RUN


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "13.5 in 1:25, felt a 5. oh and on friday i did run, 6k in 38"),
        ("es", "13,5 en 1:25, un 5. ah y el viernes si que corri, 6k en 38"),
    ],
)
def test_a_run_of_another_day_told_last_is_a_run_of_its_own(language, text):
    """Neither lends the other its distance."""
    said = read(text, language)
    assert (said.distance_m, said.duration_s) == (13500, 5100)
    assert [(one.when, one.distance_m, one.duration_s) for one in said.also] == [("fri", 6000, 2280)]
