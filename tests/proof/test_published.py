"""The control: published plans, by their measured figures, break what we expect them to break."""

from __future__ import annotations

from tests.tools.compare_plans import PAGE, PUBLISHED, Figures, comparable, ours, published, renewed


def test_the_published_plans_look_as_expected() -> None:
    """All twenty spike, nine taper by 41-60 %, eighteen by 30-70 %, seven keep the long run at three tenths."""
    found = [figures for _, figures in published()]
    assert len(found) == 20
    assert all(figures.spikes for figures in found)
    assert sum(0.41 <= figures.taper <= 0.60 for figures in found) == 9
    assert sum(0.30 <= figures.taper <= 0.70 for figures in found) == 18
    assert sum(figures.share <= 0.30 for figures in found) == 7


def test_nineteen_of_twenty_keep_hard_days_apart() -> None:
    """The one rule nearly everybody keeps."""
    rows = PUBLISHED.read_text("utf-8").splitlines()
    column = rows[0].split(",").index("adjacent_quality_days")
    assert sum(row.split(",")[column] == "0" for row in rows[1:]) == 19


def test_ours_never_spike() -> None:
    """For the same runners, ours has no spike, tapers by 35-65 %, or says no."""
    plans = [found for _, theirs in published() if isinstance(found := ours(comparable(theirs)), Figures)]
    assert len(plans) >= 10
    assert all(plan.spikes == 0 for plan in plans)
    assert all(0.34 <= plan.taper <= 0.66 for plan in plans)


def test_the_page_is_up_to_date() -> None:
    """docs/plans.md shows what the planner does; python -m tests.tools.compare_plans renews it."""
    assert PAGE.read_text("utf-8") == renewed(PAGE.read_text("utf-8"))
