"""The coach: pure, synchronous, deterministic. It is told the time and asks for nothing else.

The one door is `core.coach`: `hear` for what a runner wrote or tapped, `remind` for what fell due.
Both take an `Athlete` and give back a `Turn`: the athlete as they are now, and what to say.
"""
