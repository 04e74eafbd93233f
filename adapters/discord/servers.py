"""What a server has besides messages: its calendar, its members, private threads."""

from __future__ import annotations

from adapters.discord.handles import room_name
from adapters.discord.lengths import cut
from adapters.discord.ways import Way
from core.messages import Meeting

PRIVATE_THREAD = 12
WEEK_MIN = 7 * 24 * 60
"""Minutes of quiet after which a thread is folded away; a message opens it again."""
NAME = 100
"""Characters of a meeting's name."""


def thread(chat: str, person: str) -> Way:
    """Open a private thread for *person* in a channel; those in it can't bring in others."""
    body = {
        "name": room_name(person),
        "type": PRIVATE_THREAD,
        "invitable": False,
        "auto_archive_duration": WEEK_MIN,
    }
    return Way("POST", "/channels/{channel_id}/threads", {"channel_id": chat}, body)


def invite(thread: str, person: str) -> Way:
    """Bring a person into a thread."""
    ids = {"channel_id": thread, "user_id": person}
    return Way("PUT", "/channels/{channel_id}/thread-members/{user_id}", ids)


def calendar(guild: str, channel_name: str, event: Meeting) -> Way:
    """Put a meeting into a server's calendar; where it is stays with those who come."""
    body = {
        "name": cut(event.name, NAME),
        "privacy_level": 2,
        "entity_type": 3,
        "scheduled_start_time": event.begins.isoformat(),
        "scheduled_end_time": event.ends.isoformat(),
        "entity_metadata": {"location": cut(f"#{channel_name}", 100)},
    }
    return Way("POST", "/guilds/{guild_id}/scheduled-events", {"guild_id": guild}, body)


def calendars(guild: str) -> Way:
    """Look at what stands in a server's calendar."""
    return Way("GET", "/guilds/{guild_id}/scheduled-events", {"guild_id": guild})


def strike(guild: str, event: str) -> Way:
    """Take something out of a server's calendar."""
    return Way(
        "DELETE", "/guilds/{guild_id}/scheduled-events/{event_id}", {"guild_id": guild, "event_id": event}
    )


def look(channel: str) -> Way:
    """Look at a channel."""
    return Way("GET", "/channels/{channel_id}", {"channel_id": channel})


def member(guild: str, person: str) -> Way:
    """Look at a member of a server, which needs no intent."""
    return Way("GET", "/guilds/{guild_id}/members/{user_id}", {"guild_id": guild, "user_id": person})


def roles(guild: str) -> Way:
    """Look at the roles of a server."""
    return Way("GET", "/guilds/{guild_id}/roles", {"guild_id": guild})
