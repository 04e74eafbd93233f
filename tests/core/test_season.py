"""A whole season of random days, through the coach's two doors: what holds on every one of them.

Days pass with reminders; the runner answers, is silent, taps old buttons, runs less or far too much, falls ill, hurts,
moves, travels, takes back, races and reports danger signs, in any order. After every step the laws below are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from core.absences import absence_on, on_the_ladder
from core.athlete.athlete import Athlete
from core.athlete.log import Run
from core.messages import Incoming, Turn
from core.replanning import SEASON
from core.season_start import known_of
from core.training.catalogue import is_run
from core.training.ladder import LADDER
from core.training.limits import BY_ID, broken, may_change
from core.training.limits.check import Broken
from core.training.plan import Plan, Planned
from core.training.workout import Workout
from tests.core.people import EVERYONE, LISBON
from tests.transcripts.stage import Stage

BEGIN = datetime(2027, 4, 12, 5, 0, tzinfo=UTC)

RAN = (
    "done as planned",
    "ran 8k in 45:00, effort 5",
    "ran 5 km, 7/10",
    "ran 12k in 1:10:00, effort 9, calves 5",
    "0",
)
TOO_MUCH = ("ran 30k in 3:00:00, effort 8", "ran 25 km today", "ran 18k, effort 10")
MORNINGS = ("0", "2", "4", "7", "9", "fresh", "calves are sore, 5", "legs like lead", "slept 4 hours", "7 h")
HURTS = (
    "left knee hurts, 6",
    "my achilles is stiff",
    "left calf is sore, 5",
    "hip aches a bit, 2",
    "no pain now",
    "fine",
)
ILL = ("fever, 38.5", "i have a cold", "still ill", "better!", "no fever since yesterday")
LIFE = (
    "can't today", "move thursday to friday", "move sunday to saturday", "can't run tomorrow", "/lighter", "busy",
    "/away tomorrow for a week", "easy runs if i feel like it", "rest completely", "/pause", "pause for two weeks",
    "i'm back", "tired", "save", "no", "yes", "keep it as it is", "skip", "do that", "start tomorrow", "/why", "/week",
)  # fmt: skip
RESULTS = (
    "10k race 47:30 today",
    "time trial mile 6:05",
    "ran the half in 1:48:00",
    "5k 23:10",
    "yes, use it",
)
GOALS = ("half on 3 october", "/race marathon 24 october", "build", "3:40", "the half")
FLAGS = (
    "i have chest pain and feel dizzy",
    "sharp pain in one spot on my left shin, it hurts at night",
    "one calf is swollen and warm",
)
CLEARED = ("i've been cleared", "yes", "cleared", "booked", "not yet")
STEPS = ("no pain", "a little", "it hurt", "not done yet", "i'm back", "how many steps are left?")
WISHES = (
    "can I run 15 km on sunday", "add 60 km on sunday", "can i add intervals on thursday?", "can i do a tempo on tuesday?",
    "can i add strides tomorrow?", "/meanwhile cycling", "can i cycle?", "do that", "add it",
)  # fmt: skip
LASTING = (
    "can't do thursdays any more", "long run to saturday from now on", "i can only run tue sat and sun from now on",
    "/days mon wed fri sun", "only 45 minutes on tuesdays", "less volume", "/volume more", "/speed less", "/speed more",
    "/strength 2", "/cross monday", "repeat this week", "i'm 62", "next week only monday wednesday friday",
)  # fmt: skip
"""Wishes that last, dials, and a week once more."""
RACES = (
    "also doing a 10k on 6 june, just for fun", "/races half 5 september", "drop the 10k", "drop the half", "for fun",
    "my race moved to 24 october", "my race moved to 3 october", "marathon on 21 november", "10k on 20 june instead",
    "on the way", "just to run better",
)  # fmt: skip
"""Races on the way that come and go, another goal, another day of it."""
MISSED = (
    "missed yesterday", "i missed thursday's run", "didn't run", "can't do thursday", "swap thursday and friday",
    "swap saturday and sunday", "move it to tomorrow", "could i run it on saturday instead?", "can't run until friday",
)  # fmt: skip
TRIPS = (
    "on holiday 9 to 23 may", "on holiday from friday for 10 days", "we stay a week longer", "i'm back tomorrow",
    "only a treadmill this week", "keep the plan",
)  # fmt: skip
EDITED = (
    "/fix",
    "actually it was 9 km",
    "it was 50 minutes",
    "effort 8",
    "it was yesterday",
    "delete that run",
)
"""What is put right in a run that was told."""
LEAVE = ("good news, i'm 9 weeks pregnant!", "my midwife has agreed", "/cleared")
HALF_HOUR_S = 1801.0
OWN_WISH = frozenset({"moved", "week-repeated", "days-once"})
"""Rules of changes by which a runner wants a week to be another one, and may within the limits."""
YES = (
    "yes",
    "do that",
    "save",
    "build",
    "rest completely",
    "easy runs if i feel like it",
    "instead",
    "on the way",
)
LAID_UP = (
    "calf strain, no running for 2 weeks",
    "torn hamstring, no running for 2 weeks",
    "seen, 3 weeks no running, cycling ok",
)
SAID = (
    *RAN,
    *MORNINGS,
    *HURTS,
    *ILL,
    *LIFE,
    *RESULTS,
    *GOALS,
    *CLEARED,
    *STEPS,
    *WISHES,
    *LAID_UP,
    *LASTING,
    *RACES,
    *MISSED,
    *TRIPS,
    *EDITED,
    *LEAVE,
    "/undo",
    "undo that",
    "thanks",
    "👍",
    "hm",
)


def days_of(plan: Plan) -> dict[date, Workout]:
    """Return what every day of a plan holds."""
    return {one.on: one.workout for week in plan.weeks for one in plan.days_of(week)}


def one_by_one(plan: Plan, first: int) -> Iterator[Plan]:
    """Yield the plan after each of its changes from the *first* on.

    Each is a step of its own: one that only takes away may leave the weeks behind it to the Sunday that looks at them.
    """
    for n in range(first, len(plan.changes)):
        yield replace(plan, changes=plan.changes[: n + 1])


@dataclass
class Watched(Stage):
    """A stage on which every single turn is looked at."""

    look: Callable[[Athlete, Athlete], None] = lambda _before, _after: None

    def _take(self, turn: Turn, *, stamp: bool = False) -> None:
        before = self.athlete
        super()._take(turn, stamp=stamp)
        self.look(before, self.athlete)


class Season(RuleBasedStateMachine):
    """A runner, the coach, and time."""

    @initialize(who=st.sampled_from(sorted(set(EVERYONE) - {"new", "without a plan"})))
    def meet(self, who: str) -> None:
        """Begin with somebody who has a plan."""
        self.stage = Watched(ZoneInfo(LISBON), BEGIN, LISBON, EVERYONE[who](), look=self.look)

    @property
    def athlete(self) -> Athlete:
        """The runner as the coach knows them."""
        return self.stage.athlete

    @property
    def today(self) -> date:
        """The runner's date."""
        return self.athlete.today(self.stage.now)

    def say(self, text: str) -> None:
        """Say something."""
        self.stage._do(Incoming(text, zone=LISBON))

    @rule(text=st.sampled_from(SAID))
    def says(self, text: str) -> None:
        """Say anything, whether it was asked for or not."""
        self.say(text)

    @rule(texts=st.lists(st.sampled_from((*RAN, *MORNINGS)), min_size=1, max_size=4))
    def answers(self, texts: list[str]) -> None:
        """Answer a few questions in a row."""
        for text in texts:
            self.say(text)

    @rule(text=st.sampled_from(TOO_MUCH))
    def overdoes_it(self, text: str) -> None:
        """Run much more than was planned."""
        self.say(text)

    @rule(number=st.integers(0, 30))
    def taps(self, number: int) -> None:
        """Tap any button that was ever shown, old ones too."""
        shown = list(self.stage._visible())
        if shown:
            self.stage._do(Incoming(token=shown[-1 - number % len(shown)].token, zone=LISBON))

    @rule(
        text=st.sampled_from((*LASTING, *RACES, *TRIPS, *MISSED)),
        answers=st.lists(st.sampled_from(YES), max_size=3),
    )
    def wishes(self, text: str, answers: list[str]) -> None:
        """Want something else of the plan, and agree to what is shown."""
        self.say(text)
        for answer in answers:
            self.say(answer)

    @rule(
        told=st.sampled_from((*RAN, *TOO_MUCH)),
        put_right=st.lists(st.sampled_from(EDITED), min_size=1, max_size=3),
    )
    def puts_right(self, told: str, put_right: list[str]) -> None:
        """Tell a run, and say that it was otherwise."""
        for text in (told, *put_right):
            self.say(text)

    @rule(days=st.integers(15, 45))
    def is_silent(self, days: int) -> None:
        """Say nothing for weeks, and come back."""
        self.stage._until(self.stage.now + timedelta(days=days))
        self.say("i'm back")

    @rule(hours=st.sampled_from((1, 5, 12, 24, 48, 24 * 8)))
    def waits(self, hours: int) -> None:
        """Let time pass, with what the coach says of its own."""
        self.stage._until(self.stage.now + timedelta(hours=hours))

    @rule(days=st.integers(1, 14))
    def lives_well(self, days: int) -> None:
        """Let days pass on which every run is done and every answer is fine."""
        self.stage._live(self.stage.now + timedelta(days=days))

    @rule(
        said=st.lists(
            st.sampled_from((*STEPS, *WISHES, "/pause", "pause for two weeks", "/away tomorrow for a week")),
            max_size=5,
        ),
        days=st.lists(st.integers(1, 9), min_size=1, max_size=5),
    )
    def climbs(self, said: list[str], days: list[int]) -> None:
        """Hurt, off for a time, and on the ladder: answered or not, with wishes, pauses and "I'm back" in between."""
        self.say("calf strain, no running for 10 days")
        for n, long in enumerate(days):
            self.stage._until(self.stage.now + timedelta(days=long, hours=3))
            for text in said[n : n + 2]:
                self.say(text)

    @rule(sign=st.sampled_from(FLAGS))
    def danger(self, sign: str) -> None:
        """A red flag always locks, in whatever state it is said."""
        self.say(sign)
        assert self.athlete.lock is not None, self.told()

    @rule(
        text=st.sampled_from(
            (
                "can't today",
                "/lighter",
                "move thursday to friday",
                "/pause",
                "/away tomorrow for a week",
                "/meanwhile cycling",
            )
        )
    )
    def takes_back(self, text: str) -> None:
        """Whatever is asked for and taken back at once leaves the plan as it was."""
        plan = self.athlete.plan
        if plan is None:
            return
        before, known = days_of(plan), len(plan.changes)
        self.say(text)
        after = self.athlete.plan
        if after is None or after.number != plan.number or len(after.changes) == known:
            return
        if any(change.rule == "injury" for change in after.changes[known:]):
            return  # a step that nobody answered for is held by whatever is said next, and stays
        for change in reversed(after.changes[known:]):
            self.say(f"/undo {change.number}")
        assert self.athlete.plan
        if self.athlete.lock is None:
            assert days_of(self.athlete.plan) == before, self.told()

    def look(self, before: Athlete, after: Athlete) -> None:
        """Look at what a turn did to the plan: the past stays, and no hard limit is newly broken.

        What a runner ran on their own, and told in that very turn, is no doing of the plan's; nor is a run that is put
        right after a change was laid in view of it. What is told anew takes back the change that was laid for it, which
        gives back the plan as it was, and is laid over that.
        """
        old, new = before.plan, after.plan
        if old is None or new is None or old is new or old.number != new.number:
            return
        today = before.today(self.stage.now)
        for on, workout in days_of(old).items():
            assert on >= today or new.on(on) == workout, ("the past was changed", on, self.told())
        laid = new.changes[len(old.changes) :]
        if laid and self._breaks(old, new, before, after):
            stood = replace(new, changes=new.changes[: len(old.changes)])
            steps = pairwise((stood, *one_by_one(new, len(old.changes))))
            hard = [one for was, now in steps for one in self._breaks(was, now, before, after)]
            assert not hard, ("a limit was broken", laid[-1].rule, hard, self.told())

    def _breaks(self, old: Plan, new: Plan, before: Athlete, after: Athlete) -> list[Broken]:
        """Return the hard limits that are newly broken between two plans, own runs of the turn aside.

        A season that is planned anew keeps its shape by itself, and is not measured against the one it follows.
        """
        today = before.today(self.stage.now)
        own = {run.on for run in after.runs} - {run.on for run in before.runs}
        spared = SEASON if "start" in dict(new.changes[-1].facts) else frozenset()
        found = [
            one
            for one in may_change(old, new, known_of(after, today))
            if BY_ID[one.id].hard and one.on not in own and one.id not in spared
        ]
        if set(before.runs) <= set(after.runs):
            return found
        stood = {one.id for one in may_change(old, new, known_of(before, today))} if found else set()
        return [one for one in found if one.id in stood]

    @invariant()
    def locked_is_locked(self) -> None:
        """While running is off, no day from today on holds a run."""
        plan = self.athlete.plan
        if self.athlete.lock is not None and plan is not None:
            runs = [on for on, workout in days_of(plan).items() if on >= self.today and is_run(workout)]
            assert runs == [], self.told()

    @invariant()
    def on_the_ladder_only_its_step_is_run(self) -> None:
        """Until a step is answered for, no other running comes within its ladder, and nothing passed by itself."""
        plan, made = self.athlete.plan, on_the_ladder(self.athlete)
        if plan is None or made is None or self.athlete.lock or absence_on(self.athlete, self.today):
            return
        if made.on < self.today:
            return  # held at the next turn
        rung = LADDER[int(made.subject.split(":")[0])]
        ahead = (plan.on(self.today + timedelta(days=n)) for n in range((made.on - self.today).days + 1))
        runs = [one for one in ahead if is_run(one) and one.type != "race"]
        assert all(one.type in {"walk_run", "easy"} for one in runs), self.told()
        assert len(runs) <= rung.sessions, self.told()

    @invariant()
    def no_week_is_more_than_was_planned(self) -> None:
        """No answer and no way back makes a week longer than the base had it; a runner's own move may, within limits.

        Days that are over stay as they were, under another plan too: no more of them counts than the base had, and a race
        only if it was run. The steps after an injury are half hours, however small the base is.
        """
        plan = self.athlete.plan
        laid = plan.changes if plan else ()
        touched = {edit.on for change in laid if change.rule in OWN_WISH for edit in change.edits}
        for week in plan.weeks if plan else ():
            days = plan.days_of(week) if plan else ()
            had = {one.on: one.workout.distance_m for one in week.days}
            now = sum(
                min(self._came_to(one), had.get(one.on, 0.0))
                if one.on < self.today
                else one.workout.distance_m
                for one in days
            )
            steps = sum(one.workout.distance_m for one in days if one.workout.duration_s <= HALF_HOUR_S)
            most = max(sum(had.values()), steps)
            if not touched.intersection(one.on for one in days):
                assert now <= most + 1000, (week.start, most, now, self.told())

    def _came_to(self, day: Planned) -> float:
        """Return the metres a day that is over came to; a race that nobody told of was not run."""
        ran = any(run.on == day.on for run in self.athlete.runs)
        return day.workout.distance_m if ran or day.workout.type != "race" else 0.0

    @invariant()
    def the_race_stays(self) -> None:
        """Who is well, here and free to run has the race they train for on its day, until they say on it that they can't."""
        plan, goal = self.athlete.plan, self.athlete.goal
        away = absence_on(self.athlete, self.today) or self.athlete.lock
        if plan is None or goal.on is None or goal.distance is None or away or goal.on < self.today:
            return
        missed = (one for one in plan.changes if one.rule == "missed" and not one.undone)
        given_up = goal.on == self.today and any(edit.on == goal.on for one in missed for edit in one.edits)
        if plan.week_of(goal.on) is not None and not given_up:
            assert plan.on(goal.on).type == "race", self.told()

    def told(self) -> str:
        """Return the end of the talk, for whoever has to mend it."""
        return "\n".join(self.stage.out[-30:])


def test_a_season_of_random_days_keeps_every_law() -> None:
    """Limits, locks, the past, undo and the race hold through whatever a runner does."""
    quick = settings(max_examples=12, stateful_step_count=25, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Season, settings=quick)


def test_the_first_whole_weeks_after_a_pause_are_no_jump() -> None:
    """After two weeks without running no run is longer by more than a tenth than the longest of the month."""
    stage = Stage(ZoneInfo(LISBON), BEGIN, LISBON, athlete=EVERYONE["coached"]())
    for said in ("/pause", "two weeks"):
        stage._do(Incoming(said, zone=LISBON))
    athlete = stage.athlete
    assert athlete.plan
    found = broken(athlete.plan, known_of(athlete, athlete.today(stage.now)))
    assert [one.detail for one in found if one.id == "I1"] == []


@pytest.mark.slow
def test_many_long_seasons_of_random_days_keep_every_law() -> None:
    """The same laws, over many more and longer seasons, others each time."""
    long = settings(
        max_examples=300, stateful_step_count=120, derandomize=False, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Season, settings=long)


def test_a_wish_on_race_day_is_kept_for_the_next_plan() -> None:
    """No day of this one is left to be planned anew: the wish is noted, and the plan stays as it is."""
    race_day = datetime(2027, 10, 10, 6, 0, tzinfo=UTC)
    stage = Stage(
        ZoneInfo(LISBON), race_day, LISBON, athlete=having_run(EVERYONE["coached"](), race_day.date())
    )
    before = stage.athlete.plan
    stage._do(Incoming("i can only run tue sat and sun from now on", zone=LISBON))
    assert before
    assert stage.athlete.plan
    assert days_of(stage.athlete.plan) == days_of(before)
    assert stage.athlete.profile.days == (1, 5, 6)


def having_run(athlete: Athlete, until: date) -> Athlete:
    """Return somebody who did every planned run before a day."""
    plan = athlete.plan
    assert plan
    done = [(on, one) for on, one in days_of(plan).items() if on < until and is_run(one)]
    runs = (Run(n, on, one.distance_m, type=one.type, planned=True) for n, (on, one) in enumerate(done, 1))
    return replace(athlete, runs=tuple(runs))
