"""What whoever runs the coach is shown."""

from __future__ import annotations

from bot.doctor import lateness


def test_how_late_reminders_were() -> None:
    """The middle, the slowest of a hundred, and the zone that waited longest."""
    quick = [("Europe/Lisbon", one / 100) for one in range(98)]
    assert lateness([*quick, ("Asia/Tokyo", 60.0), ("Asia/Tokyo", 90.0)]) == (
        "100 in the last hour, half of them within 0.5 s and 99 of 100 within 60.0 s; "
        "latest in Asia/Tokyo, 99 of 100 within 90.0 s"
    )
