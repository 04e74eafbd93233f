"""A club is spoken to in its own language: how it is set up, how a session is said, what a channel asks."""

from dataclasses import replace
from datetime import date, time

import pytest

from core.clubs import founding, mention
from core.clubs.club import Challenge, Session
from core.clubs.founding import founded
from core.clubs.session import read
from core.coach import hear
from core.messages import Address, Incoming
from core.voice.speech import speak
from tests.core.clubs.people import CHANNEL, CLUB, MONDAY, NOW, dana, scene

THURSDAY = date(2026, 11, 19)
TRACK = Session(2, THURSDAY, time(18, 15), 6, None, 180.0, rest_s=90.0, most=12)


@pytest.mark.parametrize(
    ("language", "said", "place"),
    [
        ("en", "thursday 18:15 6 x 3 min off 90 s for 12 at the track", "the track"),
        ("es", "jueves 18:15 6 x 3 minutos rec 90 s para 12 en la pista", "la pista"),
        ("de", "Donnerstag 18:15 6 x 3 Minuten Pause 90 s für 12 auf der Bahn", "Bahn"),
        ("fr", "jeudi 18h15 6 x 3 minutes récup 90 s pour 12 à la piste", "piste"),
        ("pt", "quinta 18h15 6 x 3 minutos intervalo 90 s para 12 na pista", "pista"),
    ],
)
def test_a_session_is_said_in_the_club_s_language(language: str, said: str, place: str) -> None:
    """Day, hour, repetitions, rest, room and place are understood as a club of that language writes them."""
    assert read(said, replace(CLUB, language=language), MONDAY) == replace(TRACK, place=place)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "jueves 20 min a tempo"),
        ("de", "Donnerstag Tempolauf 20 Minuten"),
        ("fr", "jeudi 20 minutes au seuil"),
        ("pt", "quinta 20 min a ritmo de limiar"),
    ],
)
def test_a_tempo_run_is_said_in_the_club_s_language(language: str, said: str) -> None:
    """One piece at tempo is understood in every language."""
    found = read(said, replace(CLUB, language=language), MONDAY)
    assert found is not None
    assert (found.shape, found.reps, found.each_s, found.on.isoweekday()) == ("tempo", 4, 300.0, 4)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "martes 5 x 1 km a las 7 de la tarde"),
        ("de", "Dienstag 5 x 1 km 7 abends"),
        ("fr", "mardi 5 x 1 km 7 du soir"),
        ("pt", "terça 5 x 1 km 7 da noite"),
    ],
)
def test_an_hour_of_the_evening(language: str, said: str) -> None:
    """Seven in the evening is 19:00 in every language."""
    found = read(said, replace(CLUB, language=language), MONDAY)
    assert found is not None
    assert found.at == time(19)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("es", "Corredores del Puerto, Oporto, martes, días suaves, resumen sábado 19:00"),
        ("de", "Hafenläufer, Porto, Dienstag, lockere Tage, Rückblick Samstag 19:00"),
        ("fr", "Coureurs du Port, Porto, mardi, jours faciles, récap samedi 19:00"),
        ("pt", "Corredores do Porto, Porto, terça, dias leves, resumo sábado 19:00"),
    ],
)
def test_a_club_is_set_up_in_its_language(language: str, said: str) -> None:
    """The day of the session, the month's challenge and the recap's hour are understood in every language."""
    known = replace(CLUB, language=language, session_days=())
    made = founded(scene(club=known), Address("telegram", "1"), said)
    assert made is not None
    assert (made.session_days, made.challenge, made.recap_day, made.recap_at) == (
        (1,),
        Challenge.EASY,
        5,
        time(19),
    )


@pytest.mark.parametrize(
    ("language", "joins", "asks_when", "counts"),
    [
        ("es", "¿puedo apuntarme?", "¿a qué hora quedamos?", "¿qué sale en el resumen?"),
        ("de", "darf ich mitmachen?", "wann ist Treffpunkt?", "was wird gezählt?"),
        ("fr", "je peux venir ?", "c'est à quelle heure, la séance ?", "qui voit le classement ?"),
        ("pt", "posso ir também?", "a que horas é o treino?", "o que conta no resumo?"),
    ],
)
def test_a_channel_is_answered_in_every_language(
    language: str, joins: str, asks_when: str, counts: str
) -> None:
    """Joining, the next session and the recap are told apart by the words of the club's language."""
    club = replace(CLUB, language=language)
    for said, reply in ((joins, mention.may_join), (asks_when, mention.when), (counts, mention.counting)):
        assert speak(mention.answer(club, said, MONDAY)) == speak(reply(club, said, MONDAY)), said


@pytest.mark.parametrize(
    ("language", "said", "hour", "unread"),
    [
        ("en", "recap saturday 7pm", time(19), ()),
        ("en", "recap saturday at 7.30 pm", time(19, 30), ()),
        ("de", "Rückblick Samstag 19 Uhr", time(19), ()),
        ("fr", "récap samedi 19h30", time(19, 30), ()),
        ("es", "resumen sábado 7 de la tarde", time(19), ()),
        ("pt", "resumo sábado às 19", time(19), ()),
        ("en", "recap saturday", time(18), ()),
        ("en", "recap saturday 25:00", time(18), ("recap saturday 25:00",)),
        ("en", "recap soonish, german", time(18), ("recap soonish",)),
        ("en", "tuesday, Prto", time(18), ("Prto",)),
    ],
)
def test_the_hour_of_the_recap(language: str, said: str, hour: time, unread: tuple[str, ...]) -> None:
    """The recap's hour is taken as it is written anywhere; what sets nothing is said to."""
    here = replace(scene(), said=f"/club {said}")
    here = replace(here, incoming=replace(here.incoming, club=replace(CLUB, language=language)))
    made = founded(here, CHANNEL, said)
    assert made
    assert made.recap_at == hour
    assert founding.unread(here, made, said) == unread


def test_a_session_is_called_off_in_the_club_s_language() -> None:
    """Who runs a club in another language than their own names the day in either."""
    thursday = replace(CLUB.sessions[0], number=2, on=THURSDAY)
    club = replace(CLUB, language="de", sessions=(*CLUB.sessions, thursday))
    for said in ("donnerstag", "thursday"):
        heard = Incoming(text=f"/calloff {said}", name="Dana", channel=CHANNEL, club=club, admin=True)
        off = hear(dana(), heard, NOW).off
        assert off is not None
        assert off.number == 2


def test_the_language_named_is_spoken_at_once() -> None:
    """Who names the club's language may use it for the rest, whatever they speak themselves."""
    made = founded(scene(club=None), CHANNEL, "Corredores do Porto, Porto, terça, dias leves, português")
    assert made is not None
    assert (made.language, made.session_days, made.challenge) == ("pt", (1,), Challenge.EASY)
