"""The open question: asking it, hearing an answer, what happens when an answer is unclear.

There is one open question per athlete. Each new question takes the next revision; a tap that carries another
revision is not its answer. Engine: `core.dialogs.dialog`; the dialogs themselves: `core.dialogs.table`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from core.athlete.athlete import Answer, Open
from core.dialogs import dialog as engine
from core.dialogs.dialog import Asking, Done
from core.dialogs.kind import AnyKind
from core.dialogs.question import (
    BACK_WORDS,
    LEAVE,
    LEAVE_WORDS,
    NO_WORDS,
    SKIP_WORDS,
    Heard,
    Question,
    Rows,
    UnclearError,
    chosen,
    named,
)
from core.dialogs.table import DIALOGS
from core.messages import Choice, Opens, Say, Turn
from core.scene import Scene
from core.understanding.reading import Intent
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
UNKNOWN: Final = "not sure"


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
    return _go_on(_about(_open(scene, opens, thread, answers)), ())


def ask_again(scene: Scene, *, lead: Text = NOTHING) -> Turn:
    """Ask the open question once more, in short, after an interruption."""
    now = _progress(scene)
    if isinstance(now, Done):
        return _go_on(scene, ())
    text = now.question.short or now.question.text
    return scene.say(_say(scene, now.question, join((lead, text)), fresh=True))


def question(scene: Scene) -> Question[Any] | None:
    """Return the question that is open."""
    now = _progress(scene) if scene.athlete.open else None
    return now.question if isinstance(now, Asking) else None


def kind(scene: Scene) -> AnyKind:
    """Return the kind of the open dialog."""
    assert scene.athlete.open is not None  # noqa: S101 - called with a dialog open
    return DIALOGS[scene.athlete.open.dialog]


def understood(scene: Scene) -> bool:
    """Return whether what was said answers the open question, moves in it, or corrects an earlier answer."""
    now = _progress(scene)
    if isinstance(now, Done):
        return True
    heard = _heard(scene)
    moves = heard.word in BACK_WORDS | LEAVE_WORDS or _toggles(now.question, heard)
    return moves or _reads(now.question, heard) or bool(engine.corrections(now, heard))


def labelled(scene: Scene) -> str | None:
    """Return what the button of the open question says whose whole label was typed.

    A day that is typed before any was switched on is the whole answer.
    """
    now = question(scene)
    says = named(_rows(scene, now), _heard(scene)) if now else None
    begun = now and engine.draft(_answers(scene), now)
    return None if says and says.startswith("+") and not begun else says


def claims(scene: Scene) -> bool:
    """Return whether the open question wants these words, although they look like something else."""
    now, heard = question(scene), _heard(scene)
    leaves = heard.word in LEAVE_WORDS | BACK_WORDS
    return now is not None and (leaves or bool(now.claims and now.claims(heard)))


def corrects(scene: Scene) -> bool:
    """Return whether what was said corrects an earlier answer of the open dialog."""
    now = _progress(scene)
    return isinstance(now, Asking) and bool(engine.corrections(now, _heard(scene)))


def reply(scene: Scene) -> Turn:
    """Take what was said as meant for the open dialog."""
    scene = _about(scene)
    now = _progress(scene)
    if isinstance(now, Done):
        return _go_on(scene, ())
    heard = _heard(scene)
    if (heard.word in LEAVE_WORDS and not _reads(now.question, heard)) or _passes(scene, now.question, heard):
        return leave(scene)
    if heard.plain in THUMBS and not _reads(now.question, heard):
        return scene.say(Say(NOTHING, react="👍"))
    answers = _answers(scene)
    if heard.word in BACK_WORDS:
        return _go_on(_with(scene, engine.back(answers, now)), now.answered) if answers else ask_again(scene)
    if _toggles(now.question, heard):
        return _go_on(_with(scene, engine.toggled(answers, now.question, heard)), now.answered)
    return _answer(scene, now, _as_switched_on(answers, now.question, heard))


def told_early(scene: Scene, key: str, lead: Text) -> Turn:
    """Keep what was said as the answer to a later question of the open dialog, and ask the open one again."""
    kept = _with(scene, engine.say(_answers(scene), key, _heard(scene)))
    return ask_again(kept, lead=lead)


def leave(scene: Scene) -> Turn:
    """Leave the open dialog, keeping what was given."""
    left = kind(scene).leave
    closed = lapsed(scene)
    return left(closed) if left else closed.say(t("All right, we leave it there."))


def close(scene: Scene) -> Scene:
    """Close the open dialog; one that waited has the word again."""
    return scene.but(open=scene.athlete.paused, paused=None)


def current(scene: Scene) -> Scene:
    """Return the scene without a question whose time is over."""
    waiting = scene.athlete.open
    over = waiting is not None and waiting.expires_at is not None and waiting.expires_at <= scene.now
    return lapsed(scene) if over else scene


def lapsed(scene: Scene) -> Scene:
    """Return the scene with the open dialog ended before its end; what was told in it is not lost."""
    keep, now = kind(scene).lapse, _progress(scene)
    closed = close(_about(scene))
    if keep is None or isinstance(now, Done):
        return closed
    return keep(closed, {one.question.key: one.value for one in now.answered})


def _answer(scene: Scene, now: Asking, heard: Heard) -> Turn:
    said = _as_skip(now.question, heard)
    answers = _answers(scene)
    try:
        engine.take(now.question, said)
    except UnclearError as unclear:
        corrected = engine.corrections(now, heard)
        if corrected:
            return _corrected(scene, now, corrected)
        return _kept_for_later(scene, now, heard) or _unclear(scene, now, unclear.hint)
    if any(word in heard.word for word in MEANT):
        for other in engine.corrections(now, heard):
            answers = engine.say(answers, other.key, heard)
    return _go_on(_with(scene, engine.say(answers, now.question.key, said)), now.answered)


def _kept_for_later(scene: Scene, now: Asking, heard: Heard) -> Turn | None:
    """Keep a line that answers a later question of the dialog, and ask the open one again; None: it answers none."""
    if now.question.skipped is None:
        return None
    passed = engine.say(_answers(scene), now.question.key, replace(heard, text="skip", language="en"))
    key = f"aside{len(passed)}"
    about = kind(scene)
    ahead = [
        len(engine.run(lambda: about.start(_about(scene)), answers, scene.athlete.units)[1].answered)
        for answers in (passed, engine.say(passed, key, heard))
    ]
    return told_early(scene, key, t("Noted.")) if ahead[1] > ahead[0] else None


def _corrected(scene: Scene, now: Asking, questions: tuple[Question[Any], ...]) -> Turn:
    answers = tuple(a for a in _answers(scene) if a.key not in now.question.settles)
    for one in questions:
        answers = engine.say(answers, one.key, _heard(scene))
    before = tuple(one for one in now.answered if one.question.key not in now.question.settles)
    return _go_on(_with(scene, answers), before, corrected=True)


def _go_on(scene: Scene, before: tuple[engine.Answered, ...], *, corrected: bool = False) -> Turn:
    """Run the dialog over its answers: ask the next question, or finish."""
    assert scene.athlete.open is not None  # noqa: S101 - called with a dialog open
    about = DIALOGS[scene.athlete.open.dialog]
    answers, now = engine.run(lambda: about.start(scene), _answers(scene), scene.athlete.units)
    if isinstance(now, Done):
        return _finished(scene, about.finish(close(scene), now.result))
    asked = _asked(_with(scene, answers), now.question)
    echoes = join(_echoes(before, now.answered))
    text = now.question.text
    if corrected:
        text = join((t("Everything else stays."), now.question.short or now.question.text))
    return asked.say(_say(asked, now.question, join((echoes, text))))


def _echoes(before: tuple[engine.Answered, ...], after: tuple[engine.Answered, ...]) -> list[Text]:
    """Play back every answer that is new or other than before."""
    known = {one.question.key: one.value for one in before}
    missing = object()
    return [
        one.question.echo(one.value)
        for one in after
        if one.question.echo and not one.assumed and known.get(one.question.key, missing) != one.value
    ]


def _unclear(scene: Scene, now: Asking, hint: Text) -> Turn:
    tries = (scene.athlete.open.tries if scene.athlete.open else 0) + 1
    if tries > PATIENCE:
        return _give_up(scene, now)
    hints = now.question.hints
    text = hint or (hints[tries - 1] if tries <= len(hints) else UNSURE[tries - 1])
    assert scene.athlete.open is not None  # noqa: S101 - called with a dialog open
    tried = scene.but(open=replace(scene.athlete.open, tries=tries))
    more = tries > 1 and now.question.skipped is not None
    return tried.say(_say(tried, now.question, text, fresh=True, skip=more))


def _give_up(scene: Scene, now: Asking) -> Turn:
    """Twice unclear: keep the words as a note, close the question, go on."""
    if now.question.skipped:
        skipped = engine.say(
            _answers(scene), now.question.key, Heard("skip", scene.athlete.units, scene.today)
        )
        turn = _go_on(_with(scene, skipped), now.answered)
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


def _about(scene: Scene) -> Scene:
    """Return the scene of the open dialog."""
    assert scene.athlete.open is not None  # noqa: S101 - called with a dialog open
    return replace(scene, about=dict(scene.athlete.open.about), thread=scene.athlete.open.thread)


def _asked(scene: Scene, question: Question[Any]) -> Scene:
    """Return the scene with *question* open; it takes a new revision when it is another one."""
    now = scene.athlete.open
    assert now is not None  # noqa: S101 - called with a dialog open
    if now.key == question.key:
        return scene.but(open=replace(now, tries=0))
    revision = scene.athlete.revision + 1
    opened = replace(now, key=question.key, revision=revision, tries=0, asked_at=scene.now)
    return scene.but(open=opened, revision=revision)


def _say(
    scene: Scene, question: Question[Any], text: Text, *, fresh: bool = False, skip: bool = False
) -> Say:
    rows = _rows(scene, question)
    if skip and not any(choice.says == "skip" for row in rows for choice in row):
        rows = (*rows, (Choice(t("Skip"), "skip"),))
    thread = scene.athlete.open.thread if scene.athlete.open else None
    revises = scene.tapped and not fresh
    return Say(text, rows, asks=True, thread=thread, revises=revises, many=question.toggles)


def _rows(scene: Scene, question: Question[Any]) -> Rows:
    """Return the choices of *question*, with a tick on what is switched on."""
    if not question.toggles:
        return question.choices
    on = engine.draft(_answers(scene), question)
    return tuple(tuple(_ticked(choice, on) for choice in row) for row in question.choices)


def _ticked(choice: Choice, on: list[str]) -> Choice:
    value = choice.says.lstrip("+")
    return Choice(t("{label} ✓", label=choice.label), f"-{value}") if value in on else choice


def _toggles(question: Question[Any], heard: Heard) -> bool:
    values = {choice.says for row in question.choices for choice in row if choice.says.startswith("+")}
    return question.toggles and heard.word[:1] in {"+", "-"} and f"+{heard.word[1:]}" in values


def _finished(scene: Scene, turn: Turn) -> Turn:
    """End a dialog: its last words take the place of its question after a tap; one that waited goes on."""
    if turn.says and not turn.says[0].thread:
        first = replace(turn.says[0], thread=scene.thread, revises=scene.tapped)
        turn = replace(turn, says=(first, *turn.says[1:]))
    waited = scene.athlete.paused
    if waited and turn.athlete.open == waited and not (turn.opens or turn.forgotten):
        return ask_again(replace(scene, athlete=turn.athlete)).after(turn)
    return turn


def _progress(scene: Scene) -> Any:  # noqa: ANN401 - a dialog's result is its own business
    scene = _about(scene)
    assert scene.athlete.open is not None  # noqa: S101 - called with a dialog open
    about = DIALOGS[scene.athlete.open.dialog]
    return engine.run(lambda: about.start(scene), scene.athlete.open.answers, scene.athlete.units)[1]


def _answers(scene: Scene) -> engine.Answers:
    return scene.athlete.open.answers if scene.athlete.open else ()


def _with(scene: Scene, answers: engine.Answers) -> Scene:
    assert scene.athlete.open is not None  # noqa: S101 - called with a dialog open
    return scene.but(open=replace(scene.athlete.open, answers=answers))


def _heard(scene: Scene) -> Heard:
    return Heard(scene.said, scene.athlete.units, scene.today, scene.language)


def _as_skip(question: Question[Any], heard: Heard) -> Heard:
    """Every way to say skip is kept as one word, or as the choice that stands for not knowing."""
    if heard.word not in SKIP_WORDS:
        return heard
    if question.skipped is not None:
        return replace(heard, text="skip", language="en")
    return replace(heard, text=UNKNOWN, language="en") if chosen(question.choices, UNKNOWN) else heard


def _passes(scene: Scene, question: Question[Any], heard: Heard) -> bool:
    """Return whether a question that has no skip is passed over: then its dialog is left, once there is a plan.

    "No" passes over what can be left and has no answer of that name.
    """
    known = scene.athlete.onboarded_at is not None
    skips = known and question.skipped is None and heard.word in SKIP_WORDS
    declines = heard.word in NO_WORDS and chosen(question.choices, LEAVE) is not None
    return (skips and chosen(question.choices, _as_skip(question, heard).word) is None) or (
        declines and not _reads(question, heard)
    )


def _as_switched_on(answers: engine.Answers, question: Question[Any], heard: Heard) -> Heard:
    """[Done] stands for what is switched on."""
    on = engine.draft(answers, question)
    done = question.toggles and on and _says_done(question, heard)
    return replace(heard, text=" ".join(on), language="en") if done else heard


def _says_done(question: Question[Any], heard: Heard) -> bool:
    return heard.word == "done" or chosen(question.choices, heard.plain, heard.language) == "done"


def _reads(question: Question[Any], heard: Heard) -> bool:
    try:
        engine.take(question, _as_skip(question, heard))
    except UnclearError:
        return False
    return True


INTERRUPTS: Final = frozenset(Intent) - {
    Intent.ANSWER,
    Intent.UNKNOWN,
    Intent.THANKS,
    Intent.SMALLTALK,
    Intent.GREETING,
    Intent.EDIT_LAST,
}
"""What wins over an open question, unless that question welcomes it."""
