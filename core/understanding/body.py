"""Places on the body, by their canonical name, and how the coach says them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.voice.text import NOTHING, Text, pt, t

_NAMES: Final[dict[str, tuple[Text, Text, Text, Text]]] = {
    "achilles": (t("Achilles"), t("left Achilles"), t("right Achilles"), t("Achilles")),
    "ankle": (t("ankles"), t("left ankle"), t("right ankle"), t("Ankles")),
    "arm": (t("arms"), t("left arm"), t("right arm"), t("Arms")),
    "back": (pt("part of the body", "back"), t("left back"), t("right back"), pt("part of the body", "Back")),
    "calf": (t("calves"), t("left calf"), t("right calf"), t("Calves")),
    "chest": (t("chest"), t("left chest"), t("right chest"), t("Chest")),
    "foot": (t("feet"), t("left foot"), t("right foot"), t("Feet")),
    "glute": (t("glutes"), t("left glute"), t("right glute"), t("Glutes")),
    "groin": (t("groin"), t("left groin"), t("right groin"), t("Groin")),
    "hamstring": (t("hamstrings"), t("left hamstring"), t("right hamstring"), t("Hamstrings")),
    "head": (t("head"), t("left head"), t("right head"), t("Head")),
    "heel": (t("heels"), t("left heel"), t("right heel"), t("Heels")),
    "hip": (t("hips"), t("left hip"), t("right hip"), t("Hips")),
    "it_band": (t("IT band"), t("left IT band"), t("right IT band"), t("IT band")),
    "knee": (t("knees"), t("left knee"), t("right knee"), t("Knees")),
    "legs": (t("legs"), t("left leg"), t("right leg"), t("Legs")),
    "neck": (t("neck"), t("left neck"), t("right neck"), t("Neck")),
    "plantar": (
        t("sole of the foot"),
        t("left sole of the foot"),
        t("right sole of the foot"),
        t("Sole of the foot"),
    ),
    "quad": (t("quads"), t("left quad"), t("right quad"), t("Quads")),
    "shin": (t("shins"), t("left shin"), t("right shin"), t("Shins")),
    "shoulder": (t("shoulders"), t("left shoulder"), t("right shoulder"), t("Shoulders")),
    "side": (t("side"), t("left side"), t("right side"), t("Side")),
    "stomach": (t("stomach"), t("left stomach"), t("right stomach"), t("Stomach")),
    "thigh": (t("thighs"), t("left thigh"), t("right thigh"), t("Thighs")),
    "toe": (t("toes"), t("left toe"), t("right toe"), t("Toes")),
}
"""Site: as spoken of in general, the left one, the right one, and alone on a line or a button."""

SITES: Final = frozenset(_NAMES)

BONE: Final = frozenset({"shin", "foot", "toe", "hip", "groin", "ankle", "heel"})
"""Sites where pain may be the bone's: one sharp spot there is never run on (science: red flags)."""

PARTS: Final[Mapping[str, frozenset[str]]] = {"foot": frozenset({"toe", "heel", "plantar"})}
"""Sites that are part of a larger one, as which they are spoken of, too: "foot fine" of a sole that hurt."""

MUSCLES: Final = frozenset({"calf", "hamstring", "quad", "thigh", "glute", "legs"})
"""Sites that are sore after hard work without anything being wrong."""


def spoken_of(site: str, by: str) -> bool:
    """Return whether *by* may name a site: itself, or the larger place it is part of."""
    return site == by or site in PARTS.get(by, ())


def site_text(site: str, side: str | None = None, *, capital: bool = False) -> Text:
    """Return "calves" or "left calf"; with *capital*, as a line begins: "Calves", "Left calf"."""
    if site not in _NAMES:
        return t("{site}", site=site.replace("_", " ")) if site else NOTHING
    general, left, right, alone = _NAMES[site]
    one = {"left": left, "right": right}.get(side or "", alone if capital else general)
    return t("{site:first}", site=one) if capital else one
