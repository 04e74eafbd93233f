"""Wishes that last, told apart from what is said of one day."""

import pytest

from core.athlete.goal import Priority
from core.athlete.profile import Dial
from core.understanding.lasting import (
    Age,
    Beside,
    Crossing,
    Days,
    DaysOff,
    Dials,
    LongDay,
    Minutes,
    Strength,
    ThisWeek,
    WeekTotal,
    WeekWithout,
    Without,
    lasting,
)

WISHES = {
    "can't do thursdays any more": Days(fewer=(3,)),
    "I can't run on Thursdays anymore": Days(fewer=(3,)),
    "thursdays don't work any more": Days(fewer=(3,)),
    "no running on mondays from now on": Days(fewer=(0,)),
    "i can't run mondays and fridays any more": Days(fewer=(0, 4)),
    "can't do thursdays any more but fridays are fine": Days(more=(4,), fewer=(3,)),
    "I'd rather run on mondays instead of tuesdays": Days(more=(0,), fewer=(1,)),
    "I can run wednesdays too": Days(more=(2,)),
    "fridays work too": Days(more=(4,)),
    "from now on I can only run tue thu and sat": Days(only=(1, 3, 5)),
    "my running days are mon wed fri sun": Days(only=(0, 2, 4, 6)),
    "change my days": Days(),
    "i want to run every day": Days(only=(0, 1, 2, 3, 4, 5, 6)),
    "can i run 7 days a week?": Days(only=(0, 1, 2, 3, 4, 5, 6)),
    "can i do 60 km next week?": WeekTotal(coming=True),
    "this week 50 km please, can i?": WeekTotal(coming=False),
    "no, next week not tuesday": WeekWithout((1,), (), coming=True),
    "next week not thursday but friday": WeekWithout((3,), (4,), coming=True),
    "i can only run 3 days a week now": Days(),
    "long run to saturday from now on": LongDay(5),
    "move my long run to saturdays": LongDay(5),
    "long runs on saturdays please": LongDay(5),
    "only 45 minutes on tuesdays": Minutes((1,), 45.0),
    "on tuesdays i only have 45 minutes": Minutes((1,), 45.0),
    "on weekdays i have no more than an hour": Minutes((0, 1, 2, 3, 4), 60.0),
    "only half an hour on weekdays": Minutes((0, 1, 2, 3, 4), 30.0),
    "no limit on tuesdays any more": Minutes((1,), None),
    "I'm also running a 10k on 12 April, just for fun": Beside(Priority.C),
    "also doing a half on 18 april as a tune-up": Beside(Priority.B),
    "also running a 5k on 20 march": Beside(None),
    "can i do a 10k race on jan 30?": Beside(None),
    "would it be ok to run a half on 14 march": Beside(None),
    "drop that race": Without(None),
    "drop the 10k": Without("10k"),
    "can i drop the 10k?": Without("10k"),
    "i'm not running the 10k any more": Without("10k"),
    "cancel the july race": Without(None, "--07"),
    "drop the half in may": Without("half", "--05"),
    "remove the may 10k": Without("10k", "--05"),
    "cancel the race on 18 july": Without(None, "--07-18"),
    "10k on 3 may and half on 7 june": Beside(None),
    "add strength twice a week": Strength(2),
    "I want to do strength training once a week": Strength(1),
    "I want to add strength": Strength(None),
    "no more strength": Strength(0),
    "I'd like to bike on Mondays": Crossing(more=(0,)),
    "swim every wednesday": Crossing(more=(2,)),
    "no biking on mondays any more": Crossing(fewer=(0,)),
    "no more cycling": Crossing(),
    "more volume please": Dials(volume=Dial.MORE),
    "less speed work": Dials(speed=Dial.LESS),
    "normal volume": Dials(volume=Dial.USUAL),
    "I'm 52": Age(52),
    "52 years old": Age(52),
    "repeat this week": ThisWeek("repeat"),
    "lighten the week": ThisWeek("lighter"),
    "lighter week": ThisWeek("lighter"),
    "make this week easier": ThisWeek("lighter"),
}
NONE = (
    "can't do thursday",
    "can I add 5 km tomorrow",
    "did strength today",
    "how often should I do strength",
    "no strength in my legs today",
    "is strength training good for runners?",
    "10k 44:10 on 3 may and half 1:37 on 7 june",
    "i can't run tomorrow",
    "can i run on mondays too?",
    "can we do the long run on saturday this week",
    "move long run to saturday",
    "how fast can i run a half on 14 march?",
    "can i move the 10k to jan 30?",
    "i always run on tuesdays",
    "i ran 8k on thursdays route",
    "legs are heavy on mondays",
    "my legs hurt on mondays always",
    "don't message me on sundays",
    "calf hurts, can't run any more",
    "i can't run any more",
    "new goal: half on 3 october",
    "change my marathon to 24 october",
    "i'm 52 minutes in",
    "52",
    "ran 45 minutes on tuesday",
    "undo",
    "",
)


@pytest.mark.parametrize("said", WISHES)
def test_a_lasting_wish_is_read(said: str) -> None:
    """Each family by the way it is said."""
    assert lasting(said) == WISHES[said]


@pytest.mark.parametrize("said", NONE)
def test_what_is_said_of_one_day_or_of_something_else_is_no_lasting_wish(said: str) -> None:
    """Moves, missed runs, pains, logs and questions are left to their own readers."""
    assert lasting(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "can we make thursdays fridays from now on",
        "move my thursday runs to friday from now on",
        "swap thursdays for fridays permanently",
    ],
)
def test_a_day_takes_the_place_of_another(said):
    """The first goes and the second comes: nothing is added."""
    assert lasting(said) == Days(more=(4,), fewer=(3,))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "can't run wednesday to sunday"),
        ("de", "kann mittwoch bis sonntag nicht laufen"),
        ("es", "viajo de miércoles a domingo, sin correr"),
    ],
)
def test_days_off_from_one_to_another_hold_all_between(language: str, line: str) -> None:
    """Not the first and the last alone."""
    assert lasting(line, language) == DaysOff((2, 3, 4, 5, 6))


def test_a_trip_from_one_day_to_another_gives_up_no_weekday() -> None:
    """Portuguese "a domingo" is where it ends, and not every Sunday."""
    assert lasting("vou viajar de quarta a domingo, sem correr", "pt") is None
