"""Whether the nights are asked about."""

from __future__ import annotations

from dataclasses import replace

from core.dialogs import talk
from core.messages import Turn
from core.scene import Scene
from core.understanding.lasting import Nights
from core.voice.text import t


def nights(scene: Scene, wish: Nights) -> Turn:
    """Ask about the nights, or ask no more; a question about this one that is open is left out."""
    after = scene.knowing(asks_sleep=wish.asked)
    if wish.asked:
        return after.say(
            t("Then I ask about the night in the morning again, on days when it can change something.")
        )
    said = after.say(
        t(
            "I won't ask about sleep any more. Tell me when a night was short, and it counts. "
            '"Ask about sleep again" undoes it.'
        )
    )
    asked = scene.athlete.open
    if asked is None or asked.key != "sleep":
        return said
    left_out = talk.reply(replace(scene, said="skip", tapped=True))
    settled = replace(left_out.athlete, profile=after.athlete.profile)
    return replace(left_out, athlete=settled).after(said)
