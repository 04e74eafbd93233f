"""One season of one twin in one arm, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from core.athlete.log import Why
from core.simulation.arms import WEEK, Arm, Felt, Spot
from core.simulation.body import Body
from core.simulation.fate import Throw
from core.simulation.injury import MUCH, SOON, Making, Strain, chance, ill_for, making, out_for, part_of
from core.simulation.outcome import Outcome
from core.simulation.parameters import Parameters
from core.simulation.session import OFF, Session
from core.simulation.twin import Twin, clipped

MONTH: Final = 30
STEP: Final = 1.2
SEVERE: Final = 5.0
LONG_OVER: Final = 42
"""Days after an absence from which on a day counts as healthy again."""
TWINGE: Final = 0.015
"""Chance that something hurts on a day without meaning anything (assumed)."""
USUAL_LEGS: Final = 1.0
HEAVY: Final = 1.5
TIRED: Final = 2.0
"""Legs, 0-10, of usual days; what a heavy day before, and fatigue above usual, add (assumed)."""


@dataclass(slots=True)
class Season:
    """A twin on the way through a season. *ran* holds metres by day, a month of them from before it."""

    runner: Twin
    world: Parameters
    fate: Sequence[Throw]
    base: Sequence[Session]
    arm: Arm
    charmed: bool = False
    """Nothing ever happens to them: what they could run, at best."""
    body: Body = field(init=False)
    ran: list[float] = field(init=False)
    weeks: list[float] = field(init=False)
    made: Making | None = None
    out: int = 0
    """The first day that the twin can run again."""
    left: int = 0
    why: Why | None = None
    injured: tuple[int, float] | None = None
    """The day the last injury was over, and the longest run of the month before it."""
    met: list[tuple[Strain, float]] = field(default_factory=list)
    """The strain of each session, and the luck it met."""
    outcome: Outcome = field(default_factory=Outcome)

    def __post_init__(self) -> None:
        """Begin with the month before: the usual weeks, with the longest run twice in them."""
        self.body = Body(self.runner, self.world)
        long = self.runner.longest_m
        self.ran = [long if day in {1, 8} else 0.0 for day in range(MONTH, 0, -1)]
        self.weeks = [self.runner.weekly_m * self.runner.adherence] * 2

    def live(self) -> Outcome:
        """Live to the race; return what came of it."""
        for day, throw in enumerate(self.fate):
            if day % WEEK == 0:
                self.weeks.append(0.0)
            self._fall_ill(day, throw)
            done = OFF if day < self.out else self._well(day, throw)
            self._log(day, done)
        self.outcome.messages = self.arm.messages
        return self.outcome

    def _fall_ill(self, day: int, throw: Throw) -> None:
        days = 0 if self.charmed or day < self.out else ill_for(throw, self.world)
        if days:
            self._away(day, days, Why.ILLNESS)

    def _away(self, day: int, days: int, why: Why, spot: Spot | None = None) -> None:
        self.left, self.out, self.why, self.made = day, day + days, why, None
        self.arm.out(day, why, spot)

    def _well(self, day: int, throw: Throw) -> Session:
        """Live a day on which the twin can run."""
        if self.why is not None:
            self.arm.back(day, self.why, day - self.left)
            self.why = None
        felt = self._felt(day, throw)
        self.arm.morning(day, felt)
        planned = self.arm.today(day)
        self._count(day, planned, felt)
        if planned.race:
            self.outcome.race_s = self.body.race_s()
            return planned
        done = self._run(planned, throw, felt)
        if done.runs:
            self._risk(day, done, throw)
        self.arm.evening(day, done, felt)
        self._make(day, done)
        return done

    def _felt(self, day: int, throw: Throw) -> Felt:
        """Return what the twin would tell: how the legs are, how the night was, what hurts."""
        tired, yesterday = self.body.fatigue - 1, self.body.week[-1]
        legs = USUAL_LEGS + TIRED * tired + HEAVY * max(yesterday - 2, 0) + throw.legs
        replies = self.runner.replies - self.world.tired_replies * max(tired, 0)
        latent = self.made.pain(day) if self.made else 0.0
        return Felt(
            answers=throw.answers < replies,
            tells=throw.tells < replies,
            agrees=throw.agrees < self.world.obeys,
            legs=round(clipped(legs, 0, 10)),
            spot=throw.spot,
            slept_h=round(throw.slept_h, 1),
            effort=round(clipped(3 + 2 * tired + throw.effort, 0, 10)),
            pain=self._pain(throw, latent),
            latent=latent,
        )

    def _pain(self, throw: Throw, latent: float) -> tuple[str, str, int] | None:
        if self.made and self.made.visible:
            told = self.made.throw
            return told.site, told.side, round(clipped(latent + throw.pain, 0, 10))
        if throw.twinge < TWINGE:
            return throw.site, throw.side, round(clipped(2 + throw.pain, 1, 4))
        return None

    def _run(self, planned: Session, throw: Throw, felt: Felt) -> Session:
        """Return what is run of what is planned: life gets in the way, and so does pain."""
        hurts = felt.pain[2] if felt.pain else 0
        if not planned.runs or throw.runs > self.runner.adherence * (1 - self.world.stops * hurts):
            return OFF
        part = clipped(self.world.length + self.world.length_spread * throw.length, 0.5, 1.15)
        return planned.times(part)

    def _risk(self, day: int, done: Session, throw: Throw) -> None:
        strain = Strain(
            part_of(done.metres, max(self.ran[day : day + MONTH])),
            self.weeks[-2] > STEP * self.weeks[-3],
            throw.short,
            self._soon(day, done),
        )
        self.met.append((strain, throw.hurts))
        self.outcome.spikes += strain.spike
        self.outcome.sessions += 1
        begins = throw.hurts < chance(strain, self.runner, self.world)
        if begins and self.made is None and not self.charmed:
            self.made = making(day, throw, self.world)

    def _soon(self, day: int, done: Session) -> bool:
        if self.injured is None:
            return False
        healed, before_m = self.injured
        return day - healed < SOON and done.metres > MUCH * before_m

    def _make(self, day: int, done: Session) -> None:
        """Let an injury in the making grow, and decide it on its last day."""
        made = self.made
        if made is None or day == made.began:
            return
        made.meant += self.base[day].dose * self.runner.adherence
        made.done += done.dose
        if made.ends(day):
            self.made = None
            if not made.averted(self.world):
                self.outcome.injuries += 1
                days = out_for(made.throw, self.runner, self.world)
                self.injured = day + 1 + days, max(self.ran[-MONTH:])
                self._away(day + 1, days, Why.INJURY, (made.throw.site, made.throw.side))

    def _count(self, day: int, planned: Session, felt: Felt) -> None:
        """Count what the arm did to the day."""
        one, meant = self.outcome, self.base[day]
        if felt.latent >= SEVERE:
            one.severe += 1
            one.allowed += planned.runs
        healthy = self.made is None and (self.out == 0 or day >= self.out + LONG_OVER)
        if healthy and not meant.race:
            one.healthy_hard += meant.hard
            one.altered += meant.hard and not planned.hard
            one.healthy_runs += meant.runs
            one.stopped += meant.runs and not planned.runs

    def _log(self, day: int, done: Session) -> None:
        one = self.outcome
        if day < self.out:
            one.injured_days += self.why is Why.INJURY
            one.ill_days += self.why is Why.ILLNESS
        one.hard_planned += self.base[day].hard
        one.hard_done += done.hard
        one.metres += done.metres
        self.ran.append(done.metres)
        self.weeks[-1] += done.metres
        self.body.live(done)
