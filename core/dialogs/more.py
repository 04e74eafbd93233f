"""More, asked for by the runner: what it would mean, the nearest safe option, and a second tap before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.absences import on_the_ladder
from core.dialogs.climb import way_up
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons
from core.dialogs.question import LEAVE, Heard, Question, Rows, UnclearError, agrees, chosen
from core.locks import locked
from core.messages import Choice, Say, Turn
from core.recommender.change import edit, lay_within_limits
from core.recommender.more import Budgets, Preview, preview
from core.scene import Scene
from core.training.catalogue import title
from core.training.workout import Workout
from core.understanding.days import resolve
from core.understanding.further import metres_in, wants_more
from core.understanding.questions import asks
from core.understanding.reading import Intent
from core.units import Distance
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, t


@dataclass(frozen=True, slots=True)
class Wanted:
    """How far (metres), and on which day."""

    metres: float
    on: date


@dataclass(frozen=True, slots=True)
class More:
    """What was wanted, and whether the safe form of it was agreed to."""

    wanted: Wanted | None
    agreed: bool = False


LEAVES: Final[Rows] = ((Choice(t("Leave it"), LEAVE),),)
WELCOME: Final = frozenset({Intent.LOG_RUN, Intent.MOVE_WORKOUT, Intent.ASK_TODAY, Intent.ASK_WEEK})


def more(scene: Scene) -> Dialog[More]:
    """Ask what is wanted unless it was said; show what it would mean; ask once more before it is done."""
    if scene.athlete.lock or on_the_ladder(scene.athlete):
        return More(None)
    on = yield from ask(which_day(scene))
    metres = yield from ask(how_far(on))
    wanted = Wanted(metres, on)
    seen = preview(scene, wanted.on, wanted.metres)
    if seen is None or seen.safe is None:
        return More(wanted)
    answer = yield from ask(confirm(scene, seen, seen.safe))
    return More(wanted, agreed=answer == "add it")


def which_day(scene: Scene) -> Question[date]:
    """Ask on which day; a distance that is asked for without one is for today."""
    return Question(
        key="day",
        text=t('How far, and on which day? Like "16 km on Sunday".'),
        choices=LEAVES,
        context="asked:choice",
        read=lambda heard: _answered(scene, heard),
        offered=lambda heard: _day(scene, heard),
        welcomes=WELCOME,
        hints=(t('A distance and a day: "16 km on Sunday".'),),
    )


def _answered(scene: Scene, heard: Heard) -> date:
    """Return the day that is named; a question about a day alone is another one."""
    if asks(heard.text, heard.language) and _told(heard) is None:
        raise UnclearError
    return _day(scene, heard)


def _day(scene: Scene, heard: Heard) -> date:
    said = heard.reading("asked:choice").when
    on = resolve(said, heard.on) if said else None
    if on is None and wants_more(heard.text, heard.language) and _told(heard):
        on = scene.today
    if on is None:
        raise UnclearError
    return _once_begun(scene, on)


def _once_begun(scene: Scene, on: date) -> date:
    """A weekday named before the plan begins is the first one in it."""
    plan = scene.athlete.plan
    return on + timedelta(days=7) if plan and on < plan.first_day() <= on + timedelta(days=7) else on


def how_far(on: date) -> Question[float]:
    """Ask how far."""
    return Question(
        key="distance",
        text=t("How far on {day:weekday}?", day=on),
        choices=LEAVES,
        context="asked:choice",
        read=_metres,
        offered=_told,
        welcomes=WELCOME,
        hints=(t('A distance, like "8 km".'),),
    )


def _metres(heard: Heard) -> float:
    metres = _told(heard)
    if metres is None:
        raise UnclearError
    return metres


def _told(heard: Heard) -> float | None:
    return metres_in(heard.text, heard.units, heard.language) or None


def confirm(scene: Scene, seen: Preview, safe: Workout) -> Question[str]:
    """Show both weeks before and after, and offer what is safe."""
    rows: Rows = (
        (
            Choice(t("Make it {distance}", distance=Distance(safe.distance_m)), "add it"),
            Choice(t("Leave it"), "cancel"),
        ),
    )
    return Question(
        key="more",
        text=lines(*_shown(scene, seen), _offer(seen, safe)),
        short=t("Shall I make it {distance}?", distance=Distance(safe.distance_m)),
        choices=rows,
        read=lambda heard: _agreed(heard, rows),
        hints=(t("That far and no further, I'd say. Shall I?"),),
    )


def _agreed(heard: Heard, rows: Rows) -> str:
    said = chosen(rows, heard.word)
    if said is None and (agrees(heard) or heard.word in {"add it", "make it"}):
        said = "add it"
    if said is None:
        raise UnclearError
    return said


def _shown(scene: Scene, seen: Preview) -> list[Text]:
    """Return what was asked, and two weeks in both budgets."""
    (this, this_after), (following, following_after) = seen.weeks
    names = (
        (t("This week"), t("Week after")) if _this_week(scene, seen.on) else (t("That week"), t("Week after"))
    )
    first = t(
        "{day:weekday}: {asked}, where {before} is planned.",
        day=seen.on,
        asked=title(seen.asked),
        before=title(seen.before) if seen.before.type != "rest" else t("rest"),
    )
    return [first, _week(names[0], this, this_after), _week(names[1], following, following_after)]


def _this_week(scene: Scene, on: date) -> bool:
    return on.isocalendar()[:2] == scene.today.isocalendar()[:2]


def _week(name: Text, before: Budgets, after: Budgets) -> Text:
    fast = t("fast {fast}", fast=Distance(after.speed_m)) if after.speed_m else t("nothing fast")
    if round(before.endurance_m) == round(after.endurance_m):
        return t("{name}: {now}, {fast}, as planned.", name=name, now=Distance(after.endurance_m), fast=fast)
    return t(
        "{name}: {now} instead of {before}, {fast}.",
        name=name,
        now=Distance(after.endurance_m),
        before=Distance(before.endurance_m),
        fast=fast,
    )


def _offer(seen: Preview, safe: Workout) -> Text:
    if not seen.broken:
        return t("That fits within every limit. Shall I add it?")
    return join(
        (
            t("Too big a step. {limit}", limit=seen.broken[0].text),
            t("The most I'd add is {safe}.", safe=title(safe)),
        )
    )


def finish(scene: Scene, told: More) -> Turn:
    """Add what was agreed to; say why where nothing can be added."""
    plan = scene.athlete.plan
    if scene.athlete.lock:
        return scene.say(locked(scene))
    if on_the_ladder(scene.athlete):
        return scene.say(
            join((t("Nothing beside the steps for now: they bring the distance back."), way_up(scene)))
        )
    seen = preview(scene, told.wanted.on, told.wanted.metres) if told.wanted else None
    if plan is None or seen is None:
        return scene.say(
            t("That day isn't in the plan, so there is nothing to add to. Which day did you mean?")
        )
    if seen.safe is None:
        return scene.say(_refused(scene, seen))
    if not told.agreed:
        return scene.say(t("Then it stays as it is: {what}.", what=title(seen.before)))
    after = lay_within_limits(
        scene, "added", (edit(plan, seen.on, seen.safe),), (("metres", seen.safe.distance_m),)
    )
    text = lines(t("Added."), phrases.day_line(seen.on, after.workout(seen.on)))
    return after.say(Say(text, (buttons(scene, after),)))


def _refused(scene: Scene, seen: Preview) -> Text:
    held = seen.held.proposal if seen.held else None
    if held:
        return join((t("Not more just now."), held.reason))
    limit = seen.broken[0].text if seen.broken else NOTHING
    return lines(
        *_shown(scene, seen),
        join(
            (t("Too big a step. {limit}", limit=limit), t("What is planned is as far as that day should go."))
        ),
    )


MORE_RUNNING: Final = Kind("more", more, finish, Lasts.TODAY)
