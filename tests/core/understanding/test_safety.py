"""Danger signs in a runner's own words: what fires, how urgent, and what does not."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.log import RedFlag
from core.understanding.safety import cleared, red_flag, seen
from core.understanding.words import LANGUAGES
from core.voice.speech import LOCALES

EMERGENCY = [
    "chest felt tight on the hill",
    "had chest pain at 5k",
    "pain in my chest when I push",
    "my chest hurts a bit",
    "bit of pressure in the chest",
    "fainted after the last rep",
    "nearly passed out at the finish",
    "I blacked out for a second",
    "couldn't catch my breath sitting on the sofa",
    "cant breathe properly",
    "short of breath just lying in bed",
    "suddenly really breathless, had to stop",
    "palpitations and dizzy",
    "heart was fluttering and skipping beats",
    "slurred speech and my face went numb",
    "left arm is numb and tingling",
    "my calf is swollen and I'm short of breath",
    "confused and stopped sweating in the heat",
    "No fever but chest pain",
    "no pain but chest tight",
    "CHEST PAIN",
    "ran 10k in 50:00, effort 7, chest tightness near the end",
    "i want to kill myself",
]
SAME_DAY = [
    "my pee is brown after the marathon",
    "dark urine since yesterday",
    "urine looks like cola",
    "left calf is swollen and warm",
    "one calf is red and hot after the flight",
    "felt a pop in my calf",
    "cant pee and my groin is numb",
    "think I've got rhabdo",
]
STOP = [
    "sharp pain in one spot on my left shin. hurts walking too now",
    "sharp pain top of my foot, cant put weight on it",
    "limping a bit",
    "hip aches at night",
    "my shin hurts at rest",
    "knee is swollen this morning",
    "my knee locked",
    "hurts to hop on it",
    "I can't walk without pain",
    "shin is tender to the touch",
    "pain wakes me at night",
    "the pain isn't easing, getting worse every run",
    "no period for 3 months",
    "doctor says it's a stress fracture",
    "stabbing pain in my foot",
    "not limping but it hurts at night",
]
ILLNESS = [
    "woke up with a fever, 38.4, everything aches",
    "Flu",
    "tested positive for covid",
    "been throwing up all night",
    "chesty cough",
    "i'm ill",
    "got a temperature",
    "feeling sick",
]
FINE = [
    "no chest pain",
    "no chest pain, no fever",
    "chest is fine, no pain or tightness",
    "killed it today",
    "dead legs",
    "chest strap died at 3k",
    "my heart sank when I saw the hill",
    "stabbing at a PB on sunday",
    "no fever, no cough",
    "fever free for 2 days",
    "no fever since yesterday morning",
    "ran 10k in 50:00",
    "calves sore 4",
    "left achilles a bit tight",
    "hay fever again",
    "spring marathon fever",
    "kids have fever so no run",
    "not limping",
    "no sharp pain",
    "no swelling",
    "it doesn't hurt at night",
    "the pain is gone",
    "nearly died on lap 3",
    "legs feel super heavy",
    "heart rate was high",
    "sharp turn at 3k",
    "7am sharp",
    "didn't faint this time",
    "sick of the rain",
    "shins in july, fine since",
    "actually 9.2",
    "last 3 were a slog",
    "quads trashed, 7",
    "collapsed on the sofa after",
    "passed out on the couch at 9",
    "my watch died",
    "flu jab today so easy run",
    "faintest idea what pace",
    "black toenail",
    "first leg of the relay",
    "1:53:40!!!!!! last 5k were insane",
    "move thursday to friday",
    "",
    "👍",
]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        *((text, RedFlag.EMERGENCY) for text in EMERGENCY),
        *((text, RedFlag.SAME_DAY) for text in SAME_DAY),
        *((text, RedFlag.STOP) for text in STOP),
        *((text, RedFlag.ILLNESS) for text in ILLNESS),
    ],
)
def test_fires(text, level):
    """A danger sign is seen, as urgent as it is."""
    flag = red_flag(text)
    assert flag is not None
    assert flag.level is level


@pytest.mark.parametrize("text", FINE)
def test_does_not_fire(text):
    """Denied signs, running's own hyperbole and other people's illnesses are no danger signs."""
    assert red_flag(text) is None


def test_names_the_place():
    """The place and side that hurt are named with the sign."""
    flag = red_flag("had to stop at 4k, sharp pain in one spot on my left shin. hurts walking too now")
    assert (flag.site, flag.side) == ("shin", "left")


def test_the_most_urgent_wins():
    """Of several signs the most urgent counts."""
    assert red_flag("limping, and chest pain since this morning").level is RedFlag.EMERGENCY


def test_hidden_characters_hide_nothing():
    """Invisible characters and odd widths do not hide a sign."""
    assert red_flag("ch\u200best p\u00adain").level is RedFlag.EMERGENCY
    assert red_flag("\uff23\uff28\uff25\uff33\uff34 \uff30\uff21\uff29\uff2e").level is RedFlag.EMERGENCY


def test_the_end_of_a_long_message_counts():
    """A sign far down in a long message is seen."""
    assert red_flag("blah blah " * 700 + "and then I had chest pain").level is RedFlag.EMERGENCY


@settings(derandomize=True, max_examples=100, deadline=None)
@given(before=st.text(max_size=60), after=st.text(alphabet="abc xyz", max_size=60))
def test_a_sign_after_a_full_stop_always_fires(before, after):
    """Whatever stands in the sentences around it, a sentence of its own is heard."""
    flag = red_flag(f"{before} . I have chest pain. {after}")
    assert flag is not None
    assert flag.level is RedFlag.EMERGENCY


@settings(derandomize=True, max_examples=100, deadline=None)
@given(text=st.text(max_size=300))
def test_never_raises(text):
    """No text makes the search fail."""
    assert red_flag(text) is None or red_flag(text).sign


@pytest.mark.parametrize("unit", ["chest ", "no ", "pain .. ", "hurts when ", "calf ", "a", "1 ", "\u202e"])
def test_hostile_text_is_read(unit):
    """Text made to be slow is searched like any other."""
    assert red_flag(unit * (10_000 // len(unit))) is None or unit.strip()


@pytest.mark.parametrize(
    "text",
    [
        "physio cleared me", "doc says i can run", "cleared to run", "got the all clear today",
        "I was cleared by my GP",
        "doctor said it's fine to run again", "the surgeon has signed me off, cleared to train",
    ],
)  # fmt: skip
def test_cleared(text):
    """Leave to run from a professional is heard."""
    assert cleared(text)


@pytest.mark.parametrize(
    "text",
    [
        "not cleared yet", "doctor says i cant run", "waiting to be cleared",
        "seen. stress reaction, 4 weeks no running",
        "when will i be cleared to run", "it cleared up by itself", "feels fine, i'm running tomorrow", "",
        "hoping to get the all clear tomorrow",
    ],
)  # fmt: skip
def test_not_cleared(text):
    """A wish, a no, or the runner's own opinion is not leave to run."""
    assert not cleared(text)


@pytest.mark.parametrize(
    "text",
    [
        "seen. stress reaction, 4 weeks no running",
        "saw the physio",
        "doctor says its shin splints",
        "had an mri today",
        "got it checked",
    ],
)
def test_seen(text):
    """Having been seen by a professional is heard."""
    assert seen(text)


@pytest.mark.parametrize(
    "text", ["not yet", "haven't been seen", "will see the doctor tomorrow", "booked for friday", ""]
)
def test_not_seen(text):
    """A plan to be seen is not having been seen."""
    assert not seen(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_month_and_no_weekday_is_a_danger(language: str) -> None:
    """In whatever language it is read: "em março" tells of no limp."""
    here = Locale.parse(LOCALES.get(language, language))
    called = [name for table in (here.months, here.days) for name in table["format"]["wide"].values()]
    read_as = [(name, other) for name in called for other in LANGUAGES]
    assert [(name, other) for name, other in read_as if red_flag(f"10 km 48:30, {name}", other)] == []


@pytest.mark.parametrize(
    "said",
    [
        "i leak urine when i run",
        "tenho umas perdas de urina quando corro",
        "tengo pérdidas de orina al correr",
        "j'ai des fuites urinaires quand je cours",
        "ich verliere beim laufen etwas urin",
        "my knee hurts going down stairs",
        "me duele el gemelo al bajar escaleras, un 4",
        "mir tut die wade beim treppensteigen weh",
    ],
)
def test_what_is_common_is_no_emergency(said):
    """Leaking on the run is asked of a pelvic physio, stairs that hurt a knee or a calf are pain to be sorted."""
    assert red_flag(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "leaking pee and my saddle area is numb",
        "hurts to walk down stairs, hip",
        "i can't control my bladder",
    ],
)
def test_what_is_grave_stays_one(said):
    """Numb and leaking, a hip that hurts under weight, no control: these are looked at."""
    assert red_flag(said) is not None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Wade tut weh, 4 Tage ohne Laufen"),
        ("es", "dolor en el gemelo, 4 días sin correr"),
        ("fr", "mal au mollet, deux semaines sans courir"),
        ("pt", "dor no gémeo, uma semana sem correr"),
    ],
)
def test_days_without_running_are_no_pain_without_running(language: str, words: str) -> None:
    """A stop that is told of is no pain at rest; the same words without their days are."""
    assert red_flag(words, language) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Schienbein tut auch ohne Laufen weh"),
        ("es", "me duele la tibia sin correr"),
        ("fr", "mal au tibia même sans courir"),
        ("pt", "dói-me a canela sem correr"),
        ("es", "me duele la tibia por la noche, 4 días sin correr"),
    ],
)
def test_pain_without_running_stays_a_danger_sign(language: str, words: str) -> None:
    """Pain at rest stops running, whatever days off are told beside it."""
    flag = red_flag(words, language)
    assert flag
    assert flag.level is RedFlag.STOP


@pytest.mark.parametrize(
    ("language", "behind", "not_yet"),
    [
        ("en", "got over the flu, easy 5k today", "almost recovered from the flu"),
        ("de", "erholt von der Grippe, 5 km heute", "noch nicht erholt von der Grippe"),
        ("es", "ya se me pasó la gripe, 5 km hoy", "aún no se me pasó la gripe"),
        ("fr", "remis de la grippe, 5 km ce matin", "presque remis de la grippe"),
        ("pt", "sarei da gripe, 5 km hoje", "quase recuperado da gripe"),
    ],
)
def test_an_illness_that_was_overcome_is_over(language: str, behind: str, not_yet: str) -> None:
    """Where the verb stands before it, in every language; one that is only almost over is not."""
    assert red_flag(behind, language) is None
    assert red_flag(not_yet, language) is not None


def test_no_emergency_is_overcome() -> None:
    """A chest that hurt is asked about, also when it has passed."""
    flag = red_flag("se me pasó el dolor en el pecho", "es")
    assert flag is not None
    assert flag.level is RedFlag.EMERGENCY
