"""Typing goes on while the line, the session or the database is away, and nothing is lost."""

import sqlite3
import time

import psycopg
import pytest
from playwright.sync_api import Page, expect

from web.browser import Workbench, log_in
from web.journeys.conftest import REFUSALS, at, fill, is_saved, spaced


@pytest.fixture
def page(page_for, analysis_of, watch) -> Page:
    """Anna on sheet C."""
    watch.expect(REFUSALS)
    opened = page_for("anna@exempel.se")
    opened.goto(f"{analysis_of('Avbrott')}sheet/C/")
    return opened


def test_what_is_typed_while_the_line_is_cut_is_saved_when_it_is_back(page):
    page.context.set_offline(True)
    at(page, "C5").fill("11 000 000")
    at(page, "C12").fill("7")
    expect(page.locator("#saved")).to_have_attribute("data-state", "waiting")
    page.context.set_offline(False)
    is_saved(page)
    page.reload()
    expect(at(page, "C5")).to_have_value(spaced("11 000 000"))
    expect(at(page, "C12")).to_have_value("7")


def test_what_is_typed_after_the_session_ended_is_saved_after_a_new_log_in(page):
    page.context.clear_cookies(name="sessionid")
    at(page, "C5").fill("12 500 000")
    with page.context.expect_page() as opened:
        page.locator("#saved a").click()
    other = opened.value
    other.wait_for_load_state()
    log_in(other, "anna@exempel.se")
    is_saved(page)
    page.reload()
    expect(at(page, "C5")).to_have_value(spaced("12 500 000"))


def test_what_was_refused_stands_in_its_field_after_a_reload_with_the_reason(page):
    at(page, "C5").fill("tio")
    expect(page.locator("#row-C5-say")).to_contain_text("är inte ett tal")
    page.reload()
    expect(at(page, "C5")).to_have_value("tio")
    expect(page.locator("#row-C5-say")).to_contain_text("är inte ett tal")
    fill(page, "C5", "10")
    expect(page.locator("#row-C5-say")).to_have_text("")


def test_a_locked_database_is_waited_for(page, inhabited: Workbench):
    with locked(inhabited):
        at(page, "C5").fill("13 000 000")
        time.sleep(12)
        expect(page.locator("#saved")).not_to_have_attribute("data-state", "saved")
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved", timeout=40_000)
    page.reload()
    expect(at(page, "C5")).to_have_value(spaced("13 000 000"))


class locked:  # noqa: N801 - reads as a statement
    """Holds the records of a workbench so that nobody can write in them."""

    def __init__(self, workbench: Workbench) -> None:
        url = workbench.environment.get("ARBETSRO_DATABASE_URL")
        if url:
            self._connection = psycopg.connect(url)
            self._begin = "LOCK TABLE analyses_analysis IN ACCESS EXCLUSIVE MODE"
        else:
            file = workbench.data / "arbetsro.sqlite3"
            self._connection = sqlite3.connect(file, isolation_level=None)
            self._begin = "BEGIN EXCLUSIVE"

    def __enter__(self) -> None:
        self._connection.execute(self._begin)

    def __exit__(self, *raised: object) -> None:
        self._connection.rollback()
        self._connection.close()


END_ROLE = """
from arbetsro.web.organisations.models import Membership
from web.inhabitants import inhabitants
Membership.objects.filter(person=inhabitants().karin, organisation__slug="demo").{do}
result = None
"""


def test_a_member_whose_role_has_ended_is_told_and_keeps_what_was_typed(
    page_for, analysis_of, watch, inhabited: Workbench
):
    watch.expect(r"status of (403|404)")
    page = page_for("karin@exempel.se")
    page.goto(f"{analysis_of('Återkallad')}sheet/C/")
    inhabited.django(END_ROLE.format(do='update(valid_to="2020-12-31")'))
    try:
        at(page, "C5").fill("14 000 000")
        expect(page.locator("#saved")).to_have_attribute("data-state", "refused")
        expect(page.locator("#saved")).to_contain_text("Kopiera")
        expect(at(page, "C5")).to_have_value("14 000 000")
    finally:
        inhabited.django(END_ROLE.format(do="update(valid_to=None)"))


@pytest.mark.parametrize(
    "text",
    ["Det är tungt 😔 men 👩‍⚕️ hjälper", "العمل والراحة مهمان", "rad ett\nrad två\n\nrad fyra"],
    ids=["emoji", "right-to-left", "lines"],
)
def test_text_of_every_kind_comes_back_as_it_was_typed(page_for, analysis_of, text):
    page = page_for("anna@exempel.se")
    page.goto(f"{analysis_of('Text')}step/present_state/")
    fill(page, "A4", text)
    page.reload()
    expect(at(page, "A4")).to_have_value(text)


def test_a_pasted_megabyte_is_refused_with_its_length(page_for, analysis_of, watch):
    watch.expect(REFUSALS)
    page = page_for("anna@exempel.se")
    page.goto(f"{analysis_of('Långt')}step/present_state/")
    at(page, "A4").evaluate("(field, text) => { field.value = text }", "arbetsro är\n" * 83_334)
    at(page, "A4").dispatch_event("input")
    expect(page.locator("#f-A4-say")).to_contain_text("1000008 tecken")
