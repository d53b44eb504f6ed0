"""The notes of a visit in a real browser: nothing that is typed is lost, and nothing is made up."""

import pytest
from playwright.sync_api import Locator, Page, expect

from web.journeys.conftest import REFUSALS, inhabited

__all__ = ["inhabited"]  # a fixture
pytestmark = pytest.mark.usefixtures("inhabited")

VISIT = """
from web import clinic
from web.conftest import person
from web.inhabitants import inhabitants
from web.visits import making
cast = inhabitants()
result = str(making.held(cast, clinic.accepted(cast, person(name))).pk)
"""
PLACES = """
from arbetsro.web.visits.models import VisitRecord
result = VisitRecord.objects.get(visit=visit).content["places"]
"""


def state(page: Page) -> Locator:
    return page.locator(".saved-state")


def note(page: Page, place: str) -> Locator:
    return page.locator(f'textarea[name="{place}"]')


def test_two_windows_and_a_lost_line(page_for, workbench, watch):
    watch.expect(REFUSALS)
    address = f"/o/kliniken/visits/{workbench.django(VISIT, name='Berit')}/record/"
    one, other = page_for("rut@exempel.se"), page_for("rut@exempel.se")
    one.goto(address)
    other.goto(address)
    note(one, "problem.name").fill("Tempot")
    expect(state(one)).to_have_text("Allt är sparat")
    # The other window has not seen it: both are shown, and one is chosen.
    note(other, "problem.name").fill("Chefen")
    expect(other.locator(".conflict")).to_contain_text("Tempot")
    expect(state(other)).not_to_have_text("Allt är sparat")
    other.get_by_role("button", name="Behåll det jag skrivit").click()
    expect(state(other)).to_have_text("Allt är sparat")
    # The line is lost while something is typed, and comes back.
    one.context.set_offline(True)
    note(one, "private.life").fill("Två barn")
    expect(state(one)).to_contain_text("Ingen kontakt")
    one.context.set_offline(False)
    expect(state(one)).to_have_text("Allt är sparat")
    # What the other window chose has come along.
    expect(note(one, "problem.name")).to_have_value("Chefen")
    one.reload()
    expect(note(one, "private.life")).to_have_value("Två barn")


def test_what_was_just_typed_is_sent_when_the_page_is_left(page_for, workbench):
    visit = workbench.django(VISIT, name="Bodil")
    page = page_for("rut@exempel.se")
    page.goto(f"/o/kliniken/visits/{visit}/record/")
    page.once("dialog", lambda dialog: dialog.accept())
    note(page, "problem.name").fill("Tempot")
    page.locator('input[name="problem.size"][value="8"]').check()
    page.goto("/o/kliniken/visits/unsigned/")
    expect(page.get_by_role("link", name="2026-")).not_to_have_count(0)
    assert workbench.django(PLACES, visit=visit) == {"problem.name": "Tempot", "problem.size": 8}
