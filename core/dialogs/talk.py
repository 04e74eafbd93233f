"""The open question: asking it, hearing an answer, what happens when an answer is unclear.

There is one open question per athlete. Each new question takes the next revision; a tap that carries another
revision is not its answer. Engine: `core.dialogs.dialog`; the dialogs themselves: `core.dialogs.table`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

from core.athlete.athlete import Answer, Open
from core.dialogs import dialog as engine
from core.dialogs import standing
from core.dialogs.dialog import Asking, Done
from core.dialogs.putting import now_asked, played_back, put
from core.dialogs.question import (
    BACK_WORDS,
    Heard,
    Question,
    UnclearError,
    leaves,
)
from core.dialogs.standing import (
    close,
    current,
    heard_in,
    in_dialog,
    kept_answers,
    kind,
    lapsed,
    progress,
    with_answers,
)
from core.dialogs.table import DIALOGS
from core.dialogs.taking import as_skip, as_switched_on, passes_over, reads, toggles
from core.locks import locked
from core.messages import Opens, Say, Turn
from core.scene import Scene
from core.understanding.questions import asks
from core.understanding.reading import Intent
from core.voice import answers
from core.voice.text import NOTHING, Text, join, t

PATIENCE: Final = 2
"""Unclear answers before the coach stops asking."""


MEANT: Final = (
    "actually",
    "was more like",
    "make that",
    "make it",
    "i meant",
    "instead",
    "no wait",
    "change",
    "sorry",
)


THUMBS: Final = frozenset("👍👌🙏💪🔥🙌✅😊🙂")
"""Says no more than "seen", where it is no answer."""


def opened(scene: Scene, turn: Turn) -> Turn:
    """Return *turn* with the dialog it opens begun, and what that opens in its turn."""
    while turn.opens:
        begun = begin(replace(scene, athlete=turn.athlete), turn.opens)
        if turn.opens.at_home:
            begun = replace(begun, says=tuple(replace(say, at_home=True) for say in begun.says))
        turn = (begun.quietly() if turn.opens.silent else begun).after(turn)
    return turn


def begin(scene: Scene, opens: Opens) -> Turn:
    """Open a dialog and ask its first question that has no answer yet."""
    thread = f"{opens.dialog}{scene.athlete.revision + 1}"
    answers = (Answer("opening", opens.said, scene.today, scene.language),) if opens.said else ()
    begun = in_dialog(_open(scene, opens, thread, answers))
    at_once = DIALOGS[opens.dialog].at_once
    return _go_on(at_once(begun) if at_once else begun, ())


def ask_again(scene: Scene, *, lead: Text = NOTHING) -> Turn:
    """Ask the open question once more, in short, after an interruption."""
    now = progress(scene)
    if isinstance(now, Done):
        return _go_on(scene, ())
    text = now.question.short or now.question.text
    return scene.say(put(scene, now.question, join((lead, text)), fresh=True))


def reply(scene: Scene) -> Turn:
    """Take what was said as meant for the open dialog."""
    scene = in_dialog(scene)
    now = progress(scene)
    if isinstance(now, Done):
        return _go_on(scene, ())
    heard = heard_in(scene)
    if (leaves(heard.word) and not reads(now.question, heard)) or passes_over(scene, now.question, heard):
        return leave(scene)
    seen = heard.plain in THUMBS or heard.reading().intent is Intent.THANKS
    if seen and not reads(now.question, heard):
        return scene.say(Say(NOTHING, react="👍"))
    answers = kept_answers(scene)
    if heard.word in BACK_WORDS:
        return (
            _go_on(with_answers(scene, engine.back(answers, now)), now.answered)
            if answers
            else ask_again(scene)
        )
    if toggles(now.question, heard):
        return _go_on(with_answers(scene, engine.toggled(answers, now.question, heard)), now.answered)
    return _answer(scene, now, as_switched_on(answers, now.question, heard))


def told_early(scene: Scene, key: str, lead: Text) -> Turn:
    """Keep what was said as the answer to a later question of the open dialog, and ask the open one again."""
    kept = with_answers(scene, engine.say(kept_answers(scene), key, heard_in(scene)))
    return ask_again(kept, lead=lead)


def leave(scene: Scene) -> Turn:
    """Leave the open dialog, keeping what was given."""
    left = kind(scene).leave
    closed = lapsed(scene)
    return left(closed) if left else closed.say(t("All right, we leave it there."))


def _answer(scene: Scene, now: Asking, heard: Heard) -> Turn:
    said = as_skip(now.question, heard)
    answers = kept_answers(scene)
    try:
        engine.take(now.question, said)
    except UnclearError as unclear:
        corrected = engine.corrections(now, heard)
        if corrected:
            return _corrected(scene, now, corrected)
        return _kept_for_later(scene, now, heard) or _unclear(scene, now, unclear.hint)
    if now.question.and_before or any(word in heard.word for word in MEANT):
        for other in engine.corrections(now, heard):
            answers = engine.say(answers, other.key, heard)
    return _go_on(with_answers(scene, engine.say(answers, now.question.key, said)), now.answered)


def kept_for_later(scene: Scene) -> Turn | None:
    """Keep a line that answers a later question of the open dialog and not this one; None: it does not."""
    now, heard = progress(scene), heard_in(scene)
    if isinstance(now, Done) or reads(now.question, heard) or engine.corrections(now, heard):
        return None
    return _kept_for_later(scene, now, heard)


def _kept_for_later(scene: Scene, now: Asking, heard: Heard) -> Turn | None:
    """Keep a line that answers a later question of the dialog, and ask the open one again; None: it answers none."""
    answers = kept_answers(scene)
    ahead = _asked_ahead(scene, answers, now.question)
    offers = any(one.offer_in(heard) is not None for one in ahead)
    return told_early(scene, f"{engine.ASIDE}{len(answers)}", t("Noted.")) if offers else None


def _asked_ahead(scene: Scene, answers: engine.Answers, waiting: Question[Any]) -> Iterator[Question[Any]]:
    """Yield what the dialog still asks behind a question, or takes without asking, when all of it is passed over."""
    about, passed = kind(scene), [waiting.key]
    while True:
        passing = Heard(_passing(waiting), scene.athlete.units, scene.today)
        answers = engine.say(answers, waiting.key, passing)
        now = engine.run(partial(about.start, in_dialog(scene)), answers, scene.athlete.units)[1]
        yield from (one.question for one in now.answered if one.assumed)
        if isinstance(now, Done) or now.question.key in passed:
            return
        yield now.question
        waiting = now.question
        passed.append(waiting.key)


def _passing(question: Question[Any]) -> str:
    """Return what passes a question over: its first choice, where it cannot be skipped."""
    return "skip" if question.skipped or not question.choices else question.choices[0][0].says


def _corrected(scene: Scene, now: Asking, questions: tuple[Question[Any], ...]) -> Turn:
    answers = tuple(a for a in kept_answers(scene) if a.key not in now.question.settles)
    for one in questions:
        answers = engine.say(answers, one.key, _restated(now, one, heard_in(scene)))
    before = tuple(one for one in now.answered if one.question.key not in now.question.settles)
    asked = any(one.text for one in questions)
    return _go_on(with_answers(scene, answers), before, lead=STAYS if asked else NOTHING)


def _restated(now: Asking, question: Question[Any], heard: Heard) -> Heard:
    """Return a correction with what it leaves of the answer before it."""
    old = next((one.value for one in now.answered if one.question.key == question.key), None)
    offer = question.offer_in(heard)
    if question.restates is None or old is None or offer is None:
        return heard
    return replace(heard, text=question.restates(old, offer.value), language="en")


STAYS: Final = t("Everything else stays.")
"""Said where an answer was corrected; not where something came to it that is never asked."""


def _go_on(scene: Scene, before: tuple[engine.Answered, ...], *, lead: Text | None = None) -> Turn:
    """Run the dialog over its answers: ask the next question, or finish; with a *lead* it is asked in short."""
    about = kind(scene)
    answers, now = engine.run(lambda: about.start(scene), kept_answers(scene), scene.athlete.units)
    if isinstance(now, Done):
        return _finished(scene, about.finish(close(scene), now.result))
    asked = now_asked(with_answers(scene, answers), now.question)
    echoes = join(played_back(before, now.answered))
    text = now.question.text
    if lead is not None:
        text = join((lead, now.question.short or now.question.text))
    return asked.say(put(asked, now.question, join((echoes, text))))


def _unclear(scene: Scene, now: Asking, hint: Text) -> Turn:
    if scene.athlete.onboarded_at is None and not hint and scene.said.rstrip().endswith("?"):
        return ask_again(scene, lead=t("Good question; ask me again once your plan stands."))
    tries = standing.opened(scene).tries + 1
    if tries > PATIENCE:
        return _give_up(scene, now)
    hints, lead = now.question.hints, _first(scene, now.question)
    unsure = now.question.short if lead else UNSURE[tries - 1]
    text = hint or (hints[tries - 1] if tries <= len(hints) else unsure)
    tried = scene.but(open=replace(standing.opened(scene), tries=tries))
    more = tries > 1 and now.question.skipped is not None
    return tried.say(put(tried, now.question, join((lead, text)), fresh=True, skip=more))


def _first(scene: Scene, question: Question[Any]) -> Text:
    """Return what a question that could not be read gets before the open one is asked again.

    What may be bargained about has words of its own.
    """
    if question.claims or not asks(scene.said, scene.language) or scene.athlete.onboarded_at is None:
        return NOTHING
    if scene.athlete.lock:
        return locked(scene)
    return answers.OUTSIDE if scene.said.rstrip().endswith("?") else NOTHING


def _give_up(scene: Scene, now: Asking) -> Turn:
    """Twice unclear: keep the words as a note, close the question, go on."""
    if now.question.skipped:
        skipped = engine.say(
            kept_answers(scene), now.question.key, Heard("skip", scene.athlete.units, scene.today)
        )
        turn = _go_on(with_answers(scene, skipped), now.answered)
        return turn.after(
            scene.say(t("I couldn't read that one, so I leave it open. We can come back to it."))
        )
    if kind(scene).keeps:
        return scene.say(
            t("I couldn't read that. The question stays open: tap an answer when it suits you, or type help.")
        )
    return close(scene).say(
        t("I couldn't read that, so I leave the question. Type help to see what I understand.")
    )


UNSURE: Final = (
    t("I'm not sure I read that right. One of these?"),
    t("Sorry, still not sure what you mean. You can tap one of these."),
)


def _open(scene: Scene, opens: Opens, thread: str, answers: engine.Answers) -> Scene:
    if scene.athlete.open and not kind(scene).keeps:
        scene = lapsed(scene)
    athlete = scene.athlete
    waiting = athlete.open if athlete.open and DIALOGS[athlete.open.dialog].keeps else athlete.paused
    paused = waiting if waiting and waiting.dialog != opens.dialog else None
    opened = Open(
        dialog=opens.dialog,
        key="",
        revision=athlete.revision,
        asked_at=scene.now,
        about=opens.about,
        answers=answers,
        thread=thread,
        expires_at=DIALOGS[opens.dialog].lasts.until(athlete, scene.now),
    )
    return scene.but(open=opened, paused=paused)


def _finished(scene: Scene, turn: Turn) -> Turn:
    """End a dialog: its last words take the place of its question after a tap; one that waited goes on."""
    if turn.says and not turn.says[0].thread:
        first = replace(turn.says[0], thread=scene.thread, revises=scene.tapped)
        turn = replace(turn, says=(first, *turn.says[1:]))
    waited = scene.athlete.paused
    if waited and turn.athlete.open == waited and not (turn.opens or turn.forgotten):
        behind = replace(scene, athlete=turn.athlete)
        now = current(behind)
        return ask_again(behind).after(turn) if now is behind else replace(turn, athlete=now.athlete)
    return turn


INTERRUPTS: Final = frozenset(Intent) - {
    Intent.ANSWER,
    Intent.UNKNOWN,
    Intent.THANKS,
    Intent.SMALLTALK,
    Intent.GREETING,
    Intent.EDIT_LAST,
}
"""What wins over an open question, unless that question welcomes it."""
