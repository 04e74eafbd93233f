"""How running comes back after an illness: 20 minutes, then 30, then light days, then the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.absences import DAY, absence_on, back_on, days_off, on_the_ladder, open_illness, promising
from core.athlete.log import Promise, Why
from core.condition import current_index
from core.dialogs.climb import anew
from core.dialogs.laid import buttons
from core.dialogs.reach import out_of_reach
from core.messages import Say, Turn
from core.recommender.change import lay
from core.recommender.way_back import ends, way_back
from core.scene import Scene
from core.training.away import cleared, without_absence
from core.training.catalogue import title
from core.training.comeback import after_illness, light_until
from core.training.workout import Facts
from core.voice import forecast
from core.voice.text import NOTHING, Text, join, t


def start_again(scene: Scene, start: date) -> Turn:
    """Lay the way back: 20 minutes, 30 minutes, light days; then close the illness."""
    if on_the_ladder(scene.athlete):
        return _on_the_ladder(scene, start)
    laid = lay_way_back(scene, start)
    back = back_on(laid.athlete, start)
    after = promising(back, Promise("first_run", start, "1"), instead_of="first_run")
    after = promising(after, instead_of="recovering")
    text = join(
        (
            t(
                "Good. If your chest feels tight or your heart pounds at an easy pace, stop and leave it for that day."
            ),
            _lightened(laid),
            forecast.eased(scene),
        )
    )
    honest = out_of_reach(replace(scene, athlete=after))
    return Turn(after, (Say(text, (buttons(scene, laid),)), *([Say(honest)] if honest else [])))


def _on_the_ladder(scene: Scene, start: date) -> Turn:
    """Close the illness; the ladder after an injury goes on, its step anew, and nothing else comes before it."""
    ill = open_illness(scene.athlete)
    well = promising(back_on(scene.athlete, start), instead_of="recovering")
    return anew(replace(scene, athlete=well), start, (("ill_again", float(ill.number)),) if ill else ())


def stepwise(scene: Scene) -> Promise | None:
    """Return the first run that is still due of the steps after an illness; None: there are no steps under way."""
    until = told_light_until(scene)
    due = next((one for one in scene.athlete.promises if one.kind == "first_run"), None)
    return due if until and scene.today <= until else None


def steps_go_on(scene: Scene) -> Turn:
    """Say which run is next after an illness, and leave the steps; those that were broken off begin anew."""
    due = stepwise(scene)
    if due is None or due.on < scene.today or absence_on(scene.athlete, scene.today, Why.PAUSE, Why.VACATION):
        return start_again(scene, scene.today + DAY)
    nxt = t("Next: {what} on {on:weekday}.", what=title(scene.workout(due.on)), on=due.on)
    return scene.say(join((t("Good to see you. The steps go on as they are."), nxt, _lightened(scene))))


def _lightened(scene: Scene) -> Text:
    until = told_light_until(scene)
    if until is None:
        return NOTHING
    if scene.athlete.goal.on is None:
        return t("I've kept the days light until {until:date}.", until=until)
    return t("I've kept the days light until {until:date}, and left your race goal as it is.", until=until)


def told_light_until(scene: Scene) -> date | None:
    """Return the last light day of the way back that is laid."""
    changes = scene.athlete.plan.changes if scene.athlete.plan else ()
    facts = (dict(c.facts).get("light_until") for c in reversed(changes) if not c.undone)
    found = next((one for one in facts if one), None)
    return date.fromisoformat(str(found)) if found else None


def steps_from(scene: Scene, start: date, rule: str, known: Facts) -> Scene:
    """Return the scene with the steps after an illness begun anew on *start*, after a pause that fell into them."""
    laid = lay_way_back(scene, start, rule, known)
    first = Promise("first_run", start, "1")
    return laid.but(promises=promising(laid.athlete, first, instead_of="first_run").promises)


def lay_way_back(scene: Scene, start: date, rule: str = "illness", known: Facts = ()) -> Scene:
    """Return the scene with the way back laid from *start* on, in the place of an earlier one."""
    plan = scene.athlete.plan
    if plan is None:
        return scene
    clean = without_absence(plan, scene.today)
    off = days_off(scene.athlete, start)
    level = current_index(scene.athlete, scene.today)
    new = {**cleared(clean, scene.today, start), **after_illness(clean, start, off, level)}
    ill = open_illness(scene.athlete)
    over = (("ill_again", float(ill.number)),) if ill else ()
    facts = (("days_off", float(off)), ("light_until", light_until(start, off).isoformat()), *over, *known)
    return lay(scene, rule, way_back(scene, clean, new), (*facts, ends(new)))
