"""More, asked for by the runner: what it would mean, the nearest safe option, and a second tap before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core import clearance
from core.absences import DAY, on_the_ladder
from core.dialogs.bargain import Far, bargained, other_distance
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons
from core.dialogs.previewed import coming, offer, refused, shown
from core.dialogs.question import LEAVE, Default, Heard, Question, Rows, UnclearError
from core.dialogs.reach import way_under_way
from core.dialogs.rungs import way_up
from core.locks import locked
from core.messages import Choice, Say, Turn
from core.recommender.change import edit, lay_within_limits
from core.recommender.harder import SESSIONS, doubled, harder
from core.recommender.more import Preview, preview
from core.scene import Scene
from core.training.catalogue import is_quality, title
from core.training.workout import Workout
from core.understanding.days import resolve
from core.understanding.further import adds, doubles, metres_in, session_in, wants_more
from core.understanding.questions import asks
from core.understanding.reading import Intent
from core.units import Distance
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, t


@dataclass(frozen=True, slots=True)
class Wanted:
    """How far (metres), *extra* to what is planned or in all, or which kind of hard session, or *twice*; on which day."""

    on: date
    metres: float = 0.0
    extra: bool = False
    kind: str | None = None
    twice: bool = False


@dataclass(frozen=True, slots=True)
class More:
    """What was wanted, and whether the safe form of it was agreed to."""

    wanted: Wanted | None
    agreed: bool = False


LEAVES: Final[Rows] = ((Choice(t("Leave it"), LEAVE),),)
WELCOME: Final = frozenset({Intent.LOG_RUN, Intent.MOVE_WORKOUT, Intent.ASK_TODAY, Intent.ASK_WEEK})


def more(scene: Scene) -> Dialog[More]:
    """Ask what is wanted unless it was said; show what it would mean; ask once more before it is done."""
    if not_now(scene):
        return More(None)
    kind = yield from ask(which_kind())
    if kind and clearance.waiting(scene.athlete):
        return More(None)
    twice = yield from ask(doubling())
    on = yield from ask(which_day(scene, kind, named=twice))
    far = None if kind or twice else (yield from ask(how_far(on)))
    wanted = (
        Wanted(on, far.metres, far.extra) if far else Wanted(on, kind=None if twice else kind, twice=twice)
    )
    return (yield from _bargain(scene, wanted))


def _bargain(scene: Scene, wanted: Wanted) -> Dialog[More]:
    """Show what a wish would mean until it is agreed to, left, or nothing of it can be added: "and 6?"."""
    number = 1
    while (seen := seen_of(scene, wanted)) and seen.safe and seen.safe != seen.before:
        answer = yield from ask(confirm(scene, seen, seen.safe, wanted.kind, number))
        if isinstance(answer, str):
            return More(wanted, agreed=answer == "add it")
        wanted, number = Wanted(wanted.on, answer.metres, answer.extra), number + 1
    return More(wanted)


def seen_of(scene: Scene, wanted: Wanted) -> Preview | None:
    """Return what a wish would mean; None outside the plan, or where nothing of that kind is small enough."""
    if wanted.twice:
        return doubled(scene, wanted.on)
    if wanted.kind:
        return harder(scene, wanted.on, wanted.kind)
    return preview(scene, wanted.on, wanted.metres, extra=wanted.extra)


def doubling() -> Question[bool]:
    """Whether twice of what is planned is wanted: never asked."""
    return Question(key="twice", text=NOTHING, read=_twice, offered=_doubles, default=Default(value=False))


def _twice(heard: Heard) -> bool:
    return doubles(heard.text, heard.language)


def _doubles(heard: Heard) -> bool | None:
    return _twice(heard) or None


def which_kind() -> Question[str | None]:
    """Which hard session is wanted, where one was named and no distance: never asked."""
    return Question(key="kind", text=NOTHING, read=_kind, offered=_kind, default=Default(None))


def _kind(heard: Heard) -> str | None:
    named = None if _told(heard) else session_in(heard.text, heard.language)
    if named == "hills" and "sprint" in heard.text.casefold():  # the same word in all five languages
        named = "hill_sprints"
    return named if named in SESSIONS else None


def which_day(scene: Scene, kind: str | None, *, named: bool) -> Question[date]:
    """Ask on which day; a distance that is asked for without one is for today."""
    return Question(
        key="day",
        text=t("On which day?") if kind or named else t('How far, and on which day? Like "16 km on Sunday".'),
        choices=LEAVES,
        context="asked:choice",
        read=lambda heard: _answered(scene, heard),
        offered=lambda heard: _day(scene, heard),
        welcomes=WELCOME,
        hints=(
            t('A day, like "Thursday".') if kind or named else t('A distance and a day: "16 km on Sunday".'),
        ),
    )


def _answered(scene: Scene, heard: Heard) -> date:
    """Return the day that is named; a question about a day alone is another one."""
    if asks(heard.text, heard.language) and _told(heard) is None and _kind(heard) is None:
        raise UnclearError
    return _day(scene, heard)


def _day(scene: Scene, heard: Heard) -> date:
    said = heard.reading("asked:choice").when
    on = resolve(said, heard.on) if said and said not in WEEKS else None
    if on is None and wants_more(heard.text, heard.language) and _told(heard):
        on = scene.today
    if on is None:
        raise UnclearError
    return _once_begun(scene, on)


WEEKS: Final = frozenset({"this_week", "next_week", "last_week"})
"""What names no day."""


def _once_begun(scene: Scene, on: date) -> date:
    """A weekday named before the plan begins is the first one in it."""
    plan = scene.athlete.plan
    return on + timedelta(days=7) if plan and on < plan.first_day() <= on + timedelta(days=7) else on


def how_far(on: date) -> Question[Far]:
    """Ask how far."""
    return Question(
        key="distance",
        text=t("How far on {day:weekday}?", day=on),
        choices=LEAVES,
        context="asked:choice",
        read=_metres,
        offered=_metres,
        and_before=True,
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


def confirm(
    scene: Scene, seen: Preview, safe: Workout, kind: str | None, number: int = 1
) -> Question[str | Far]:
    """Show both weeks before and after, and offer what is safe; another distance is shown in its turn."""
    rows: Rows = (
        (
            Choice(
                t("Do that")
                if kind or is_quality(safe)
                else t("Make it {distance}", distance=Distance(safe.distance_m)),
                "add it",
            ),
            Choice(t("Leave it"), "cancel"),
        ),
    )
    return Question(
        key="more" if number == 1 else f"more{number}",
        text=lines(*shown(scene, seen), offer(scene, seen, safe, kind)),
        short=t("Shall I make it {what}?", what=title(safe)),
        choices=rows,
        read=lambda heard: bargained(heard, rows, safe.distance_m),
        claims=lambda heard: other_distance(heard) is not None,
        hints=(t("That far and no further, I'd say. Shall I?"),),
    )


def finish(scene: Scene, told: More) -> Turn:
    """Add what was agreed to; say why where nothing can be added."""
    closed = not_now(scene)
    if closed:
        return scene.say(closed)
    if told.wanted is None and clearance.waiting(scene.athlete):
        return scene.say(locked(scene))
    seen = seen_of(scene, told.wanted) if told.wanted else None
    if seen is None:
        return scene.say(_outside(scene, told.wanted))
    kind = told.wanted.kind if told.wanted else None
    if seen.safe is None:
        return scene.say(refused(scene, seen, kind))
    return _added(scene, seen, seen.safe) if told.agreed else scene.say(_stays(seen))


def not_now(scene: Scene) -> Text:
    """Say why nothing at all may be added while running is off or comes back in steps; nothing when it may."""
    if scene.athlete.lock:
        return locked(scene)
    if on_the_ladder(scene.athlete):
        bring = t("Nothing beside the steps for now: they bring the distance back.")
        return join((bring, WALK, way_up(scene)))
    way = way_under_way(scene)
    if way:
        until = way[0] - DAY
        return t(
            "Not more just now: running comes back in steps until {until:daymonth}. Ask me again then.",
            until=until,
        )
    return NOTHING


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
