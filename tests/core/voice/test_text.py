"""Texts as values, spoken at the edge."""

from datetime import date, time

from core.units import Distance, Duration, Pace, Units
from core.voice.speech import speak
from core.voice.text import NOTHING, join, lines, t, tn


def test_blanks_are_written_by_their_type() -> None:
    """A distance, a time and a pace need no formatting where they are said."""
    text = t("{a} in {b}, {c}", a=Distance(12000), b=Duration(4060), c=Pace(338.3))
    assert speak(text) == "12 km in 1:07:40, 5:38 per km"


def test_units_are_chosen_when_it_is_spoken() -> None:
    """The same value is miles for one runner and kilometres for another."""
    assert speak(t("{a}", a=Distance(16093.44)), units=Units.MI) == "10 mi"


def test_a_date_has_forms() -> None:
    """A blank says in which form its date is shown."""
    day = date(2027, 3, 14)
    text = t("{d}|{d:weekday}|{d:short}|{d:daymonth}", d=day)
    assert speak(text) == "Sunday 14 March|Sunday|Sun|14 March"


def test_the_first_of_a_month_is_written_as_its_language_does() -> None:
    """French says 1er, and only for the first."""
    assert speak(t("{d}|{d:daymonth}", d=date(2027, 6, 1)), "fr") == "mardi 1er juin|1er juin"
    assert speak(t("{d:daymonth}", d=date(2027, 6, 11)), "fr") == "11 juin"


def test_a_sentence_that_begins_with_a_blank_begins_with_a_capital() -> None:
    """A French weekday has a small letter in a sentence and in a list, and none at its start."""
    day = date(2027, 6, 1)
    assert speak(t("{d:weekday}, {what}.", d=day, what="8 km"), "fr") == "Mardi, 8 km."
    assert speak(t("{d:short} {what}", d=day, what="8 km"), "fr") == "mar 8 km"


def test_a_clock_time_has_two_digits() -> None:
    """06:45, never 6:45."""
    assert speak(t("{at}", at=time(6, 45))) == "06:45"


def test_one_and_many() -> None:
    """A count chooses its sentence."""
    assert [speak(tn("{n} week", "{n} weeks", n)) for n in (1, 3)] == ["1 week", "3 weeks"]


def test_nothing_leaves_no_gap() -> None:
    """Joined texts that are empty are as if they were not there."""
    assert speak(join((t("A."), NOTHING, join(()), t("B.")))) == "A. B."


def test_lines_stand_under_each_other() -> None:
    """A list is one text of several lines."""
    assert speak(lines(t("A"), t("B"))) == "A\nB"


def test_a_runners_braces_are_plain_text() -> None:
    """Words of a runner are never read as blanks."""
    assert speak(t('"{note}"', note="{0} {x} {")) == '"{0} {x} {"'
