"""What can be asked for in a club's channel. Every answer here is seen by the one who asked; posts are for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from core.clubs import announcing, going, inviting, ladder, mile, posts, races
from core.clubs.club import Challenge, Club, Going, Member, Session
from core.clubs.founding import behind, founded, is_a_word, unread
from core.clubs.guards import ADMINS, NO_RIGHTS, for_all, for_members, in_club
from core.clubs.membership import joined, left, one_line
from core.clubs.revising import revised
from core.clubs.session import ahead
from core.commands.table import COMMANDS, Answer, Command
from core.messages import Choice, Right, Say, Turn
from core.scene import Scene
from core.understanding.reading import Reading
from core.voice import phrases
from core.voice.text import NOTHING, Named, Text, join, pt, t

OVER: Final = t("That session is over.")
LATE: Final = t("That button is too old, or isn't yours. Say it in the club's channel.")


def _enter(name: str, summary: Text, answer: Answer, **more: Any) -> None:  # noqa: ANN401 - fields of Command
    COMMANDS[name] = Command(name, summary, answer, anytime=True, shared=True, **more)


def set_up(scene: Scene, _reading: Reading) -> Turn:
    """Make the channel a club, or change how it is set up; tell the channel once."""
    here = scene.incoming
    if here.channel is None:
        return scene.say(t("A club is a channel: say /club in the channel it should be in."))
    if not here.admin:
        return scene.say(ADMINS)
    if here.lacks:
        return scene.say(NO_RIGHTS)
    made = founded(scene, here.channel, behind(scene))
    if made is None:
        return scene.say(t('Name it, with your city for the clock: "/club Harbour Runners, Porto, tuesday".'))
    news = () if here.club else (posts.welcome(made),)
    missing = tuple(Say(MISSING[right], silent=True) for right in here.misses)
    left = tuple(
        Say(_unread(scene, made, part), silent=True) for part in unread(scene, made, behind(scene))[:1]
    )
    return replace(scene.say(Say(_set_up(made), CHALLENGES), *missing, *left), club=made, posts=news)


def _unread(scene: Scene, club: Club, part: str) -> Text:
    said = t('I don\'t know what "{part}" sets, so it set nothing.', part=one_line(part))
    if scene.incoming.club is None or not is_a_word(scene.incoming.club, behind(scene)):
        return said
    city = club.zone.rpartition("/")[2].replace("_", " ")
    return join(
        (
            said,
            t(
                'If it is a new name, put the city behind it: "/club {name}, {city}".',
                name=one_line(part),
                city=city,
            ),
        )
    )


MISSING: Final[Mapping[Right, Text]] = {
    Right.CALENDAR: t(
        "I may not create events here, so sessions stand in the channel but not in the server's calendar. Give me the right "
        "to create events if you'd like both."
    ),
    Right.ROOMS: t(
        "I may not open private threads here, so members who take no direct messages get no check-ins. Give me the right to "
        "create private threads and to write in threads if they should."
    ),
}
"""What is said of a right that is not there, and what it would be for."""


CHALLENGES: Final = (
    (Choice(t("Easy days easy"), "/club easy"), Choice(t("Even reps"), "/club even")),
    (Choice(t("Whole-club weeks"), "/club together"), Choice(t("No challenge"), "/club no challenge")),
)
"""What a recap may tell of besides: nothing that grows with mileage."""
CHALLENGE: Final[Mapping[Challenge | None, Text]] = {
    None: t("A challenge for the recap?"),
    Challenge.EASY: t("Challenge: easy days kept easy."),
    Challenge.EVEN: t("Challenge: repetitions run evenly."),
    Challenge.TOGETHER: t("Challenge: weeks in which everyone keeps to their plan."),
}


def _set_up(club: Club) -> Text:
    return join(
        (
            t("{club} is set up here.", club=club.name),
            t(
                "Recap: {day} at {at}, {zone} time, without a sound.",
                day=phrases.weekday(club.recap_day),
                at=club.recap_at,
                zone=Named(club.zone.rpartition("/")[2].replace("_", " ")),
            ),
            t("Sessions: {days}.", days=phrases.both([phrases.weekday(day) for day in club.session_days]))
            if club.session_days
            else t("No fixed session day."),
            t(
                'Announce one with "/session tuesday 18:30 5 x 1 km". Nobody is counted before they say /join.'
            ),
            t('Change any of it: "/club recap saturday 19:00, german, miles".'),
            CHALLENGE[club.challenge],
        )
    )


def join_in(scene: Scene, club: Club, _said: str) -> Turn:
    """Count a runner from now on, because they said so."""
    name = scene.incoming.name or scene.athlete.profile.name
    after = joined(club, Member(scene.athlete.id, name, club.today(scene.now)))
    text = t(
        "You're in. {day}'s recap counts your runs and kilometres, and may name you for a first 10K or a return. Your "
        "plan counts in sums only; pace and health are never in it.",
        day=phrases.weekday(club.recap_day),
    )
    return replace(scene.offer(text, Choice(t("Leave me out"), "/leave")), club=after)


def come_in(scene: Scene, reading: Reading) -> Turn:
    """Join the club of the channel; a code that opens nothing is said to."""
    if scene.incoming.stale and scene.incoming.club is None:
        return scene.say(inviting.OVER)
    return in_club(join_in)(scene, reading)


def leave(scene: Scene, club: Club, _said: str) -> Turn:
    """Count a runner out: from what comes, from the recap that stands in the channel, and from the sessions ahead."""
    me, today = scene.athlete.id, club.today(scene.now)
    after, free = left(club, me), going.own_days(scene, club)
    if after == club:
        return scene.say(t("You aren't counted here, so there is nothing to leave."))
    counted = club.member(me) is not None
    text = join(
        (
            OUT if counted else t("Done."),
            _off_the_list([one.on for one in ahead(club, today) if going.is_listed(one, me)]),
            t("Your own plan isn't affected.") if free is scene else going.AS_IT_WAS,
        )
    )
    turn = free.offer(text, *((Choice(t("Undo"), "/join"),) if counted else ()))
    return replace(
        turn, club=after, posts=revised(club, after, today), to_others=going.freed(club, after, today)
    )


OUT: Final = t("Done. You won't appear in recaps from now on, and I've removed you from this one.")


def _off_the_list(days: Sequence[date]) -> Text:
    """Say for which days somebody is expected no more."""
    named = [t("{on:weekday}", on=on) for on in sorted(set(days))]
    return t("You're off the list for {days}.", days=phrases.both(named)) if named else NOTHING


def rsvp(scene: Scene, club: Club, said: str) -> Turn:
    """Take a runner's word on a session."""
    word, _, number = said.partition(" ")
    one = _ahead(scene, club, number)
    if one is None or word not in set(Going) or (word == Going.HELP and not one.is_mile):
        return scene.say(Say(_over(club, number), toast=True))
    return going.going(scene, club, one, Going(word))


def my_paces(scene: Scene, club: Club, said: str) -> Turn:
    """Show a runner what a session is for them."""
    one = _ahead(scene, club, said)
    return going.my_paces(scene, one) if one else scene.say(_over(club, said))


def count_me(scene: Scene, club: Club, said: str) -> Turn:
    """Put a session into a runner's plan."""
    number, _, reps = said.partition(" ")
    one = _ahead(scene, club, number)
    if one is None or not reps.isdecimal():
        return scene.say(_over(club, number))
    return going.count_me_in(scene, club, one, max(int(reps), 1))


def _ahead(scene: Scene, club: Club, number: str) -> Session | None:
    """Return the session with that number unless its day is over, or it was called off."""
    return next((one for one in ahead(club, club.today(scene.now)) if str(one.number) == number), None)


def _over(club: Club, number: str) -> Text:
    off = any(one.off for one in club.sessions if str(one.number) == number)
    return t("That session was called off.") if off else OVER


_enter(
    "club", t("Set up a club in this channel"), set_up, argument=pt("option", "name, city, day"), admin=True
)
_enter(
    "session",
    t("Announce a group session"),
    in_club(for_all(announcing.announce)),
    argument=pt("option", "day, time, repetitions"),
    admin=True,
)
_enter(
    "calloff",
    t("Call a group session off"),
    in_club(announcing.call_off),
    argument=pt("option", "day"),
    admin=True,
)
_enter("join", t("Be counted in this club's weekly recap"), come_in)
_enter("invite", t("Bring somebody into this club"), in_club(inviting.invite))
_enter("invited", t("Come into a club"), inviting.invited, listed=False)
_enter("leave", t("Leave this club's recaps, at once"), in_club(leave))
_enter(
    "match", t("A session from what members have planned"), in_club(for_all(announcing.together)), admin=True
)
_enter("mile", t("The club mile of this month"), in_club(announcing.club_mile), argument=pt("option", "time"))
_enter(
    "clubraces", t("The club's race calendar"), in_club(lambda scene, club, _: races.calendar(scene, club))
)
_enter("mymile", t("Your mile this month"), in_club(for_members(mile.mine)), listed=False)
_enter("mileboard", t("How your mile is shown"), in_club(for_members(ladder.board)), listed=False)
_enter("marshal", t("Help at the club mile"), in_club(for_members(mile.marshal)), listed=False)
_enter("planmile", t("A mile in your plan"), in_club(for_members(mile.plan_it)), listed=False)
_enter("sharerace", t("Show your races"), in_club(for_members(races.share)), listed=False)
_enter("hiderace", t("Hide your races"), in_club(for_members(races.hide)), listed=False)
_enter("going", t("Say whether you come"), in_club(rsvp), listed=False)
_enter("mypaces", t("A session in your paces"), in_club(my_paces), listed=False)
_enter("countme", t("Put a session into your plan"), in_club(count_me), listed=False)
_enter("in", t("A button of a club"), lambda scene, _: scene.say(LATE), listed=False)
_enter("keepplan", t("Keep your plan"), lambda scene, _: going.keep_plan(scene), listed=False)
