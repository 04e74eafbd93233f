"""Ten ways and more to say each danger sign, in five languages, and what only sounds like one."""

from __future__ import annotations

import pytest

from core.athlete.log import RedFlag
from core.understanding.safety import cleared, red_flag

URINE = """
i peed brown after the race
my pee was brown
peed cola this morning
pee like coca cola
weed brown after the long run
my wee looks like tea
urine is tea coloured
dark pee since the marathon
dark brown pee
my urine's gone really dark
brown urine
peeing blood
there was blood when i peed
pissed brown after the marathon
my wee is the colour of coke
peed the colour of tea
my piss is like black coffee
very dark wee and super sore quads
"""
NO_URINE = """
had to pee twice on the run
stopped for a wee at 5k
coffee and a pee then 8k
dark when i started, had to pee
brown trail shoes
peed in the woods, 10k in 58:00
a cup of tea after
needed a wee bit more rest
a wee bit tired
drank cola at 30k
ran in the dark
no dark urine
pee is clear again
"""

CHEST = """
chest was tight the whole run
tightness in my chest on the hill
tight chest
chest tightness
pressure on my chest
my chest felt squeezed
squeezing in my chest
like an elephant on my chest
elephant sitting on my chest
a band around my chest
my chest feels heavy
burning behind my breastbone
chest hurts when i run uphill
pain behind the sternum
weird feeling in my chest during intervals
chest discomfort at 10k
crushing chest
"""
NO_CHEST = """
chest strap slipped
chest day at the gym
got it off my chest
chest press 3x10
no chest pain
saw elephants at the zoo
chest is fine
bought a chest strap
"""

FAINT = """
passed out at the finish
passed out after the last rep
blacked out for a second
keeled over after the race
i fainted
nearly fainted on the hill
almost passed out
went down and don't remember it
collapsed after the finish line
lost consciousness
came to on the ground
everything went black
saw black and had to sit down
felt faint and had to lie down
felt like i was going to faint
my vision went black
woke up on the floor
thought i was going to pass out
blacking out when i stop
"""
NO_FAINT = """
passed out on the sofa at 9
passed out in bed
passed out the water bottles
faintest idea
collapsed on the couch
blackout blinds
woke up on time
woke up on the wrong side
didn't faint
keeled the boat
blackout curtains
"""

CALF = """
calf is swollen
swollen calf
calf is warm
my calf feels warm and tight
left calf is hot to the touch
one calf is bigger than the other
calf swelled up after the flight
calf is red
calf puffed up
left calf is puffy
calf is swollen and tender
right lower leg is swollen
my calf has doubled in size
one leg is thicker than the other
"""
NO_CALF = """
calves are tight
calf warmed up after 2k
warmed up my calves
calf sleeve
calves sore 4
calf isn't swollen
warm up then calf raises
hot day, calves cramped
calf raises 3x15
legs red from the cold wind
a hot bath for my legs
"""

NUMB = """
numb groin
my groin is numb
groin went numb
numbness in the groin
numb between my legs
can't feel my groin
no feeling down there in the saddle area
numb bum and can't pee
my crotch is numb
pins and needles in my groin
numb in the saddle area
lost control of my bladder
can't hold my pee
"""
NO_NUMB = """
fingers numb from the cold
numb toes in the snow
groin a bit tight
my groin isn't numb
hands went numb, -5 outside
"""

WEIGHT = """
can't put weight on it
cant put any weight on my foot
can't put weight on my leg
unable to bear weight
can't stand on it
can't step on it
hurts to put weight on it
too sore to stand on
i can hardly put weight on my ankle
foot won't take my weight
can't load it
can't weight bear
groin hurts when i put weight on it
hip hurts with every step
"""
NO_WEIGHT = """
lost some weight off my shoes
weight training tomorrow
can't put on weight
can't stand mondays
can't stand the heat
can put weight on it again
weights at the gym
can't stand hills
"""

REST = """
it hurts at night
hurts at rest
shin hurts when i lie down
it throbs at night
aches in bed
pain wakes me up
pain woke me at 3
hurts even when i'm not running
hurts even sitting down
keeps me up at night
can't sleep because of the pain in my shin
shin aches all night
it hurts when i'm just sitting
foot hurts even at rest
my foot still hurts when i'm resting
night pain in my hip
"""
NO_REST = """
it doesn't hurt at night
no pain at rest
rest day, nothing hurts
slept badly
can't sleep before races
up all night with the baby
rest hurts my motivation
"""

LIMP = """
limping
i'm limping a bit
walked home with a limp
had a limp after
hobbling around
hobbled home
can't walk properly
can't walk normally
walking funny because of my knee
it makes me limp
limped the last km
favouring my left leg
i'm walking with a limp
"""
NO_LIMP = """
not limping
limped over the line happy
walked the dog
no limp any more
walk run session done
"""

FEVER = """
i have a fever
got a fever
running a temperature
temp of 38.5
38.4 this morning
feverish
fever of 39
101 fever
shivering and aching all over
got the chills
burning up
my temperature is 39
"""
NO_FEVER = """
no fever
hay fever
fever free since monday
temperature was 28 outside
temp was 30 degrees today
ran in 38 degrees heat
cabin fever
race day fever
chilly morning
chill run
easy temperature for running
38.4 km this week
ran 38.5 km
"""

ELSEWHERE = {
    "es": (
        (
            RedFlag.SAME_DAY,
            "he meado marrón después de la carrera / pipí marrón / mi pis es como coca cola / orina oscura / "
            "orino de color té / el pis color café",
        ),
        (
            RedFlag.EMERGENCY,
            "me aprieta el pecho / opresión en el pecho / me desmayé en meta / perdí el conocimiento / "
            "se me nubló la vista y caí",
        ),
        (RedFlag.STOP, "no puedo apoyar el pie / cojeo / me duele por la noche / voy cojeando"),
        (RedFlag.ILLNESS, "tengo fiebre / 38,5 de fiebre"),
    ),
    "de": (
        (
            RedFlag.SAME_DAY,
            "hab braun gepinkelt / mein urin ist dunkel / pipi wie cola / urin wie tee / brauner urin / "
            "dunkler urin seit dem marathon / wade ist dick und warm",
        ),
        (
            RedFlag.EMERGENCY,
            "druck auf der brust / enge in der brust / bin umgekippt / kurz ohnmächtig geworden / "
            "mir wurde schwarz vor augen",
        ),
        (RedFlag.STOP, "kann nicht auftreten / ich humple / tut nachts weh / schmerzen in ruhe"),
        (RedFlag.ILLNESS, "ich habe fieber / 38,5 fieber"),
    ),
    "fr": (
        (
            RedFlag.SAME_DAY,
            "j'ai pissé marron après la course / urines foncées / pipi couleur coca / mes urines sont comme du thé / "
            "j'ai fait pipi brun / mollet gonflé et chaud",
        ),
        (
            RedFlag.EMERGENCY,
            "oppression dans la poitrine / la poitrine serrée / je me suis évanoui / j'ai perdu connaissance / "
            "je suis tombé dans les pommes",
        ),
        (RedFlag.STOP, "je ne peux pas poser le pied / je boite / j'ai mal la nuit / douleur au repos"),
        (RedFlag.ILLNESS, "j'ai de la fièvre / 38,5 ce matin"),
    ),
    "pt": (
        (
            RedFlag.SAME_DAY,
            "mijei castanho depois da prova / urina escura / xixi cor de coca cola / urina cor de chá / "
            "fiz xixi castanho / panturrilha inchada e quente",
        ),
        (
            RedFlag.EMERGENCY,
            "aperto no peito / pressão no peito / desmaiei na meta / perdi os sentidos / peito apertado",
        ),
        (RedFlag.STOP, "não consigo apoiar o pé / estou a coxear / dói à noite / dor em repouso / mancando"),
        (RedFlag.ILLNESS, "estou com febre / 38,5 de febre"),
    ),
}
"""Signs by the language they are written in."""

CALM = {
    "es": "no tengo fiebre / paré a hacer pis / café y a correr / una cerveza oscura",
    "de": "musste kurz pinkeln / war dunkel draußen / kein fieber / tee und kekse",
    "fr": "arrêt pipi au 5e / pas de fièvre / il faisait noir / un thé après",
    "pt": "parei para fazer xixi / sem febre / estava escuro / um chá depois",
}


def said(lines: str) -> list[str]:
    """Return one message a line."""
    return [line for line in lines.splitlines() if line]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        *((one, RedFlag.SAME_DAY) for one in said(URINE + CALF + NUMB)),
        *((one, RedFlag.EMERGENCY) for one in said(CHEST + FAINT)),
        *((one, RedFlag.STOP) for one in said(WEIGHT + REST + LIMP)),
        *((one, RedFlag.ILLNESS) for one in said(FEVER)),
    ],
)
def test_however_it_is_said(text: str, level: RedFlag) -> None:
    """A sign is as urgent as it is, in whatever words."""
    flag = red_flag(text)
    assert flag is not None
    assert flag.level is level


@pytest.mark.parametrize(
    "text",
    said(NO_URINE + NO_CHEST + NO_FAINT + NO_CALF + NO_NUMB + NO_WEIGHT + NO_REST + NO_LIMP + NO_FEVER),
)
def test_what_only_sounds_like_it(text: str) -> None:
    """Everyday words near a sign, and signs denied, are none."""
    assert red_flag(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [(one, level) for rows in ELSEWHERE.values() for level, many in rows for one in many.split(" / ")],
)
def test_in_other_languages(text: str, level: RedFlag) -> None:
    """A sign counts in every language, whatever the profile says."""
    flag = red_flag(text)
    assert flag is not None
    assert flag.level is level


@pytest.mark.parametrize("text", [one for many in CALM.values() for one in many.split(" / ")])
def test_calm_in_other_languages(text: str) -> None:
    """Everyday words are no signs in any language."""
    assert red_flag(text) is None


@pytest.mark.parametrize(
    "text",
    said(
        """
I saw a doctor, all clear
yes cleared
all clear from the hospital
cleared by cardiologist
the cardiologist cleared me
all clear from the doctor
doctor says all good to run
hospital gave me the all clear
physio gave the all clear
all clear!
been given the all clear
cleared by my doctor
they cleared me at the hospital
"""
    ),
)
def test_cleared_in_a_few_words(text: str) -> None:
    """Leave to run is heard however short it is; the question that follows asks for the yes."""
    assert cleared(text)


@pytest.mark.parametrize(
    "text",
    said(
        """
not cleared
no all clear yet
when am i cleared
skies cleared by noon
all clear skies today
waiting for the all clear from the hospital
the rain cleared
"""
    ),
)
def test_not_cleared_by_a_word(text: str) -> None:
    """The weather and a hope unlock nothing."""
    assert not cleared(text)


@pytest.mark.parametrize(
    ("language", "text", "level"),
    [
        ("fr", "mon genou, il est gonflé", RedFlag.STOP),
        ("fr", "mon père a mal au genou, il est gonflé", None),
        ("fr", "ma jambe, elle est gonflée et chaude", RedFlag.SAME_DAY),
        ("de", "meine Wade, sie ist dick und heiß", RedFlag.SAME_DAY),
        ("fr", "ma femme court, elle a mal à la poitrine", None),
        ("en", "heart rate stuck at 190 an hour after I stopped", RedFlag.EMERGENCY),
        ("en", "my pulse won't come down", RedFlag.EMERGENCY),
        ("en", "my pulse won't come down, think the strap has a glitch", None),
        ("en", "lost half my vision for ten minutes", RedFlag.EMERGENCY),
        ("en", "39 fever and a stiff neck", RedFlag.SAME_DAY),
        ("en", "bloody diarrhoea since the race", RedFlag.SAME_DAY),
        ("en", "rolled my ankle and it's black and blue", RedFlag.STOP),
        ("en", "beetroot juice made my pee pink again", None),
        ("en", "my pee is pink", RedFlag.SAME_DAY),
        ("en", "swollen feet after the flight, both the same, gone now", None),
        ("en", "swollen feet after the flight, ankle too, gone now", RedFlag.STOP),
        ("en", "swollen feet after the flight. gone now", RedFlag.STOP),
        ("en", "swollen feet after the flight, very, very", RedFlag.STOP),
        ("en", "swollen ankle, gone walking", RedFlag.STOP),
    ],
)
def test_what_else_a_sentence_tells(language: str, text: str, level: RedFlag | None) -> None:
    """What "it" takes up, what makes an everyday thing of a sign, what is over by the end of the sentence."""
    found = red_flag(text, language)
    assert (found.level if found else None) is level


@pytest.mark.parametrize(
    "words",
    [
        "my period hasn't come for 4 months",
        "it's been four months since my last period",
        "meine Periode ist seit 4 Monaten nicht gekommen",
        "no me ha venido la regla en 4 meses",
        "mes règles ne sont pas venues depuis 4 mois",
        "não veio a menstruação há 4 meses",
    ],
)
def test_periods_that_stay_away_for_months_are_to_be_seen(words: str) -> None:
    """No running until somebody has looked at it (Mountjoy 2023)."""
    found = red_flag(words)
    assert found is not None
    assert (found.level, found.kind) == (RedFlag.STOP, "energy")


@pytest.mark.parametrize(
    "text",
    [
        "dizzy on my run yesterday",
        "felt a bit lightheaded during intervals",
        "mir war schwindelig beim laufen",
        "me mareé corriendo ayer",
        "j'ai eu des vertiges pendant la sortie",
        "fiquei com tonturas no treino de ontem",
    ],
)
def test_dizziness_in_running_is_looked_at_the_same_day(text: str) -> None:
    """Near to fainting in exercise, though nobody says so."""
    flag = red_flag(text)
    assert flag
    assert flag.level is RedFlag.SAME_DAY


@pytest.mark.parametrize(
    "text", ["45 min spinning instead of my run", "no dizziness on the run", "my wife got dizzy on her run"]
)
def test_dizziness_of_none_is_no_sign(text: str) -> None:
    """A spinning class, a denial and somebody else."""
    assert red_flag(text) is None


def test_a_run_that_was_not_run_denies_no_chest_pain() -> None:
    """A denial ends at the run it denies."""
    flag = red_flag("did not run today chest pain")
    assert flag
    assert flag.level is RedFlag.EMERGENCY
