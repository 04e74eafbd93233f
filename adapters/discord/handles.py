"""How a chat and an answerable event are written down, to be found again when the answer is ready.

A chat is a channel's id, or an *aside*: what one person sees, and nobody else, in a channel of others. An
aside can only be spoken in answer to an interaction, so it needs a `Via`.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.messages import Address

NAME = "discord"
BUTTON = "f:"
"""How the `custom_id` of our buttons begins; the choice's token follows."""
_ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Via:
    """The event that is answered: its *kind* (message, slash or tap) and what Discord wants to see again."""

    kind: str = ""
    application: str = ""
    token: str = ""
    message: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.application}:{self.token}:{self.message}"


def read_via(text: str) -> Via:
    """Return what `str(via)` wrote; an empty one for anything else."""
    parts = text.split(":")
    return Via(*parts) if len(parts) == len(Via.__slots__) else Via()


def channel(chat: str) -> Address:
    """Return the address of a channel, a direct message being one too."""
    return Address(NAME, chat)


def aside(chat: str, person: str) -> Address:
    """Return the address of *person* alone within a channel."""
    return Address(NAME, f"{_ASIDE}:{chat}:{person}")


def room_name(person: str) -> str:
    """Return the name of the private thread of *person*: it says whose it is, also after a restart."""
    return f"fourlap-{int(person):x}"


def channel_aside(address: Address) -> str:
    """Return the channel in which an aside is said; of a channel, itself."""
    kind, _, rest = address.chat.partition(":")
    return rest.partition(":")[0] if kind == _ASIDE else address.chat


def person_aside(address: Address) -> str | None:
    """Return who an aside is for; None when the address is a channel."""
    kind, _, rest = address.chat.partition(":")
    return rest.rpartition(":")[2] if kind == _ASIDE else None
