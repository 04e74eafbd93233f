"""The emoji Telegram lets a bot react with, and stand-ins for those it does not."""

from __future__ import annotations

from telegram.constants import ReactionEmoji

STAND_INS = {
    "✅": "👍", "✔": "👍", "🙂": "👍", "😊": "🤗", "😅": "😁", "😀": "😁", "🙌": "👏", "🌟": "🤩", "⭐": "🤩",
    "💪": "🔥", "🏃": "⚡", "🚀": "⚡", "🥇": "🏆", "🏅": "🏆", "🎖": "🏆", "🥳": "🎉", "🎊": "🎉",
    "💚": "❤", "💙": "❤", "🧡": "❤", "🛌": "😴", "🤕": "😢", "🤒": "😢", "😔": "😢",
}  # fmt: skip


def _plain(emoji: str) -> str:
    """Return *emoji* without the mark that asks for colour; some keyboards add it, some don't."""
    return emoji.replace("\N{VARIATION SELECTOR-16}", "")


ALLOWED = {_plain(emoji.value): emoji.value for emoji in ReactionEmoji}


def allowed(emoji: str) -> str | None:
    """Return the reaction nearest to *emoji*, None when there is none."""
    plain = _plain(emoji)
    return ALLOWED.get(plain) or STAND_INS.get(plain)
