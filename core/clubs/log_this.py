"""Log a message: read, shown to its writer alone, and saved when they say so."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.clubs.founding import behind
from core.commands.hurting import GUESS
from core.commands.running import log, run_of
from core.commands.table import COMMANDS, Command
from core.dialogs import pain, signs
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.messages import Choice, Opens, Turn
from core.scene import Scene
from core.understanding.body import site_text
from core.understanding.reading import Ache, Reading
from core.understanding.understand import understand
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, t

LONGEST: Final = 1000
ROWS: Final[Rows] = (
    (Choice(t("Save"), "save"), Choice(t("Fix"), "not right"), Choice(t("Don't save"), "don't save")),
)
PRIVATE: Final = Choice(t("Go private"), "go private")


def log_this(scene: Scene, _reading: Reading) -> Turn:
    """Show what a message says of a run, and ask before anything is kept."""
    text = behind(scene)[:LONGEST]
    if not text:
        return scene.say(
            t("I can only do that with your own words. Pick it on a message of yours about a run.")
        )
    found = read(scene, text)
    if not (found.distance_m or found.duration_s) or found.clarify:
        return scene.say(
            t('I can\'t make out a run in that. Tell me with /log, like "/log 8 km 45:10, effort 6".')
        )
    return scene.opens("log_this", "", said=text)


def read(scene: Scene, text: str) -> Reading:
    """Return what a message of the channel says."""
    return understand(text, units=scene.athlete.units, today=scene.today, language=scene.language)


def _asked(scene: Scene) -> Dialog[str]:
    answer: str = yield from ask(_question(scene))
    return answer


def _question(scene: Scene) -> Question[str]:
    return Question(key="save", text=_shown(scene), choices=ROWS, read=_answer)


def _answer(heard: Heard) -> str:
    said = chosen(ROWS, heard.word)
    if said is None and heard.word in {"yes", "ok", "no"}:
        said = "don't save" if heard.word == "no" else "save"
    if said is None:
        raise UnclearError
    return said


def _shown(scene: Scene) -> Text:
    found = read(scene, scene.about["said"])
    run, ache = run_of(scene, found), _ache(found)
    what = t("From your message: {run}, {on:weekday}.", run=phrases.run(run), on=run.on)
    between_us = t("What hurts stays between us.") if ache else NOTHING
    return join((what, _hurts(found, ache), t("Save it?"), between_us))


def _ache(found: Reading) -> Ache | None:
    aches = (one for reading in (found, *found.also) for one in reading.aches if one.site and one.score != 0)
    return max(aches, key=lambda one: (one.pain, one.score or 0), default=None)


def _score(ache: Ache) -> float:
    return GUESS if ache.score is None else float(ache.score)


def _hurts(found: Reading, ache: Ache | None) -> Text:
    if ache is None or ache.site is None:
        return NOTHING
    where = site_text(ache.site, ache.side, capital=True)
    if ache.score is None or found.approx & {"soreness", "pain"}:
        return t("{where}: I've put {score} out of 10.", where=where, score=_score(ache))
    return t("{where}: {score} out of 10.", where=where, score=_score(ache))


def _finished(scene: Scene, answer: str) -> Turn:
    if answer == "not right":
        return scene.say(
            t('Nothing is saved yet. Send it right with /log, like "/log 24 km 2:18:00"; only you see it.')
        )
    if answer != "save":
        return scene.say(t("Nothing is saved."))
    return _saved(scene)


def _saved(scene: Scene) -> Turn:
    """Log the run; something that hurts is asked about once, here or in private."""
    found = read(scene, scene.about["said"])
    turn = log(replace(scene, said=scene.about["said"]), found)
    ache = _ache(found)
    if ache is None or ache.site is None:
        return turn
    about = {"site": ache.site, "side": ache.side or "", "score": f"{_score(ache):g}"}
    told = tuple((key, value) for key, value in about.items() if value)
    return replace(turn, opens=Opens("log_this_pain", told))


def _how(scene: Scene) -> Dialog[pain.Told | None]:
    """Ask the one question that sorts a pain; None: they would rather talk in private."""
    site, side = scene.about.get("site"), scene.about.get("side")
    sign = yield from ask(_sorting(signs.question(site, side)))
    return None if sign == PRIVATE.says else pain.Told(site, side, float(scene.about["score"]), sign)


def _sorting(asked: Question[str]) -> Question[str]:
    def read_sign(heard: Heard) -> str:
        return PRIVATE.says if heard.word in {PRIVATE.says, "private"} else asked.read(heard)

    text = join((asked.text, t("If you'd rather talk it through, I'll carry on in private.")))
    return replace(asked, text=text, choices=(*asked.choices, (PRIVATE,)), read=read_sign)


def _sorted(scene: Scene, told: pain.Told | None) -> Turn:
    if told is not None:
        return pain.finish(scene, told)
    moved = scene.say(t("Over to our private chat. If there is none yet, open one with me and say hi."))
    return replace(moved, opens=Opens("pain", tuple(scene.about.items()), at_home=True))


DIALOGS: Final = (
    Kind("log_this", _asked, _finished, Lasts.TODAY),
    Kind("log_this_pain", _how, _sorted, Lasts.TODAY),
)

COMMANDS["logthis"] = Command(
    "logthis",
    t("Log the run a message tells of"),
    log_this,
    anytime=True,
    shared=True,
    on_message=t("Log this"),
)
