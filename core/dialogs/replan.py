"""A lasting wish, laid at once with [Undo] when days just change places, shown first when weeks grow or shrink."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from core.absences import absence_on
from core.athlete.log import Why
from core.athlete.profile import Dial
from core.athlete.wishes import Wishes, read, wishes, written
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons
from core.dialogs.question import NO_WORDS, YES_WORDS, Heard, Question, Rows, UnclearError, chosen
from core.locks import locked
from core.messages import Choice, Say, Turn
from core.replanning import Outcome, foreseen, week_total
from core.scene import Scene
from core.training.limits import WARNINGS
from core.training.plan import Plan
from core.understanding.reading import Intent
from core.units import Distance
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, t, tn

SHOWN: Final = 3
"""Weeks whose totals are set beside each other."""


def settle(scene: Scene, wanted: Wishes, rule: str) -> Turn:
    """Do what is wanted, or show it first where much moves, or say why it cannot be."""
    paused = absence_on(scene.athlete, scene.today, Why.PAUSE)
    if paused and paused.last is None:
        return scene.offer(
            t("The plan is paused. Say you're back, and then I build that in."),
            Choice(t("I'm back"), "/back"),
        )
    if wanted == wishes(scene.athlete):
        return scene.say(t("That's how it is already, so nothing changes."))
    return _settled(scene, foreseen(scene, wanted, rule), wanted, rule)


def _settled(scene: Scene, outcome: Outcome, wanted: Wishes, rule: str) -> Turn:
    if outcome.refusal and rule == "goal":
        return scene.opens("alternatives", wish=written(wanted))
    if outcome.scene is None:
        return scene.say(refused(outcome))
    if LEFT_OUT in outcome.warnings and rule == "race-added":
        return scene.say(WARNINGS[LEFT_OUT])
    if (outcome.much or _raises(wishes(scene.athlete), wanted)) and scene.athlete.lock is None:
        return scene.opens("replan", wish=written(wanted), rule=rule)
    return laid(scene, outcome, rule)


def _raises(now: Wishes, wanted: Wishes) -> bool:
    """Return whether more of something is wanted than now: that is never laid without a second tap."""
    order = list(Dial)
    turned = ((now.volume, wanted.volume), (now.speed, wanted.speed))
    return any(order.index(new) > order.index(old) for old, new in turned)


LEFT_OUT: Final = "race-left-out"
"""No plan has room for a race on the way."""


def refused(outcome: Outcome) -> Text:
    """Say what stands against a wish, and what would work where something is known to."""
    stays = t("So everything stays as it is.")
    if outcome.refusal:
        others = [t("- {other}", other=one.text) for one in outcome.refusal.alternatives]
        return lines(outcome.refusal.text, *others, stays)
    if outcome.limit:
        return join((t("I'd rather not do that just now:"), outcome.limit.text, stays))
    return stays


def laid(scene: Scene, outcome: Outcome, rule: str) -> Turn:
    """Say what was done, from when, and what the first week of it is."""
    after = outcome.scene
    assert after is not None  # noqa: S101 - called with a wish that can be done
    done = join((DONE[rule](scene, wishes(after.athlete)), _what_fits(after, rule)))
    if scene.athlete.plan is None or outcome.since is None:
        nothing = t("No day of the plan has to change.") if after.athlete.plan and rule != "age" else NOTHING
        return after.say(Say(join((done, nothing)), (buttons(scene, after),)))
    shown = (from_when(scene, after, outcome.since), *that_week(scene, after, outcome.since))
    return after.say(Say(lines(join((done, locked(after), shown[0])), *shown[1:]), (buttons(scene, after),)))


def _changes(before: Scene, after: Scene, since: date) -> date:
    """Return the first day that is another one than before."""
    old, new = before.athlete.plan, after.athlete.plan
    days = (since + timedelta(days=n) for n in range((new.last_day() - since).days + 1 if new else 0))
    return next((day for day in days if old and new and old.on(day) != new.on(day)), since)


def from_when(before: Scene, after: Scene, since: date) -> Text:
    """Say which is the first day that is another one than before, and which week is shown."""
    first = _changes(before, after, since)
    if (first - since).days < WEEK:
        return t("From {first:date} on:", first=first)
    if _shown(before, after, since) > first:
        return t("Nothing changes before {first:date}. The week of the race:", first=first)
    return t("Nothing changes before {first:date}. That week:", first=first)


WEEK: Final = 7


def that_week(before: Scene, after: Scene, since: date) -> list[Text]:
    """Return a line for each run of the week that is shown: the first with new days, or that of a new race."""
    start = _shown(before, after, since)
    days = (start + timedelta(days=n) for n in range(WEEK))
    return [phrases.day_line(day, after.workout(day)) for day in days if after.workout(day).type != "rest"]


def _shown(before: Scene, after: Scene, since: date) -> date:
    """Return the first day of the week that is shown."""
    first = _changes(before, after, since)
    if (first - since).days < WEEK:
        return first
    new = [race.on for race in after.athlete.races if race not in before.athlete.races]
    shown = max(first, new[0]) if new else first
    return shown - timedelta(days=shown.weekday())


# --- Shown first ----------------------------------------------------------------------------------------------------

ROWS: Final[Rows] = ((Choice(t("Do that"), "do that"), Choice(t("Keep it"), "keep")),)


def replan(scene: Scene) -> Dialog[bool]:
    """Show what a wish changes, and ask."""
    outcome = _outcome(scene)
    if outcome.scene is None:
        return True
    return (yield from ask(shall_i(scene, outcome)))


def _outcome(scene: Scene) -> Outcome:
    return foreseen(scene, read(scene.about["wish"]), scene.about["rule"])


def shall_i(scene: Scene, outcome: Outcome) -> Question[bool]:
    """Set the next weeks beside each other, before and after."""
    after = outcome.scene
    assert after is not None  # noqa: S101 - asked for before
    done = DONE[scene.about["rule"]](scene, wishes(after.athlete))
    since = outcome.since or scene.today
    text = lines(
        join((done, _weeks(scene, after, since), t("It would begin like this:"))),
        *that_week(scene, after, since),
    )
    return Question(
        key="replan",
        text=text,
        short=join((done, t("Shall I?"))),
        choices=ROWS,
        read=lambda heard: not _undoes(heard) and _agreed(heard),
        claims=_undoes,
    )


def _undoes(heard: Heard) -> bool:
    """An "undo" of what is only shown keeps the plan; nothing older is taken back for it."""
    return heard.reading().intent is Intent.UNDO


def _weeks(before: Scene, after: Scene, since: date) -> Text:
    old, new = before.athlete.plan, after.athlete.plan
    if old is None or new is None:
        return NOTHING
    monday = since + timedelta(days=-since.weekday() % 7)
    mondays = [monday + timedelta(days=7 * n) for n in range(SHOWN)]
    ends = _ends(old, new)
    totals = [(_total(old, day), _total(new, day)) for day in mondays]
    if all(was == now for was, now in totals):
        return ends
    was, now = ([total[side] for total in totals] for side in (0, 1))
    compared = t("The next weeks: {now} instead of {was}.", now=phrases.both(now), was=phrases.both(was))
    return join((compared, ends))


def _total(plan: Plan, day: date) -> Text:
    metres = week_total(plan, day)
    return t("{total}", total=Distance(metres)) if metres else t("nothing")


def _ends(old: Plan, new: Plan) -> Text:
    more = len(new.weeks) - len(old.weeks)
    if more > 0:
        return tn("The plan gets {n} week longer.", "The plan gets {n} weeks longer.", more)
    return (
        tn("The plan gets {n} week shorter.", "The plan gets {n} weeks shorter.", -more) if more else NOTHING
    )


def _agreed(heard: Heard) -> bool:
    said = chosen(ROWS, heard.word)
    if said is None and (heard.word in YES_WORDS or heard.word in {"do it", "go ahead", "sounds good"}):
        said = "do that"
    if said is None and (heard.word in NO_WORDS or heard.word in {"keep", "leave it", "stay"}):
        said = "keep"
    if said is None:
        raise UnclearError
    return said == "do that"


def finish(scene: Scene, agreed: bool) -> Turn:
    """Lay it, or leave everything as it is."""
    if not agreed:
        return scene.say(t("Then everything stays as it is."))
    outcome = _outcome(scene)
    return scene.say(refused(outcome)) if outcome.scene is None else laid(scene, outcome, scene.about["rule"])


REPLAN: Final = Kind("replan", replan, finish, Lasts.TODAY)


# --- What was wanted ------------------------------------------------------------------------------------------------


def _days(_scene: Scene, now: Wishes) -> Text:
    return t("Running days from now on: {days}.", days=phrases.days(now.days))


def _long_day(_scene: Scene, now: Wishes) -> Text:
    return t("Long runs on {day} from now on.", day=phrases.weekday(now.long_run_day or 0))


def _time(scene: Scene, now: Wishes) -> Text:
    known = wishes(scene.athlete).time_limits
    new = [limit for limit in now.time_limits if limit not in known]
    if not new:
        return t("Noted: all the time you like.")
    days = phrases.both([phrases.weekday(limit.weekday) for limit in new])
    return t("{days}: {minutes} minutes at most from now on.", days=days, minutes=round(new[0].minutes))


def _race(scene: Scene, now: Wishes) -> Text:
    known = wishes(scene.athlete).races
    new = [race for race in now.races if race not in known]
    return join(
        t("{race} on {on:date}, {how}", race=phrases.TITLES[one.distance], on=one.on, how=MEANT[one.priority])
        for one in new
    )


MEANT: Final = {
    "B": t("in earnest: that week is lighter, with easy days before and after."),
    "C": t("for fun: it is the hard session of that week, nothing else makes way."),
}


def _no_race(scene: Scene, now: Wishes) -> Text:
    gone = next(race for race in wishes(scene.athlete).races if race not in now.races)
    return t("The {race} on {on:date} is off.", race=phrases.race_name(gone.distance), on=gone.on)


def _dials(scene: Scene, now: Wishes) -> Text:
    was = wishes(scene.athlete)
    parts = [VOLUME[now.volume]] if now.volume != was.volume else []
    parts += [SPEED[now.speed]] if now.speed != was.speed else []
    return join(parts)


VOLUME: Final[Mapping[Dial, Text]] = {
    Dial.LESS: t("Less distance from now on, as little as the goal allows."),
    Dial.USUAL: t("The usual distance from now on."),
    Dial.MORE: t("More distance from now on, as far as the limits go."),
}
SPEED: Final[Mapping[Dial, Text]] = {
    Dial.LESS: t("Less fast running from now on."),
    Dial.USUAL: t("The usual amount of fast running from now on."),
    Dial.MORE: t("More fast running from now on, as far as the limits go."),
}


def _age(_scene: Scene, now: Wishes) -> Text:
    return t("Noted: {age}.", age=now.age or 0)


def _what_fits(after: Scene, rule: str) -> Text:
    """Say how much of what is wished for beside the runs a week has room for, where that is less."""
    plan, now = after.athlete.plan, wishes(after.athlete)
    if plan is None or rule not in {"strength", "crossing"}:
        return NOTHING
    monday = after.today + timedelta(days=7 - after.today.weekday())
    weeks = [[plan.on(monday + timedelta(days=7 * w + n)) for n in range(7)] for w in range(SHOWN)]
    strong = max(sum(one.type == "strength" for one in week) for week in weeks)
    crossed = max(sum(one.type == "cross_training" for one in week) for week in weeks)
    if strong >= now.strength and crossed >= len(now.crossing):
        return NOTHING
    fits = [tn("strength once", "strength {n} times", strong)] if strong else []
    fits += [tn("cross-training once", "cross-training {n} times", crossed)] if crossed else []
    if not fits:
        return WARNINGS["strength"]
    return t(
        "One day of the week stays free of everything, and hard days want fresh legs, so your week has room for {what}.",
        what=phrases.both(fits),
    )


def _strength(_scene: Scene, now: Wishes) -> Text:
    if not now.strength:
        return t("No strength any more.")
    return tn(
        "Strength once a week from now on, on days without a run.",
        "Strength {n} times a week from now on, on days without a run.",
        now.strength,
    )


def _crossing(_scene: Scene, now: Wishes) -> Text:
    if not now.crossing:
        return t("No cross-training any more.")
    return t("Cross-training from now on: {days}, easy.", days=phrases.days(now.crossing))


def _mile(_scene: Scene, now: Wishes) -> Text:
    if now.mile:
        return t("The mile block is part of the plan again.")
    return t("No mile block: its weeks go to the base, and a little speed stays in strides and hills.")


def _goal(_scene: Scene, now: Wishes) -> Text:
    return t("{goal}.", goal=phrases.goal(now.goal))


DONE: Final[Mapping[str, Callable[[Scene, Wishes], Text]]] = {
    "days": _days,
    "long-day": _long_day,
    "time-limit": _time,
    "race-added": _race,
    "race-dropped": _no_race,
    "dials": _dials,
    "age": _age,
    "goal": _goal,
    "strength": _strength,
    "crossing": _crossing,
    "mile-block": _mile,
}
"""What was wanted, said by the rule of the change that came of it."""
