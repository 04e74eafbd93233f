"""More, asked for by the runner: what it would mean, the nearest safe option, and a second tap before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core import clearance
from core.absences import on_the_ladder
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons
from core.dialogs.previewed import coming, offer, refused, shown
from core.dialogs.question import LEAVE, Default, Heard, Question, Rows, UnclearError, agrees, chosen
from core.dialogs.rungs import way_up
from core.locks import locked
from core.messages import Choice, Say, Turn
from core.recommender.change import edit, lay_within_limits
from core.recommender.harder import SESSIONS, harder
from core.recommender.more import Preview, preview
from core.scene import Scene
from core.training.catalogue import title
from core.training.workout import Workout
from core.understanding.days import resolve
from core.understanding.further import adds, metres_in, session_in, wants_more
from core.understanding.questions import asks
from core.understanding.reading import Intent
from core.units import Distance
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, t


@dataclass(frozen=True, slots=True)
class Wanted:
    """How far (metres), *extra* to what is planned or in all, or which kind of hard session; and on which day."""

    on: date
    metres: float = 0.0
    extra: bool = False
    kind: str | None = None


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
    kind = yield from ask(which_kind())
    if kind and clearance.waiting(scene.athlete):
        return More(None)
    on = yield from ask(which_day(scene, kind))
    far = None if kind else (yield from ask(how_far(on)))
    wanted = Wanted(on, far.metres, far.extra) if far else Wanted(on, kind=kind)
    seen = seen_of(scene, wanted)
    if seen is None or seen.safe is None or seen.safe == seen.before:
        return More(wanted)
    answer = yield from ask(confirm(scene, seen, seen.safe, kind))
    return More(wanted, agreed=answer == "add it")


def seen_of(scene: Scene, wanted: Wanted) -> Preview | None:
    """Return what a wish would mean; None outside the plan, or where nothing of that kind is small enough."""
    if wanted.kind:
        return harder(scene, wanted.on, wanted.kind)
    return preview(scene, wanted.on, wanted.metres, extra=wanted.extra)


def which_kind() -> Question[str | None]:
    """Which hard session is wanted, where one was named and no distance: never asked."""
    return Question(key="kind", text=NOTHING, read=_kind, offered=_kind, default=Default(None))


def _kind(heard: Heard) -> str | None:
    named = None if _told(heard) else session_in(heard.text, heard.language)
    if named == "hills" and "sprint" in heard.text.casefold():  # the same word in all five languages
        named = "hill_sprints"
    return named if named in SESSIONS else None


def which_day(scene: Scene, kind: str | None) -> Question[date]:
    """Ask on which day; a distance that is asked for without one is for today."""
    return Question(
        key="day",
        text=t("On which day?") if kind else t('How far, and on which day? Like "16 km on Sunday".'),
        choices=LEAVES,
        context="asked:choice",
        read=lambda heard: _answered(scene, heard),
        offered=lambda heard: _day(scene, heard),
        welcomes=WELCOME,
        hints=(t('A day, like "Thursday".') if kind else t('A distance and a day: "16 km on Sunday".'),),
    )


def _answered(scene: Scene, heard: Heard) -> date:
    """Return the day that is named; a question about a day alone is another one."""
    if asks(heard.text, heard.language) and _told(heard) is None and _kind(heard) is None:
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


@dataclass(frozen=True, slots=True)
class Far:
    """How far, in metres; *extra*: on top of what is planned."""

    metres: float
    extra: bool


def how_far(on: date) -> Question[Far]:
    """Ask how far."""
    return Question(
        key="distance",
        text=t("How far on {day:weekday}?", day=on),
        choices=LEAVES,
        context="asked:choice",
        read=_metres,
        offered=_metres,
        welcomes=WELCOME,
        hints=(t('A distance, like "8 km".'),),
    )


def _metres(heard: Heard) -> Far:
    metres = _told(heard)
    if metres is None:
        raise UnclearError
    return Far(metres, adds(heard.text, heard.language))


def _told(heard: Heard) -> float | None:
    return metres_in(heard.text, heard.units, heard.language) or None


def confirm(scene: Scene, seen: Preview, safe: Workout, kind: str | None) -> Question[str]:
    """Show both weeks before and after, and offer what is safe."""
    rows: Rows = (
        (
            Choice(
                t("Do that") if kind else t("Make it {distance}", distance=Distance(safe.distance_m)),
                "add it",
            ),
            Choice(t("Leave it"), "cancel"),
        ),
    )
    return Question(
        key="more",
        text=lines(*shown(scene, seen), offer(scene, seen, safe, kind)),
        short=t("Shall I make it {what}?", what=title(safe)),
        choices=rows,
        read=lambda heard: _agreed(heard, rows),
        hints=(t("That far and no further, I'd say. Shall I?"),),
    )


def _agreed(heard: Heard, rows: Rows) -> str:
    said = chosen(rows, heard.word)
    if said is None and (agrees(heard) or heard.word in {"add it", "make it", "do that"}):
        said = "add it"
    if said is None:
        raise UnclearError
    return said


def finish(scene: Scene, told: More) -> Turn:
    """Add what was agreed to; say why where nothing can be added."""
    if scene.athlete.lock or (told.wanted is None and clearance.waiting(scene.athlete)):
        return scene.say(locked(scene))
    if on_the_ladder(scene.athlete):
        bring = t("Nothing beside the steps for now: they bring the distance back.")
        return scene.say(join((bring, WALK, way_up(scene))))
    seen = seen_of(scene, told.wanted) if told.wanted else None
    if seen is None:
        return scene.say(_outside(scene, told.wanted))
    kind = told.wanted.kind if told.wanted else None
    if seen.safe is None:
        return scene.say(refused(scene, seen, kind))
    return _added(scene, seen, seen.safe) if told.agreed else scene.say(_stays(seen))


def _outside(scene: Scene, wanted: Wanted | None) -> Text:
    plan = scene.athlete.plan
    if wanted and wanted.kind and plan and plan.week_of(wanted.on):
        none = t("Not in that week: even the smallest form of it is too much.")
        return join((none, coming(scene, wanted.kind)))
    return t("That day isn't in the plan, so there is nothing to add to. Which day did you mean?")


def _stays(seen: Preview) -> Text:
    if seen.asked == seen.before:
        return t(
            "{day:weekday} holds {what} already, so that is within the plan. Less is always fine.",
            day=seen.on,
            what=title(seen.before),
        )
    return t("Then it stays as it is: {what}.", what=title(seen.before))


def _added(scene: Scene, seen: Preview, safe: Workout) -> Turn:
    plan = scene.athlete.plan
    assert plan is not None  # noqa: S101 - it was previewed
    after = lay_within_limits(scene, "added", (edit(plan, seen.on, safe),), (("metres", safe.distance_m),))
    text = lines(t("Added."), *phrases.dated_lines([(seen.on, after.workout(seen.on))], scene.today))
    return after.say(Say(text, (buttons(scene, after),)))


WALK: Final = t("What may be added: half an hour of brisk walking on the days between, while it stays quiet.")


MORE_RUNNING: Final = Kind("more", more, finish, Lasts.TODAY)
