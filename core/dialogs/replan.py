"""A lasting wish, laid at once with [Undo] when days just change places, shown first when weeks grow or shrink."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.absences import absence_on
from core.athlete.goal import GOAL_DISTANCES, may_aim
from core.athlete.log import Why
from core.athlete.profile import Dial
from core.athlete.wishes import Wishes, read, wishes, written
from core.dialogs.dialog import Dialog, ask
from core.dialogs.intake.race_day import day_of, settled
from core.dialogs.intake.said import spelled
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons
from core.dialogs.question import Heard, Question, Rows, UnclearError, agrees, chosen, declines
from core.dialogs.reach import out_of_reach
from core.dialogs.settled import DONE, SHOWN, what_fits
from core.locks import locked, naming
from core.messages import Choice, Say, Turn
from core.replanning import Outcome, foreseen
from core.scene import Scene
from core.season_weeks import week_total
from core.training.plan import Plan
from core.training.warned import DIALS, LEFT_OUT, warning
from core.understanding.reading import Intent
from core.units import Distance
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, t, tn

HELD: Final = t("Running comes back first, and I plan nothing new until then. Tell me again when it has.")
"""Of a wish that waits until a way back, or the steps after an injury, are behind the runner."""


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
        return naming(scene, scene.say(refused(outcome)))
    left_out = [warning(key) for key in outcome.warnings if key.startswith(LEFT_OUT)]
    if left_out and rule == "race-added":
        return scene.say(join(left_out))
    raises = outcome.since is not None and _raises(wishes(scene.athlete), wanted)
    if (outcome.much or raises) and scene.athlete.lock is None:
        return scene.opens("replan", wish=written(wanted), rule=rule)
    return laid(scene, outcome, rule)


def _raises(now: Wishes, wanted: Wishes) -> bool:
    """Return whether more of something is wanted than now: that is never laid without a second tap."""
    order = list(Dial)
    turned = ((now.volume, wanted.volume), (now.speed, wanted.speed))
    return any(order.index(new) > order.index(old) for old, new in turned)


def refused(outcome: Outcome) -> Text:
    """Say what stands against a wish, and what would work where something is known to."""
    stays = t("So everything stays as it is.")
    if outcome.refusal:
        others = [t("- {other}", other=one.text) for one in outcome.refusal.alternatives]
        return lines(outcome.refusal.text, *others, stays)
    if outcome.held:
        return HELD
    if outcome.limit:
        return join((t("I'd rather not do that just now:"), outcome.limit.text, stays))
    return stays


def laid(scene: Scene, outcome: Outcome, rule: str) -> Turn:
    """Say what was done, from when, and what the first week of it is."""
    after = outcome.scene
    assert after is not None  # noqa: S101 - called with a wish that can be done
    done = join((DONE[rule](scene, wishes(after.athlete)), what_fits(after, rule), *_held(scene, outcome)))
    if scene.athlete.plan is None or outcome.since is None:
        nothing = t("No day of the plan has to change.") if after.athlete.plan and rule != "age" else NOTHING
        return after.say(Say(join((done, nothing)), (buttons(scene, after),)))
    shown = (from_when(scene, after, outcome.since), *that_week(scene, after, outcome.since))
    first = join((done, locked(after), _no_longer(outcome), shown[0]))
    return after.say(Say(lines(first, *shown[1:]), (buttons(scene, after),)))


def _no_longer(outcome: Outcome) -> Text:
    """Say which days the runner had changed are the plan's own again."""
    days = [t("{on:weekday}", on=on) for on in sorted(set(outcome.lost))]
    if not days:
        return NOTHING
    return t(
        "What you had moved to {days} no longer fits there, so those days are as the plan has them.",
        days=phrases.both(days),
    )


def _held(before: Scene, outcome: Outcome) -> list[Text]:
    """Return why a dial that is turned now changes nothing to speak of."""
    after = outcome.scene
    was, now = wishes(before.athlete), wishes((after or before).athlete)
    turned = [dial for dial in ("volume", "speed") if getattr(was, dial) != getattr(now, dial)]
    return [DIALS[key] for key in outcome.warnings if key in DIALS and key.partition("-")[0] in turned]


def _changes(before: Scene, after: Scene, since: date) -> date:
    """Return the first day that is another one than before; *since* where there is none."""
    return _first_change(before, after, since) or since


def _first_change(before: Scene, after: Scene, since: date) -> date | None:
    old, new = before.athlete.plan, after.athlete.plan
    days = (since + timedelta(days=n) for n in range((new.last_day() - since).days + 1 if new else 0))
    return next((day for day in days if new and (old is None or old.on(day) != new.on(day))), None)


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


ROWS: Final[Rows] = ((Choice(t("Do that"), "do that"), Choice(t("Keep it"), "keep")),)


def replan(scene: Scene) -> Dialog[bool | Wishes]:
    """Show what a wish changes, and ask; another date, race or time for a new goal is shown in its place."""
    outcome = _outcome(scene)
    if outcome.scene is None:
        return True
    return (yield from ask(shall_i(scene, outcome)))


def _outcome(scene: Scene) -> Outcome:
    return foreseen(scene, read(scene.about["wish"]), scene.about["rule"])


def shall_i(scene: Scene, outcome: Outcome) -> Question[bool | Wishes]:
    """Set the next weeks beside each other, before and after."""
    after = outcome.scene
    assert after is not None  # noqa: S101 - asked for before
    done = DONE[scene.about["rule"]](scene, wishes(after.athlete))
    since = outcome.since or scene.today
    first, *days = _would_be(scene, after, since)
    honestly = out_of_reach(after) if scene.about["rule"] == "goal" else NOTHING
    weeks = _weeks(scene, after, since)
    text = lines(join((done, *_held(scene, outcome), weeks, _no_longer(outcome), first)), *days, honestly)
    return Question(
        key="replan",
        text=text,
        short=join((done, t("Shall I?"))),
        choices=ROWS,
        read=lambda heard: _otherwise(scene, heard) or (not _undoes(heard) and _agreed(heard)),
        claims=lambda heard: _undoes(heard) or _otherwise(scene, heard) is not None,
    )


def _otherwise(scene: Scene, heard: Heard) -> Wishes | None:
    """Return the wish with another date, race or time for the goal that is shown; None: none is named."""
    if scene.about["rule"] != "goal":
        return None
    wish, reading = read(scene.about["wish"]), spelled(heard).reading("asked:goal")
    on, race = day_of(heard, reading), reading.race if reading.race in GOAL_DISTANCES else None
    same = race in {None, wish.goal.distance}
    told = replace(
        wish.goal,
        distance=race or wish.goal.distance,
        on=settled(on) or wish.goal.on,
        target_s=reading.race_time_s or (wish.goal.target_s if same else None),
        place=reading.place or wish.goal.place,
    )
    if told.distance and told.target_s and not may_aim(told.distance, told.target_s):
        told = replace(told, target_s=wish.goal.target_s if same else None)
    ahead = told.on is None or told.on > scene.today
    return replace(wish, goal=told) if told != wish.goal and ahead else None


def _would_be(before: Scene, after: Scene, since: date) -> list[Text]:
    """Return what the first week of a proposal would be, and which one that is; one sentence where no day changes."""
    first = _first_change(before, after, since)
    if first is None:
        return [t("No day of the plan would change.")]
    return [_would_begin(before, after, since, first), *that_week(before, after, since)]


def _would_begin(before: Scene, after: Scene, since: date, first: date) -> Text:
    if (first - before.today).days < WEEK:
        return t("It would begin like this:")
    if _shown(before, after, since) > first:
        return t("Nothing would change before {first:date}. The week of the race would be:", first=first)
    return t("Nothing would change before {first:date}. That week would be:", first=first)


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
    if since > old.last_day():
        return t("This plan ends first. From {since:date} on: {now}.", since=since, now=phrases.both(now))
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
    if said is None and (agrees(heard) or heard.word in {"do it", "go ahead", "sounds good"}):
        said = "do that"
    if said is None and (declines(heard) or heard.word in {"keep", "leave it", "stay"}):
        said = "keep"
    if said is None:
        raise UnclearError
    return said == "do that"


def finish(scene: Scene, agreed: bool | Wishes) -> Turn:
    """Lay it, or leave everything as it is, or show what another wish changes."""
    if isinstance(agreed, Wishes):
        return settle(scene, agreed, scene.about["rule"])
    if not agreed:
        return scene.say(t("Then everything stays as it is."))
    outcome = _outcome(scene)
    return scene.say(refused(outcome)) if outcome.scene is None else laid(scene, outcome, scene.about["rule"])


REPLAN: Final[Kind[bool | Wishes]] = Kind("replan", replan, finish, Lasts.TODAY)
