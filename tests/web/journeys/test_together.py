"""Two people in the same analysis."""

import pytest
from playwright.sync_api import expect

from web.journeys.conftest import REFUSALS, at, fill, is_saved, spaced, total


@pytest.fixture
def both(page_for, analysis_of, watch):
    """Anna and Mats, each with sheet C of the same analysis before them."""
    watch.expect(REFUSALS)
    address = analysis_of("Tillsammans")
    pages = [page_for(f"{who}@exempel.se") for who in ("anna", "mats")]
    for page in pages:
        page.goto(f"{address}sheet/C/")
    return pages


def test_each_sees_what_the_other_changes(both):
    anna, mats = both
    fill(mats, "C5", "12 000 000")
    expect(at(anna, "C5")).to_have_value(spaced("12 000 000"))
    expect(total(anna, "C20")).to_have_text(
        spaced("22 252 032 kr")
    )  # 39 600 more: 2 m × 22 % × 9 %
    expect(anna.locator("#others")).to_contain_text("Mats")


def test_different_places_never_get_in_each_others_way(both):
    anna, mats = both
    fill(anna, "C5", "11 000 000")
    fill(mats, "C12", "5")
    anna.reload()
    expect(at(anna, "C5")).to_have_value(spaced("11 000 000"))
    expect(at(anna, "C12")).to_have_value("5")


@pytest.mark.parametrize(
    ("choice", "kept"), [("Spara det jag skrev", "9 000 000"), ("Behåll det sparade", "8 000 000")]
)
def test_the_later_one_is_shown_both_values_and_chooses(both, choice, kept):
    anna, mats = both
    anna.context.set_offline(True)
    at(anna, "C5").fill("9 000 000")
    expect(anna.locator("#saved")).to_have_attribute("data-state", "waiting")
    fill(mats, "C5", "8 000 000")
    anna.context.set_offline(False)
    conflict = anna.locator(".conflict")
    expect(conflict).to_contain_text(spaced_in("9 000 000"))
    expect(conflict).to_contain_text(spaced_in("8 000 000"))
    conflict.get_by_role("button", name=choice).click()
    is_saved(anna)
    anna.reload()
    expect(at(anna, "C5")).to_have_value(spaced(kept))


def spaced_in(text: str):
    """A figure within other text."""
    import re

    return re.compile(re.escape(text).replace(r"\ ", r"\s"))
