"""What a file is, whoever made it and whatever is in it."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.athlete import Athlete
from core.documents.brought import Brought, Filed, as_plain, from_plain
from core.documents.calendar import calendar
from core.documents.fit import checksum
from core.documents.opened import MOST_BYTES, opened
from core.documents.record import record
from tests.core.commands.runner import SUNDAY, marathoner, season
from tests.core.documents.files import SUNDAY_RUN, fit, gpx, tcx


def test_a_gpx_is_its_distance_its_time_and_its_beginning() -> None:
    """A track along the ground is measured within a thousandth."""
    found = opened(gpx(10_020, 3150))
    assert (found.what, found.begun, found.seconds) == (Filed.RUN, SUNDAY_RUN, 3150.0)
    assert found.metres == pytest.approx(10_020, rel=0.001)


def test_breaks_are_no_running() -> None:
    """Between two pieces of a track somebody stood: neither the time nor the way between them counts."""
    whole, broken = opened(gpx(10_000, 3000)), opened(gpx(10_000, 3000, parts=2))
    assert whole.seconds == broken.seconds == 3000.0
    assert broken.metres == pytest.approx(whole.metres, rel=0.001)


def test_a_jump_of_the_satellite_is_not_run() -> None:
    """A point that nobody can have reached in the time adds nothing."""
    jumped = gpx(5000, 1500).replace(b'lat="41.00', b'lat="43.00', 1)
    assert opened(jumped).metres == pytest.approx(5000, rel=0.01)


def test_a_tcx_is_the_sum_of_its_laps() -> None:
    """Distances of single points are not added to those of the laps."""
    assert opened(tcx(8010, 2710)) == Brought(Filed.RUN, SUNDAY_RUN, 8010.0, 2710.0)


@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize("foreign", [False, True])
def test_a_fit_is_its_session(big: bool, foreign: bool) -> None:
    """In either order of bytes, with fields of an app in it or without."""
    assert opened(fit(12_000, 3600, big=big, foreign=foreign)) == Brought(
        Filed.RUN, SUNDAY_RUN, 12_000.0, 3600.0
    )


def test_the_checksum_is_garmins() -> None:
    """The polynomial is CRC-16/ARC, whose check value is known (Cook, catalogue of CRC algorithms)."""
    assert checksum(b"123456789") == 0xBB3D


@pytest.mark.parametrize(
    "content",
    [gpx(sport="cycling"), tcx(sport="Biking"), fit(sport=2), gpx(sport="hiking")],
    ids=["gpx", "tcx", "fit", "hike"],
)
def test_another_sport_is_no_run(content: bytes) -> None:
    """A ride is a ride in every kind of file."""
    assert opened(content).what is Filed.SPORT


@pytest.mark.parametrize(
    "sport", ["", "running", "Running", "trail_running", "Run", "9", "treadmill running"]
)
def test_running_has_many_names(sport: str) -> None:
    """What apps call a run is a run; so is what they give no name."""
    assert opened(gpx(sport=sport)).what is Filed.RUN


def test_two_days_in_one_file_are_two_runs() -> None:
    """Activities of different days are to be sent one by one."""
    one, other = gpx().decode(), gpx(begun=SUNDAY_RUN + timedelta(days=1)).decode()
    tracks = other[other.index("<trk>") : other.index("</gpx>")]
    assert opened(one.replace("</gpx>", tracks + "</gpx>").encode()).what is Filed.SEVERAL


def test_a_route_is_no_run() -> None:
    """Where nothing says how long it took, nobody ran yet."""
    assert opened(gpx(begun=None)).what is Filed.EMPTY
    assert opened(b'<gpx><rte><rtept lat="1" lon="2"/></rte></gpx>').what is Filed.EMPTY


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + ']><gpx><trk><trkseg><trkpt lat="1" lon="1"><time>&j;</time></trkpt></trkseg></trk></gpx>'
).encode()
OUTSIDE = b'<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx><trk><type>&x;</type></trk></gpx>'


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        OUTSIDE,
        b"<!DOCTYPE gpx><gpx/>",
        b"<gpx>" * 200_000,
        gpx()[:-40],
        gpx().replace(b'lon="-8.61"', b'lon="-861"', 1),
        gpx().replace(b'lat="41.0', b'lat="nan', 1),
        gpx().replace(b"2027-04-11T07", b"soon", 1),
        b'<?xml version="1.0" encoding="utf-7"?><gpx/>',
        fit()[:-3],
        fit()[:40] + b"\x00" + fit()[41:],
        b"\x0e\0\0\0\xff\xff\xff\xff.FIT\0\0",
    ],
)
def test_what_no_watch_writes_is_broken(content: bytes) -> None:
    """Entities, document types, depths without end and half files are refused, whatever they would open."""
    assert opened(content).what is Filed.BROKEN


def test_what_else_there_is_has_its_name() -> None:
    """By what is in it, whatever it is called."""
    mine = record(Athlete(1), (), SUNDAY)
    assert opened(mine.encode()).what is Filed.EXPORT
    assert opened(calendar(marathoner(), season(), SUNDAY).encode()).what is Filed.CALENDAR
    assert opened(gzip.compress(gpx())).what is Filed.PACKED
    assert opened(b"PK\x03\x04" + bytes(30)).what is Filed.PACKED
    assert opened(b" " * (MOST_BYTES + 1)).what is Filed.LARGE
    for other in (
        b"",
        b"Date,Distance\n2027-04-11,8",
        b"<html><trk/></html>",
        json.dumps({"a": 1}).encode(),
        b"\x89PNG",
    ):
        assert opened(other).what is Filed.OTHER


@st.composite
def spoiled(draw: st.DrawFn, whole: bytes) -> bytes:
    """Put anything in the place of a piece of a good file."""
    at = draw(st.integers(0, len(whole)))
    return whole[:at] + draw(st.binary(max_size=8)) + whole[at + draw(st.integers(0, 8)) :]


@settings(max_examples=300)
@given(st.binary(max_size=400) | st.sampled_from([gpx(900, 300), tcx(), fit()]).flatmap(spoiled))
def test_any_bytes_are_something(content: bytes) -> None:
    """Whatever the bytes are, something is said of them, and a run has a time that is more than nothing."""
    found = opened(content)
    assert from_plain(as_plain(found)) == found
    assert found.what is not Filed.RUN or (found.seconds or 0) > 0
