"""What the dialogs listen for is heard in every language: each rule in a typical line, each word in a gloss."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

import core
from core.dialogs.question import Heard
from core.understanding.normalise import clean, fold
from core.understanding.of_plan import asks_of_plan, table
from core.understanding.small import in_english, small
from core.understanding.words import LANGUAGES
from core.units import Units

LINES: Final = tomllib.loads((Path(__file__).parent / "ears.toml").read_text("utf-8"))
LISTENING: Final = (
    "dialogs", "commands", "hearing", "spoken", "several", "interrupting", "told_meanwhile", "clearance", "clubs",
)  # fmt: skip
NO_WORDS: Final = {
    "clubs.membership._TAPPED", "clubs.session._LIKE_A_CLOCK",
    "clubs.announcing.BEFORE_A_FIGURE",
    "commands.month.A_MONTH",
    "clubs.founding._CLOCK", "clubs.mention._LENGTH", "clubs.session._CLOCK", "commands.fixing.BARE", "commands.ontrack.CLOCK",
    "commands.races.DATED", "commands.races.DAY_OF_MONTH",
    "commands.races.MONTH", "commands.results.CLOCK", "commands.weather.DEGREES",
    "dialogs.checkin.FIGURE", "dialogs.dialog.NEGATIVE", "dialogs.intake.race_day._EXACT",
    "dialogs.intake.race_day._MONTH_ALONE", "dialogs.intake.recent.A_TIME",
    "dialogs.intake.said._ENDS", "dialogs.intake.said._NUMERIC",
    "dialogs.intake.week.CLAUSE", "dialogs.legs_said.LEAD", "dialogs.night.PAIR",
    "dialogs.question.ROUND_IT", "dialogs.question._TONE",
    "dialogs.question._UNIT", "dialogs.talk.THUMBS",
}  # fmt: skip
"""Rules about figures, marks and thumbs, which every language writes alike."""
NO_EARS: Final = {
    "clearance.WORDS", "clubs.going.NOT_RUNNING",
    "commands.asked.MEANT", "clubs.session._METRES", "commands.settings.AMOUNTS", "commands.results.RESULTS",
    "dialogs.lapsed.OVER", "dialogs.overheard.TOLD", "dialogs.race_week.TAPER",
    "dialogs.safety.WORDS", "dialogs.settled.MEANT",
}  # fmt: skip
"""Tables by keys of their own, which are not words that were heard."""
OWN_WORDS: Final = {
    "clearance.NEAR_ONES", "clearance.NAYS", "commands.hills.SLOPE", "dialogs.legs_said.TWINGE",
}  # fmt: skip
"""Rules that hold the words of every language themselves, and hear them as they were typed."""


def modules() -> Iterator[str]:
    """Yield the names of the modules that listen, without the package's."""
    found = pkgutil.walk_packages(core.__path__, "core.")
    names = sorted(one.name.removeprefix("core.") for one in found)
    return (name for name in names if name.split(".")[0] in LISTENING)


def listening() -> Iterator[ModuleType]:
    """Yield the modules that listen to words."""
    names = sorted(one.name for one in pkgutil.walk_packages(core.__path__, "core."))
    return (importlib.import_module(name) for name in names if name.split(".")[1] in LISTENING)


def source(module: ModuleType) -> str:
    """Return the text of a module."""
    return Path(str(module.__file__)).read_text("utf-8")


def is_words(value: object) -> bool:
    """Say whether something is a list of words, or of words and what each means."""
    if not isinstance(value, frozenset | set | tuple | dict) or not value:
        return False
    return all(
        isinstance(one, str) or (isinstance(one, tuple) and isinstance(next(iter(one), None), str))
        for one in value
    )


def rules_of(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Yield the patterns of a module, and the words it looks for in what was heard."""
    text, short = source(module), module.__name__.removeprefix("core.")
    for name, value in vars(module).items():
        own = re.search(rf"^{name}\b *[:=]", text, re.MULTILINE)
        if own and (isinstance(value, re.Pattern) or (is_words(value) and is_looked_for(name))):
            yield f"{short}.{name}", value


@cache
def comparisons() -> tuple[str, ...]:
    """Return all that the modules that listen compare, search and go through, each on one line."""
    trees = (ast.parse(source(module)) for module in listening())
    return tuple(compared for tree in trees for node in ast.walk(tree) for compared in written(node))


def written(node: ast.AST) -> Iterator[str]:
    """Yield an expression that compares words, or the head of a loop."""
    if isinstance(node, ast.Compare | ast.GeneratorExp | ast.BinOp):
        yield ast.unparse(node)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "startswith":
        yield ast.unparse(node)
    if isinstance(node, ast.For):
        yield f"{ast.unparse(node.target)} in {ast.unparse(node.iter)}"


def is_looked_for(name: str) -> bool:
    """Say whether a list of words is compared with words that were heard, or gone through for them."""
    named = (one for one in comparisons() if re.search(rf"\b{name}\b", one))
    return any(re.search(r"\b(?:word|words|plain|bare)\b", one) for one in named)


@cache
def rules() -> Mapping[str, Any]:
    """Return every rule that listens to words, by its name."""
    plans = {f"plan.{key}": partial(asks_of_plan, key) for key in table("en")}
    own = dict(rule for module in listening() for rule in rules_of(module))
    return plans | {name: rule for name, rule in own.items() if name not in NO_WORDS | NO_EARS}


def hears(rule: Any, heard: str) -> bool:
    """Say whether a rule hears a line: a set is compared with all of it, a list looked for in it."""
    if isinstance(rule, re.Pattern):
        return rule.search(heard) is not None
    if callable(rule):
        return bool(rule((heard,)))
    if isinstance(rule, frozenset | set | dict):
        return heard in rule
    firsts = [one if isinstance(one, str) else one[0] for one in rule]
    patterns = [one[1] for one in rule if isinstance(one, tuple) and isinstance(one[1], re.Pattern)]
    return any(one.search(heard) for one in patterns) if patterns else any(one in heard for one in firsts)


def test_every_rule_has_a_line_in_every_language() -> None:
    """Whoever adds a rule says what fires it, in all five."""
    assert set(LINES) == set(rules())
    assert [name for name, said in LINES.items() if set(said) != set(LANGUAGES)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_hears_its_line(language: str) -> None:
    """As the dialogs hear it: small letters, with the words of a dialog put into English."""
    deaf = {}
    for name, said in LINES.items():
        line = said[language]
        word = Heard(line, Units.KM, date(2027, 1, 4), language).word
        heard = fold(clean(line)) if name in OWN_WORDS or name.startswith("plan.") else word
        if not hears(rules()[name], heard):
            deaf[name] = heard
    assert deaf == {}


def literals(module: ModuleType) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield the words that a module compares with what was heard in place, and whether they must be all of it."""
    for one in ast.walk(ast.parse(source(module))):
        if isinstance(one, ast.Compare) and len(one.ops) == 1:
            left, op, right = one.left, one.ops[0], one.comparators[0]
            if is_heard(right) and isinstance(op, ast.In):
                yield strings(left), False
            if is_heard(left) and isinstance(op, ast.In | ast.Eq):
                yield strings(right), True
        if (
            isinstance(one, ast.Call)
            and isinstance(one.func, ast.Attribute)
            and one.func.attr == "startswith"
        ):
            yield (strings(one.args[0]) if is_heard(one.func.value) else ()), False


def is_heard(node: ast.expr) -> bool:
    """Say whether an expression is what was heard, in English where a dialog knows it."""
    return isinstance(node, ast.Attribute) and node.attr in {"word", "plain"}


def strings(node: ast.expr) -> tuple[str, ...]:
    """Return the words written in an expression; figures and marks are none."""
    found = (
        one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )
    return tuple(one for one in found if any(letter.isalpha() for letter in one))


@cache
def sayable(language: str) -> tuple[str, ...]:
    """Return all that the words of a language's file are heard as."""
    lists = (words for words in small(language).values() if isinstance(words, list))
    phrases = [one for words in (*lists, *small(language)["gloss"].values()) for one in words]
    return tuple({in_english(one, language) for one in phrases})


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_words_compared_in_place_can_be_said(language: str) -> None:
    """Of every list of words in a condition, some can be said in each language."""
    deaf = [
        (module.__name__, words)
        for module in listening()
        for words, whole in literals(module)
        if words
        and not any(word == one if whole else word in one for word in words for one in sayable(language))
    ]
    assert deaf == []
