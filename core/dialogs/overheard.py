"""What a line means because of what is going on: another end of a trip, better days, a question in between."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

from core.absences import on_the_ladder, open_illness
from core.athlete.log import Run
from core.commands.fixing import fixed
from core.commands.table import COMMANDS
from core.dialogs.felt import before_the_checkin
from core.dialogs.general import general
from core.dialogs.question import Heard, UnclearError, chosen, declines
from core.dialogs.retold import retold, well_again
from core.dialogs.rungs import way_up
from core.dialogs.small import corrections
from core.dialogs.trip import new_end, until_then
from core.logbook import newest_run, result_of
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.catalogue import is_run
from core.understanding import sickness
from core.understanding.arguments import days_in
from core.understanding.cities import find_city, named_zone
from core.understanding.days import resolve
from core.understanding.normalise import clean, fold
from core.understanding.reading import Intent, Reading
from core.understanding.run_times import human
from core.understanding.safety import cleared
from core.understanding.small import small
from core.voice.text import NOTHING, Named, join, t

OF_A_TRIP: Final = frozenset({Intent.UNKNOWN, Intent.EDIT_LAST, Intent.VACATION})
TOLD: Final = frozenset(
    {
        Intent.LOG_RUN,
        Intent.SKIP_RUN,
        Intent.REPORT_PAIN,
        Intent.REPORT_ILLNESS,
        Intent.MOVE_WORKOUT,
        Intent.VACATION,
        Intent.PAUSE_PLAN,
        Intent.SET_REMINDER,
        Intent.UNDO,
        Intent.STOP,
        Intent.DELETE_DATA,
    }
)
"""Intents that are no question, whatever words they hold."""


AGAIN: Final = re.compile(
    r"\b(?:when|can|may|could|should|how soon)\b.*\b(?:run|running|jog|train|training|start)\b"
)


MOVED: Final = re.compile(r"(?:(?:i|we)(?:'ve| have)? )?(?:just )?moved(?: house| home| city| away)?[.!]?")
"""Says that somebody lives elsewhere now, and not where."""


def _clock(scene: Scene, reading: Reading) -> Turn | None:
    """The name of a zone is the clock from now on; somebody who moved is asked where to."""
    if named_zone(scene.said):
        return COMMANDS["city"].answer(scene, reading)
    return scene.opens("where_are_you") if MOVED.fullmatch(scene.plain) else None


def _moving(scene: Scene) -> Turn | None:
    """Somebody who will live elsewhere from a day on keeps this clock until then, and is told how both change."""
    words, said = small(scene.language).get("moving", ()), fold(clean(scene.said))
    days = days_in(scene.said, scene.language)
    on = resolve(days[0], scene.today) if len(days) == 1 else None
    moves = any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", said) for one in words)
    if not moves or on is None or on <= scene.today:
        return None
    city = next(iter(find_city(WHERE_TO.split(said)[-1])), None)
    if city is None or not city.country:
        return None
    here = Named(scene.athlete.profile.city or scene.athlete.profile.zone or "UTC")
    text = t(
        "{city} from {on:weekday} on, then. Until you're there I keep to the clock of {here}; tap the first when you "
        "land. If the journey takes a run, let that one go.",
        city=Named(city.name),
        on=on,
        here=here,
    )
    there = Choice(t("I'm in {city} now", city=Named(city.name)), f"/city {city.name}, {city.country}")
    cannot = Choice(t("Can't run {on:weekday}", on=on), f"/cant {on.isoformat()}")
    return scene.offer(text, there, *((cannot,) if is_run(scene.workout(on)) else ()))


WHERE_TO: Final = re.compile(r"\b(?:to|nach|para|a)\b")
"""What stands before the place somebody moves to."""


def _when_again(scene: Scene, reading: Reading) -> Turn | None:
    """Somebody who asks when to run again is not back yet, though the words may say it: "cuándo puedo volver a correr"."""
    asks = reading.intent in {Intent.RESUME_PLAN, Intent.ASK_PLAN} and WHEN_AGAIN.search(scene.plain)
    return COMMANDS["today"].answer(scene, replace(reading, when=None)) if asks else None


WHEN_AGAIN: Final = re.compile(r"\b(?:when|how soon) (?:can|may|could|should)\b.*\bagain\b")


def _unwell(scene: Scene, reading: Reading) -> Turn | None:
    """Somebody ill may say how it is, or ask when; somebody tired may say so without asking for anything."""
    ill = open_illness(scene.athlete) is not None
    unread = reading.intent is Intent.UNKNOWN
    if ill and AGAIN.search(scene.plain) and reading.intent not in TOLD:
        return scene.say(
            t(
                "After a full day without symptoms. Tell me when you feel better, and we start with 20 minutes."
            )
        )
    if ill and unread and sickness.state(scene.plain):
        return scene.opens("recovering", scene.said)
    if unread and not ill and sickness.kind(scene.plain) and not scene.athlete.open:
        return scene.opens("unwell", scene.said)
    return None


def _felt(scene: Scene, reading: Reading) -> Turn | None:
    """Tiredness, stress and the night, told while nothing is asked and nothing is wrong, belong to today's check-in."""
    calm = not (scene.athlete.open or scene.athlete.lock or open_illness(scene.athlete))
    return before_the_checkin(scene) if calm and reading.intent in OF_THE_BODY else None


def _cleared(scene: Scene) -> Turn | None:
    """Leave to run, given while the way back goes on and nothing is locked: its steps stay."""
    if scene.athlete.lock or on_the_ladder(scene.athlete) is None or not cleared(scene.said):
        return None
    stays = t("Good to hear. The steps stay all the same: they get the sore place used to running again.")
    return scene.say(join((stays, way_up(scene))))


OF_THE_BODY: Final = frozenset({Intent.UNKNOWN, Intent.ANSWER, Intent.SMALLTALK})
"""Intents that leave words about how somebody feels to be read."""


LABELS: Final = (
    Choice(t("What do you store?"), "/privacy"),
    Choice(t("Good, start"), "/start ready"),
    Choice(t("Why so easy?"), "/why easy"),
    Choice(t("See all weeks"), "/plan"),
    Choice(t("Show me the weeks"), "/plan"),
    Choice(t("See the week"), "/week"),
    Choice(t("This week"), "/week"),
    Choice(t("Today"), "/today"),
    Choice(t("My paces"), "/paces"),
    Choice(t("My mile"), "/mymile"),
    Choice(t("My run"), "/today"),
    Choice(t("Stop messages"), "/stop"),
    Choice(t("Pause the plan"), "/pause"),
    Choice(t("A lighter week"), "/lighter"),
    Choice(t("Set a goal"), "/race"),
    Choice(t("Change my goal"), "/race"),
    Choice(t("I've been cleared"), "/cleared"),
    Choice(t("They've agreed"), "/cleared"),
    Choice(t("I'll get it seen"), ""),
    Choice(t("Can't today"), "/cant"),
    Choice(t("I'm back"), "/back"),
    Choice(t("Fix"), "/fix"),
    Choice(t("Undo"), "/undo"),
    Choice(t("Help"), "/help"),
)
"""Buttons that need no open question: typing a label does what tapping it does; without a command it is a nod."""


def typed(scene: Scene, reading: Reading) -> Turn | None:
    """A label that is typed is a tap."""
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    if not heard.plain:
        return None  # "?" is the label of nothing
    says = chosen((LABELS,), heard.plain, heard.language)
    says = chosen((LABELS,), heard.word) if says is None else says
    if says == "":
        return scene.say(Say(NOTHING, react="👍"))
    one = COMMANDS.get(says.removeprefix("/").split()[0]) if says else None
    if says is None or one is None or not (one.anytime or scene.athlete.onboarded_at):
        return None
    return one.answer(replace(scene, said=says), reading)


DETAIL: Final = re.compile(r"^(?:(?:it |that )?took (?:me )?|(?:the |my )?time (?:was )?|in )?[\d:.]+$")
RATED: Final = re.compile(r"^(?:the |my )?(?:effort|rpe)\b.{0,14}\d$")
LATELY: Final = timedelta(days=1)


def _detail(scene: Scene, reading: Reading) -> Turn | None:
    """A time that the last run has not yet, or another effort for it: said a moment after it was logged."""
    run, heard = (
        newest_run(scene.athlete),
        Heard(scene.said, scene.athlete.units, scene.today, scene.language),
    )
    if run is None or run.logged_at is None or scene.now - run.logged_at > LATELY:
        return None
    timed = (
        (run.duration_s is None or _near_result(scene, run, heard))
        and reading.distance_m is None
        and ":" in heard.word
        and DETAIL.match(heard.word)
    )
    if not (timed or RATED.match(heard.word)):
        return None
    try:
        changes = corrections(heard)
    except UnclearError:
        return None
    off = timed and run.distance_m and not human(changes.get("duration_s", 0.0), run.distance_m)
    return None if off else fixed(scene, run.number, changes)


def _near_result(scene: Scene, run: Run, heard: Heard) -> bool:
    """Return whether a bare time is that of the race just told, put right."""
    raced = result_of(scene.athlete, run)
    try:
        said = corrections(heard).get("duration_s") if raced else None
    except UnclearError:
        return False
    return bool(raced and said and abs(said - raced.time_s) <= SLIP * raced.time_s)


SLIP: Final = 0.15
"""How far a time may be from the one it corrects, as a part of it."""


def _of_the_pain(scene: Scene, reading: Reading) -> Turn | None:
    """A number or a side said of a pain that was just told, or that all is well again."""
    waiting = scene.athlete.open
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    unclear = waiting is not None and waiting.key == "sign" and declines(heard)
    if reading.intent in TOLD or unclear:  # "no" to "one spot, or along a stretch?" is not that it is over
        return None
    return retold(scene) or well_again(scene)


def overheard(scene: Scene, reading: Reading) -> Turn | None:
    """Return the turn a line leads to by the situation alone; None when it must be read by its intent."""
    label = typed(scene, reading)
    if label:
        return label
    last = new_end(scene, reading) if reading.intent in OF_A_TRIP else None
    if last:
        return until_then(scene, last)
    told = (
        _of_the_pain(scene, reading)
        or _felt(scene, reading)
        or _unwell(scene, reading)
        or _when_again(scene, reading)
        or _detail(scene, reading)
        or _clock(scene, reading)
        or _moving(scene)
        or _cleared(scene)
    )
    if told:
        return told
    if reading.intent in TOLD or (reading.when and reading.intent is Intent.ASK_WHY):
        return None
    return general(scene)
