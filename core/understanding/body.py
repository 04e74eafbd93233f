"""Places on the body, by their canonical name, and how the coach says them."""

from __future__ import annotations

from typing import Final

from core.voice.text import NOTHING, Text, pt, t

_NAMES: Final[dict[str, tuple[Text, Text, Text]]] = {
    "achilles": (t("Achilles"), t("Achilles"), t("Achilles")),
    "ankle": (t("ankles"), t("ankle"), t("Ankles")),
    "arm": (t("arms"), t("arm"), t("Arms")),
    "back": (t("back"), t("back"), pt("part of the body", "Back")),
    "calf": (t("calves"), t("calf"), t("Calves")),
    "chest": (t("chest"), t("chest"), t("Chest")),
    "foot": (t("feet"), t("foot"), t("Feet")),
    "glute": (t("glutes"), t("glute"), t("Glutes")),
    "groin": (t("groin"), t("groin"), t("Groin")),
    "hamstring": (t("hamstrings"), t("hamstring"), t("Hamstrings")),
    "head": (t("head"), t("head"), t("Head")),
    "heel": (t("heels"), t("heel"), t("Heels")),
    "hip": (t("hips"), t("hip"), t("Hips")),
    "it_band": (t("IT band"), t("IT band"), t("IT band")),
    "knee": (t("knees"), t("knee"), t("Knees")),
    "legs": (t("legs"), t("leg"), t("Legs")),
    "neck": (t("neck"), t("neck"), t("Neck")),
    "plantar": (t("sole of the foot"), t("sole of the foot"), t("Sole of the foot")),
    "quad": (t("quads"), t("quad"), t("Quads")),
    "shin": (t("shins"), t("shin"), t("Shins")),
    "shoulder": (t("shoulders"), t("shoulder"), t("Shoulders")),
    "side": (t("side"), t("side"), t("Side")),
    "stomach": (t("stomach"), t("stomach"), t("Stomach")),
    "thigh": (t("thighs"), t("thigh"), t("Thighs")),
    "toe": (t("toes"), t("toe"), t("Toes")),
}
"""Site: as spoken of in general, as one of two, and at the start of a line."""

SITES: Final = frozenset(_NAMES)

BONE: Final = frozenset({"shin", "foot", "toe", "hip", "groin", "ankle", "heel"})
"""Sites where pain may be the bone's: one sharp spot there is never run on (science: red flags)."""

MUSCLES: Final = frozenset({"calf", "hamstring", "quad", "thigh", "glute", "legs"})
"""Sites that are sore after hard work without anything being wrong."""


def site_text(site: str, side: str | None = None, *, capital: bool = False) -> Text:
    """Return "calves" or "left calf"; with *capital*, as a line begins: "Calves", "Left calf"."""
    if site not in _NAMES:
        return t("{site}", site=site.replace("_", " ")) if site else NOTHING
    general, one, first = _NAMES[site]
    if side == "left":
        return t("Left {site}", site=one) if capital else t("left {site}", site=one)
    if side == "right":
        return t("Right {site}", site=one) if capital else t("right {site}", site=one)
    return first if capital else general
