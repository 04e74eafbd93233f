"""Danger signs: which meanings together make one, and how urgent it is. The same for every language.

Levels and triggers: the red-flag table of the project's science notes (CDC on rhabdomyolysis; IOC 2023 on low energy
availability; warning signs of stress fracture and thrombosis). The words are in `vocabulary/danger/`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from core.athlete.log import RedFlag

BODY: Final = "body"
"""A part of the body that can hurt from running."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Meanings ("a|b": either) that make a sign when at most *within* words part each from the first.

    *reach* is how far they may be apart: "," within a part of a sentence, "." within a sentence, "" anywhere.
    *ordered*: they come in this order.
    """

    level: RedFlag
    needs: tuple[frozenset[str], ...]
    within: int
    reach: str
    ordered: bool
    kind: str | None
    at_rest: bool
    turns: bool
    """A word that denies is part of it: "can't breathe"."""
    unless: tuple[str, ...] = ()
    """Meanings in the same sentence that make it an everyday thing: "collapsed laughing"."""


TURNS: Final = frozenset({"not", "cant", "without"})


def _sign(
    level: RedFlag,
    *needs: str,
    within: int = 6,
    reach: str = ",",
    ordered: bool = False,
    kind: str | None = None,
    at_rest: bool = False,
) -> Sign:
    meanings = tuple(frozenset(one.split("|")) for one in needs)
    turns = any(one & TURNS for one in meanings)
    return Sign(level, meanings, within, reach, ordered, kind, at_rest, turns)


def _unless(everyday: str, sign: Sign) -> Sign:
    """Return a sign that is an everyday thing where one of the meanings *everyday* is told."""
    return replace(sign, unless=tuple(everyday.split("|")))


NOW: Final = RedFlag.EMERGENCY
TODAY: Final = RedFlag.SAME_DAY
STOP: Final = RedFlag.STOP
ILL: Final = RedFlag.ILLNESS
FAR: Final = 40

HEART_AND_BREATH: Final = (
    _sign(NOW, "chest_pain"),
    _unless("laughter|pin|sunburn", _sign(NOW, "chest", "pain|tight|sharp|odd|severe")),
    _unless("pushups", _sign(NOW, "chest", "sore")),
    _sign(NOW, "between_blades", "pain|sharp|severe", "sweat|breathless|sudden", within=FAR, reach="."),
    _sign(NOW, "chest", "closing", within=4),
    _unless("device", _sign(NOW, "chest", "fall|halted", within=10, reach=".")),
    _unless("device", _sign(NOW, "heart", "fall", within=12, reach=".")),
    _sign(NOW, "ribs", "tight|sits", within=4),
    _sign(NOW, "chest", "sits", within=4),
    _unless("grin", _sign(NOW, "leftarm", "pain|numb|weak|tight", within=9)),
    _sign(NOW, "coldsweat", "leftarm|leftshoulder|chest|heart|breathless|airless", within=FAR, reach="."),
    _sign(NOW, "chest", "leftarm", within=8, reach="."),
    _unless("headwind", _sign(NOW, "cant|not|without", "breathe", within=3, ordered=True)),
    _unless("headwind|laughter", _sign(NOW, "airless")),
    _sign(NOW, "gets", "not", "air", within=6),
    _sign(NOW, "not", "restful", "breathe|air", within=6, ordered=True),
    _sign(NOW, "cant|not", "without", "struggle|airless|breathless", within=FAR, reach="."),
    _sign(NOW, "wheeze", "restful|walk|idle|stairs|talk", within=FAR, reach="."),
    _unless("sprint|headwind", _sign(NOW, "struggle", "breathe|air", within=8)),
    _unless("sprint", _sign(NOW, "gasping")),
    _sign(NOW, "breathe", "laboured", within=3),
    _sign(NOW, "breathless|breathe", "sudden", reach="."),
    _unless("sprint", _sign(NOW, "catch_air", "idle|walk|stairs|restful", within=FAR, reach=".")),
    _sign(NOW, "blue_lips"),
    _unless("sprint", _sign(NOW, "breathless|airless|breathe", "no_sentence", within=FAR, reach=".")),
    _unless("sprint", _sign(NOW, "breathless|airless", "cant", "talk", within=12, reach=".")),
    _sign(NOW, "breathless", "restful|night", reach="."),
    _unless("mild|usual", _sign(NOW, "breathless", "stairs", reach=".")),
    _unless("nerves", _sign(NOW, "heart", "flutter")),
    _sign(NOW, "heart", "pain|sharp", within=4),
    _unless("nerves|device", _sign(NOW, "heart", "tight", within=4)),
    _unless(
        "nerves|device|exercise|measure",
        _sign(NOW, "rate|heart", "fast_number", "restful|walk|idle", within=8, reach="."),
    ),
    _sign(NOW, "heart", "racing", "restful", within=8, reach="."),
    _unless("device", _sign(NOW, "rate", "irregular", within=5)),
    _unless("device|nerves", _sign(NOW, "rate", "racing|flutter", "restful|night|wake", within=8, reach=".")),
    _unless("device", _sign(NOW, "heart|chest|rate", "stays_up", within=10, reach=".")),
    _unless("device", _sign(NOW, "rate", "restful|night", "dizzy|faint|flutter", within=FAR, reach=".")),
    _sign(NOW, "palpitations"),
    _sign(NOW, "spit", "blood|froth", within=4),
    _sign(NOW, "spit", "froth", "froth", within=12, reach="."),
    _sign(NOW, "calf", "swollen|warm|bigger", "breathless|airless|inhale", within=FAR, reach=""),
    _sign(NOW, "calf", "pain|sore|tight", "breathless|airless|inhale|chest", within=FAR, reach="."),
)
BRAIN: Final = (
    _unless("laughter", _sign(NOW, "faint")),
    _sign(NOW, "stroke"),
    _sign(NOW, "speech", "slurred", within=5),
    _sign(NOW, "eye", "blind", within=7),
    _sign(NOW, "see", "cant|not", "eye", within=8),
    _sign(NOW, "vision", "fading", within=3),
    _sign(NOW, "half_blind"),
    _sign(NOW, "face", "droop|weak|crooked", within=4),
    _sign(NOW, "face", "dribble", within=FAR, reach="."),
    _sign(NOW, "halfface", "not|cant|numb|droop|disobeys", within=8),
    _unless("frost", _sign(NOW, "face", "numb", within=4)),
    _sign(NOW, "side", "numb|weak|droop", within=6),
    _sign(NOW, "arm|rightarm", "numb", "weak", within=8, reach="."),
    _sign(NOW, "arm|leftarm|rightarm", "weak|numb", "sudden", within=8, reach="."),
    _sign(NOW, "cant|not", "move", "arm|side|leftarm|rightarm", within=5),
    _sign(NOW, "cantmove", "arm|side|leftarm|rightarm", within=4),
    _sign(NOW, "arm|side|leftarm|rightarm|face", "disobeys", within=4),
    _sign(NOW, "arm|leftarm|rightarm", "numb|weak|disobeys", "speech|talk", "slurred", within=FAR, reach="."),
    _sign(NOW, "rightarm", "weak", within=5),
    _sign(NOW, "arm|leftarm|rightarm|face|side", "palsy", within=5),
    _unless("trip", _sign(NOW, "sudden", "floored", within=4)),
    _sign(NOW, "woken|wake", "medics", within=8, reach="."),
    _sign(NOW, "see|vision", "tunnel", within=6, ordered=True),
    _sign(NOW, "side|face", "odd", within=3),
    _sign(NOW, "not|cant", "know", "identity", within=6),
    _sign(NOW, "confused|delirious|cant", "identity", within=4),
    _sign(NOW, "head", "queasy|dizzy", within=FAR, reach=""),
    _sign(NOW, "skull", "struck", "queasy|dizzy|drowsy|confused", within=FAR, reach="."),
    _sign(NOW, "heat", "know", "identity", within=FAR, reach="."),
    _sign(NOW, "blank", "stretch", within=6),
    _sign(NOW, "grounded", "clueless", within=FAR, reach="."),
    _sign(NOW, "unanswering", "pale|dizzy|tingle|numb|heat|confused|stagger", within=FAR, reach="."),
    _sign(NOW, "dizzy|grounded", "held", within=FAR, reach="."),
    _sign(NOW, "talk|speech", "nonsense", "heat|stagger|circles", within=FAR, reach="."),
    _sign(NOW, "dizzy", "chest|heart|flutter|fall|palpitations", within=FAR, reach=""),
    _sign(NOW, "dizzy|confused|stagger", "heat", within=FAR, reach=""),
    _sign(NOW, "confused|stagger", "fever", within=FAR, reach="."),
    _sign(NOW, "confused|stagger", "dizzy", within=FAR, reach=""),
    _sign(NOW, "confused|head|skull", "drowsy", within=FAR, reach=""),
    _sign(NOW, "heatstroke"),
    _sign(NOW, "overdrunk", "confused|delirious|stagger|dizzy|headache|drowsy|bloated", within=FAR, reach=""),
    _sign(NOW, "hypothermia"),
    _sign(NOW, "not|cant", "perspire", "dizzy|confused|stagger", within=FAR, reach="."),
    _sign(NOW, "sting", "breathless|airless|breathe|dizzy|throat|closing", within=FAR, reach="."),
    _sign(NOW, "delirious"),
    _sign(NOW, "seizure"),
    _sign(NOW, "headache", "sudden|worst", within=10, reach="."),
    _sign(NOW, "throat", "closing", within=4),
    _sign(NOW, "hives", "wheeze|breathless|airless|dizzy|closing|chest", within=FAR, reach="."),
    _sign(NOW, "suicide"),
)
SAME_DAY: Final = (
    _unless("beetroot", _sign(TODAY, "urine", "dark", within=5, ordered=True)),
    _unless("beetroot", _sign(TODAY, "dark", "urine", within=2, ordered=True)),
    _unless("beetroot", _sign(TODAY, "urine|urinate|toilet", "colour", "brew", within=14, reach=".")),
    _sign(TODAY, "issued", "colour", "brew", within=14, reach="."),
    _sign(TODAY, "blood", "urine|urinate", within=5),
    _sign(TODAY, "blood", "stool", within=4),
    _sign(TODAY, "blood", "toilet", within=8, reach="."),
    _sign(TODAY, "melena"),
    _sign(TODAY, "rhabdo"),
    _sign(TODAY, "muscles", "swollen", within=4),
    _sign(TODAY, "muscles", "cant", "weak", within=FAR, reach="."),
    _sign(TODAY, "muscles", "swollen|bigger", "cant|weak|footdrop", within=FAR, reach="."),
    _sign(TODAY, "cant|not", "move|bend", "muscles", "swollen|bigger|weak", within=FAR, reach="."),
    _sign(TODAY, "muscles", "swollen|bigger", "tight", within=8, reach="."),
    _sign(TODAY, "thrombosis"),
    _sign(TODAY, "calf", "swollen|warm|bigger", within=5),
    _sign(TODAY, "calf", "swollen|bigger", reach="."),
    _sign(TODAY, "calf", "lump", "warm", within=FAR, reach="."),
    _sign(TODAY, "calf", "hotskin", within=FAR, reach="."),
    _sign(TODAY, "calf", "pain|sore|tight", "travel", within=FAR, reach=""),
    _sign(TODAY, "fever|hot_number", "chest|chesty|airless|breathless|pneumonia", within=FAR, reach=""),
    _sign(TODAY, "fever|hot_number|forty", "inhale", "pain|sharp|tight", within=FAR, reach=""),
    _sign(TODAY, "fever|hot_number", "wheeze", within=FAR, reach=""),
    _sign(TODAY, "joint", "swollen|bigger|warm", "fever|hot_number", within=FAR, reach=""),
    _sign(TODAY, "pneumonia"),
    _sign(TODAY, "expecting", "bleeding", within=FAR, reach=""),
    _sign(TODAY, "reeling", "exercise", within=FAR, reach="."),
    _sign(TODAY, "fever|hot_number", "stiff_neck", within=FAR, reach=""),
    _unless("ride", _sign(TODAY, "groin", "numb|tingle", within=5)),
    _sign(TODAY, "not|cant|lose", "feel", "groin|wiping|seat", within=8),
    _sign(TODAY, "numb", "wiping|seat", within=5),
    _sign(TODAY, "not|cant|lose|numb", "footdrop", within=FAR, reach="."),
    _unless("laughter", _sign(TODAY, "leak")),
    _unless("exercise|hop|laughter", _sign(TODAY, "drips")),
    _unless("exercise|hop", _sign(TODAY, "bladder", "fails", within=4)),
    _sign(TODAY, "vehicle", "struck", within=3, kind="injury"),
    _sign(TODAY, "numb", "bladder", within=3, ordered=True),
    _unless("exercise|hop", _sign(TODAY, "lose", "bladder|stool", within=3, ordered=True)),
    _sign(TODAY, "cant|not", "urinate", within=2, ordered=True),
    _unless("exercise|hop", _sign(TODAY, "cant|not", "hold", "urine|stool", within=8)),
    _unless("record", _sign(TODAY, "snap", kind="injury")),
    _sign(TODAY, "cantmove", kind="injury"),
    _sign(TODAY, "cant|not", "tiptoe", within=3, ordered=True, kind="injury"),
    _sign(TODAY, "tiptoe", "cant", within=3, ordered=True, kind="injury"),
    _sign(TODAY, "head", kind="injury"),
    _sign(TODAY, "skull", "struck", within=3, kind="injury"),
    _sign(TODAY, "fell", "skull", within=4, ordered=True, kind="injury"),
    _sign(TODAY, "limb|joint", "crooked", within=3, kind="injury"),
    _sign(TODAY, "fall", "ko", within=8, reach=".", kind="injury"),
)
BONE_AND_JOINT: Final = (
    _sign(STOP, "stress_fracture"),
    _sign(STOP, "severe"),
    _sign(STOP, "pain", "top_score", within=3, ordered=True),
    _sign(STOP, "top_score", "pain", within=1, ordered=True),
    _sign(STOP, "sharp", "pain|body", within=4),
    _sign(STOP, "pinpoint", "pain|sore|sharp", within=8, reach="."),
    _sign(STOP, "pinpoint", "body|bone|risky", within=5),
    _sign(STOP, "press", "pain|sore|body|bone", within=8),
    _sign(STOP, "bone", "pain|sore|sharp|tight", within=5),
    _sign(STOP, "risky", "pain|sore|sharp|severe|press|swollen|lump", within=6),
    _sign(STOP, "lump", "pain|sore|press|body", within=6),
    _sign(STOP, "pinpoint", "yelp", within=6),
    _sign(STOP, "pinpoint", "pain|sore|sharp", "body|bone|risky", within=FAR, reach="."),
    _sign(STOP, "press|hop|load", "yelp", within=8, reach="."),
    _sign(STOP, "hop", "bone", within=8, reach=".", kind="weight"),
    _sign(STOP, "hop", "failed", within=6, kind="weight"),
    _sign(STOP, "limp", kind="weight"),
    _sign(STOP, "walk", "lopsided", within=4, kind="weight"),
    _sign(STOP, "body|joint|risky", "halfload", within=6, kind="weight"),
    _sign(STOP, "cant|not", "load", within=6, ordered=True, kind="weight"),
    _sign(STOP, "cant", "walk|on_stairs", within=4, ordered=True, kind="weight"),
    _sign(STOP, "cant", "without", within=3, ordered=True, kind="weight"),
    _sign(STOP, "pain|sore", "load", within=6, kind="weight"),
    _sign(STOP, "pain", "walk", within=4, ordered=True, kind="weight"),
    _sign(STOP, "walk", "pain", within=3, ordered=True, kind="weight"),
    _sign(STOP, "pain|sore|limp|kills", "hop", within=8, reach=".", kind="weight"),
    _sign(STOP, "cant|not", "hop", within=3, ordered=True, kind="weight"),
    _sign(STOP, "hop|load", "cant", within=3, ordered=True, kind="weight"),
    _sign(STOP, "pain|sore", "night", within=8, reach=".", at_rest=True),
    _sign(STOP, "night_pain", at_rest=True),
    _sign(STOP, "pain|sore|body", "wake", within=8, reach=".", at_rest=True),
    _sign(STOP, "cant", "sleep", "pain", within=6, at_rest=True),
    _sign(STOP, "sleep", "cant|not", "owing", "body|joint|pain", within=8, at_rest=True),
    _sign(STOP, "pain", "cant|not", "sleep", within=8, reach=".", ordered=True, at_rest=True),
    _unless("usual", _sign(STOP, "swollen")),
    _sign(STOP, "joint", "bruised", within=8, reach="."),
    _sign(STOP, "joint", "locking", within=6),
    _sign(STOP, "cant|not", "bend", "joint", within=5),
    _sign(STOP, "joint", "fluid", within=5),
    _sign(STOP, "joint", "gives_way", within=10, reach="."),
    _sign(STOP, "joint|body", "bigger", within=5),
    _sign(STOP, "worse", "pain|sore|body|sharp", within=10, reach="."),
    _sign(STOP, "worsening"),
    _sign(
        STOP, "hip", "pain|sore|kills|yelp", "walk|on_stairs|load|swing", within=8, reach=".", kind="weight"
    ),
    _sign(STOP, "hip|groin", "cant|not", "swing|load", within=12, reach=".", kind="weight"),
    _sign(STOP, "risky_pain"),
    _sign(STOP, "halted", "owing", "body|bone|joint|risky", within=8, ordered=True),
    _sign(STOP, "halted", "hop", within=10, reach="."),
    _sign(STOP, "cant", "on_stairs", "joint|body", within=14, reach=".", kind="weight"),
    _sign(STOP, "halted", "pain|sharp", within=8, reach="."),
    _sign(STOP, "without", "painkiller", "cant", ordered=True),
    _sign(STOP, "painkiller", "otherwise", within=FAR, reach=""),
    _sign(STOP, "without", "painkiller", "not", "exercise", ordered=True),
)
ENERGY: Final = (
    _sign(STOP, "not|lose", "period", within=2, ordered=True, kind="energy"),
    _sign(STOP, "period", "gone", within=8, kind="energy"),
    _sign(STOP, "period", "not", "weeks", within=FAR, reach=".", kind="energy"),
    _sign(STOP, "period_gone", kind="energy"),
    _sign(STOP, "period", "absent", within=5, kind="energy"),
    _sign(STOP, "not", "bled", "since", within=8, kind="energy"),
    _sign(STOP, "last_period", "weeks|since", within=8, kind="energy"),
    _sign(STOP, "kilos|thinner", "unmeant", within=10, reach=".", kind="energy"),
    _unless("meant", _sign(STOP, "losing", "kilos", "fast|weeks", within=FAR, reach=".", kind="energy")),
    _sign(STOP, "purge", kind="energy"),
    _sign(STOP, "fatigue", "weeks", "unexplained|low", within=FAR, reach=".", kind="energy"),
    _sign(STOP, "fatigue", "weeks", within=4, kind="energy"),
)
ILLNESS: Final = (
    _sign(ILL, "fever"),
    _sign(ILL, "ill"),
    _sign(ILL, "hot_number"),
)
SIGNS: Final = (*HEART_AND_BREATH, *BRAIN, *SAME_DAY, *BONE_AND_JOINT, *ENERGY, *ILLNESS)
"""The most urgent first."""
ALONE: Final = _sign(ILL)
"""A meaning by itself, for what is no danger sign."""
