"""More in one week: what it would mean, the most that is safe, and a second tap before it is done."""

from __future__ import annotations

from datetime import date
from typing import Final

from core.dialogs.bargain import agreed
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons
from core.dialogs.more import WELCOME, not_now
from core.dialogs.previewed import not_more, two_weeks
from core.dialogs.question import Question, Rows
from core.messages import Choice, Say, Turn
from core.recommender.change import lay
from core.recommender.more_week import WeekPreview, week_preview
from core.scene import Scene
from core.units import Distance
from core.voice import phrases
from core.voice.text import Text, join, lines, t


def more_week(scene: Scene) -> Dialog[bool]:
    """Show the week before and after, and ask once more before anything is done."""
    seen = None if not_now(scene) else seen_of(scene)
    if seen is None or not seen.edits:
        return False
    return (yield from ask(confirm(scene, seen))) == "add it"


def seen_of(scene: Scene) -> WeekPreview | None:
    """Return what the week that is wanted would mean; None outside the plan."""
    return week_preview(scene, date.fromisoformat(scene.about["monday"]), float(scene.about["metres"]))


def confirm(scene: Scene, seen: WeekPreview) -> Question[str]:
    """Show both weeks before and after, and offer what is safe, day by day."""
    safe = Distance(seen.safe_m)
    rows: Rows = (
        (Choice(t("Make it {distance}", distance=safe), "add it"), Choice(t("Leave it"), "cancel")),
    )
    return Question(
        key="more_week",
        text=lines(*two_weeks(scene, seen.monday, seen.weeks), _offer(seen), *_days(seen)),
        short=t("Shall I make it {distance}?", distance=safe),
        choices=rows,
        read=lambda heard: agreed(heard, rows),
        welcomes=WELCOME,
        hints=(t("That far and no further, I'd say. Shall I?"),),
    )


def _offer(seen: WeekPreview) -> Text:
    if not seen.broken:
        return t("That fits within every limit. Shall I add it?")
    if seen.safe_m >= seen.asked_m:
        return t("That fits, with the long run left as it is:")
    return join((_against(seen), t("The most I'd make it is {distance}:", distance=Distance(seen.safe_m))))


def _against(seen: WeekPreview) -> Text:
    return t("Too big a step. {limit}", limit=seen.broken[0].text)


def _days(seen: WeekPreview) -> list[Text]:
    return [phrases.day_line(one.on, one.after) for one in seen.edits]


def finish(scene: Scene, told: bool) -> Turn:
    """Add what was agreed to; say why where nothing can be added."""
    closed, seen = not_now(scene), seen_of(scene)
    if closed or seen is None:
        return scene.say(closed or t("That week isn't in the plan, so there is nothing to add to."))
    if told:
        return _added(scene, seen)
    return scene.say(_stays(scene, seen))


def _stays(scene: Scene, seen: WeekPreview) -> Text:
    held = Distance(seen.before_m)
    if seen.asked_m <= seen.before_m:
        return t(
            "That week holds {held} already, so that is within the plan. Less is always fine.", held=held
        )
    if seen.held:
        return not_more(seen.held)
    if seen.edits:
        return t("Then it stays as it is: {what}.", what=held)
    stays = t("What is planned is as far as that week should go.")
    return lines(*two_weeks(scene, seen.monday, seen.weeks), join((_against(seen), stays)))


def _added(scene: Scene, seen: WeekPreview) -> Turn:
    after = lay(scene, "added", seen.edits, (("metres", seen.safe_m),))
    text = lines(t("Added."), *phrases.dated_lines([(one.on, one.after) for one in seen.edits], scene.today))
    return after.say(Say(text, (buttons(scene, after),)))


MORE_WEEK: Final = Kind("more_week", more_week, finish, Lasts.TODAY)
