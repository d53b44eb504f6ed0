"""A round on a telephone: with a lost line in the middle, on two telephones, and after its end."""

import pytest
from playwright.sync_api import Locator, Page, expect

from web.browser import Workbench, log_in
from web.investigations.making import PRIORITY, TIME, photo_with_place
from web.journeys.conftest import REFUSALS

TELEPHONE = {"width": 360, "height": 640, "has_touch": True, "is_mobile": True}
#: What a browser says where the line is cut on purpose.
CUT = r"ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED|service worker"

START = """
from web.inhabitants import inhabitants
from web.investigations.making import round_of
cast = inhabitants()
result = str(round_of(cast.mats, cast.north, title).pk)
"""
ANSWERS = """
from arbetsro.web.investigations.models import Answer
found = Answer.objects.filter(investigation=pk).order_by("question", "by__name")
result = [
    {"question": a.question, "by": a.by.name, "value": a.value, "note": a.note,
     "late": a.is_late, "earlier": a.earlier} for a in found
]
"""
PHOTOS = """
from arbetsro.web.investigations.models import Photo
result = [
    [p.question, p.width, p.height, p.by.name, p.is_late, b"Sekretkamera" in bytes(p.content)]
    for p in Photo.objects.filter(investigation=pk)
]
"""
CLOSE = """
from web.inhabitants import inhabitants
from arbetsro.web.investigations.actions import close_investigation
from arbetsro.web.investigations.models import Investigation
cast = inhabitants()
close_investigation(by=cast.mats, investigation=Investigation.objects.get(pk=pk))
result = None
"""


@pytest.fixture
def telephone(page_for, inhabited: Workbench, watch):
    """Opens a telephone of somebody, on a page."""
    watch.expect(REFUSALS)
    watch.expect(CUT)

    def open_on(who: str, address: str) -> Page:
        page = page_for(f"{who}@exempel.se", **TELEPHONE)
        page.goto(address)
        return page

    return open_on


@pytest.fixture
def pk(inhabited: Workbench, request) -> str:
    """A round in North, under way."""
    return inhabited.django(START, title=request.node.name[:150])


def address(pk: str) -> str:
    return f"/o/demo/investigations/round/{pk}/"


def question(page: Page, key: str) -> Locator:
    return page.locator(f'form[data-question="{key}"]')


def choose(page: Page, key: str, value: str) -> None:
    question(page, key).locator(f'label:has([value="{value}"])').click()


def is_ready(page: Page) -> None:
    """Waits until the page is kept in the telephone."""
    page.wait_for_function("async () => Boolean(await caches.match(location.pathname))")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def is_saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")


def add_photo(page: Page, key: str) -> None:
    photo = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo_with_place()}
    question(page, key).locator("input[type=file]").set_input_files(photo)


def test_a_round_with_a_lost_line_in_the_middle_loses_nothing(telephone, pk, inhabited):
    page = telephone("mats", address(pk))
    is_ready(page)
    choose(page, TIME, "works")
    is_saved(page)
    page.context.set_offline(True)
    choose(page, PRIORITY, "partly")
    question(page, PRIORITY).locator("[name=cause]").fill("Ingen säger vad som får vänta")
    question(page, PRIORITY).locator("[name=note]").fill("Gäller kvällarna")
    choose(page, "rest", "not")
    add_photo(page, "rest")
    page.locator("#new-text").fill("Är golvet helt?")
    page.get_by_role("button", name="Lägg till frågan").click()
    own = page.locator("#area-own form")
    own.locator('label:has([value="not"])').click()
    expect(page.locator("#saved")).to_have_text("3 svar, 1 foto och 1 egen fråga väntar på nätet")

    page.reload()
    made = page.locator("#round").get_attribute("data-made")
    page.reload()
    # It is the page that was kept in the telephone: the server would have made another.
    expect(page.locator("#round")).to_have_attribute("data-made", made)
    expect(question(page, TIME).locator('[value="works"]')).to_be_checked()
    expect(question(page, PRIORITY).locator('[value="partly"]')).to_be_checked()
    expect(question(page, PRIORITY).locator("[name=note]")).to_have_value("Gäller kvällarna")
    expect(question(page, "rest").locator(".photos img")).to_be_visible()
    expect(page.locator("#area-own form [data-text]")).to_have_text("Är golvet helt?")
    expect(page.locator("#saved")).to_have_text("3 svar, 1 foto och 1 egen fråga väntar på nätet")

    page.context.set_offline(False)
    is_saved(page)
    found = {one["question"]: one for one in inhabited.django(ANSWERS, pk=pk)}
    assert [found[key]["value"] for key in (TIME, PRIORITY, "rest")] == ["works", "partly", "not"]
    assert found[PRIORITY]["note"] == "Gäller kvällarna"
    assert len(found) == 4
    # The photo was 3 000 by 1 500 lying down; upright and at most 2 000 it is 1 000 by 2 000.
    assert inhabited.django(PHOTOS, pk=pk) == [["rest", 1000, 2000, "Mats", False, False]]


def test_two_telephones_of_one_person_finished_without_a_line_keep_both_answers(
    telephone, pk, inhabited
):
    one, other = telephone("mats", address(pk)), telephone("mats", address(pk))
    for page in (one, other):
        is_ready(page)
        page.context.set_offline(True)
    choose(one, TIME, "works")
    choose(one, PRIORITY, "works")
    choose(other, TIME, "not")
    note = question(other, TIME).locator("[name=note]")
    note.fill("Hinner inte ens äta")
    note.press("Tab")
    expect(other.locator("#saved")).to_have_text("1 svar väntar på nätet")
    other.context.set_offline(False)
    is_saved(other)
    one.context.set_offline(False)
    is_saved(one)
    # The other telephone answered later, so that answer counts, and the first stands beside it.
    expect(question(one, TIME).locator(".say")).to_contain_text("på två telefoner")
    expect(question(one, TIME).locator('[value="not"]')).to_be_checked()
    found = {each["question"]: each for each in inhabited.django(ANSWERS, pk=pk)}
    assert found[TIME]["value"] == "not"
    assert found[TIME]["note"] == "Hinner inte ens äta"
    assert [each["value"] for each in found[TIME]["earlier"] if each.get("apart")] == ["works"]
    assert found[PRIORITY]["value"] == "works"


def test_two_people_who_differ_are_shown_side_by_side(telephone, pk, inhabited):
    mats, siv = telephone("mats", address(pk)), telephone("siv", address(pk))
    for page in (mats, siv):
        is_ready(page)
        page.context.set_offline(True)
    choose(mats, TIME, "works")
    choose(siv, TIME, "not")
    for page in (mats, siv):
        page.context.set_offline(False)
        is_saved(page)
    mats.goto(f"/o/demo/investigations/{pk}/")
    row = mats.locator(f"#q-{TIME}")
    expect(row.locator(".given-answers > li")).to_have_count(2)
    expect(row).to_contain_text("Chef, Mats")
    expect(row).to_contain_text("Skyddsombud, Siv")
    expect(row).to_contain_text("Ni ser olika på det här")


def test_what_comes_after_the_closing_is_kept_and_told_of(telephone, pk, inhabited):
    page = telephone("siv", address(pk))
    is_ready(page)
    page.context.set_offline(True)
    choose(page, TIME, "not")
    add_photo(page, TIME)
    expect(page.locator("#saved")).to_have_text("1 svar och 1 foto väntar på nätet")
    inhabited.django(CLOSE, pk=pk)
    page.context.set_offline(False)
    expect(page.locator("#others")).to_contain_text("sparat för sig")
    is_saved(page)
    (answer,) = inhabited.django(ANSWERS, pk=pk)
    assert (answer["value"], answer["late"]) == ("not", True)
    assert inhabited.django(PHOTOS, pk=pk)[0][4] is True
    # Nothing of the round is left in the telephone.
    page.wait_for_function("async () => !(await caches.has('arbetsro-round'))")
    page.goto(f"/o/demo/investigations/{pk}/")
    expect(page.locator("main")).to_contain_text("Svar har kommit efter avslutet")


def test_the_page_is_thrown_away_at_log_out_and_what_waits_is_asked_about(
    page_for, inhabited, pk, watch
):
    watch.expect(CUT)
    page = page_for(**TELEPHONE)
    # A log-in of its own, since others go on with the session that they share.
    log_in(page, "karin@exempel.se")
    page.goto(address(pk))
    is_ready(page)
    page.route("**/answer/", lambda route: route.abort())
    choose(page, TIME, "works")
    expect(page.locator("#saved")).to_have_text("1 svar väntar på nätet")
    page.locator(".top summary").click()
    page.get_by_role("button", name="Logga ut").click()
    expect(page.locator("#leaving")).to_contain_text("1 svar väntar fortfarande")
    page.get_by_role("button", name="Vänta").click()
    page.unroute("**/answer/")
    is_saved(page)
    assert inhabited.django(ANSWERS, pk=pk)[0]["value"] == "works"
    page.locator(".top summary").click()
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_url("**/accounts/login/**")
    page.wait_for_function("async () => !(await caches.has('arbetsro-round'))")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_what_waits_is_sent_when_the_same_person_logs_in_again(page_for, inhabited, pk, watch):
    watch.expect(CUT)
    page = page_for(**TELEPHONE)
    log_in(page, "karin@exempel.se")
    page.goto(address(pk))
    is_ready(page)
    page.route("**/answer/", lambda route: route.abort())
    choose(page, TIME, "partly")
    page.locator(".top summary").click()
    page.get_by_role("button", name="Logga ut").click()
    page.get_by_role("button", name="Logga ut ändå").click()
    page.wait_for_url("**/accounts/login/**")
    page.unroute("**/answer/")
    log_in(page, "siv@exempel.se")
    page.goto(address(pk))
    # Somebody else is told that something waits, and neither sees it nor sends it.
    expect(page.locator("#others")).to_contain_text("väntar svar från någon annan")
    expect(question(page, TIME).locator('[value="partly"]')).not_to_be_checked()
    assert inhabited.django(ANSWERS, pk=pk) == []
    is_ready(page)
    page.locator(".top summary").click()
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_url("**/accounts/login/**")
    log_in(page, "karin@exempel.se")
    page.goto(address(pk))
    is_saved(page)
    (answer,) = inhabited.django(ANSWERS, pk=pk)
    assert (answer["by"], answer["value"]) == ("Karin", "partly")


def test_a_session_that_ended_is_told_and_what_waits_goes_after_a_new_log_in(
    telephone, pk, inhabited
):
    page = telephone("anna", address(pk))
    is_ready(page)
    session = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    choose(page, TIME, "partly")
    expect(page.locator("#saved")).to_contain_text("Du är utloggad. 1 svar ligger kvar")
    page.context.add_cookies(session)
    is_saved(page)
    assert inhabited.django(ANSWERS, pk=pk)[0]["value"] == "partly"


def test_a_file_that_is_no_picture_is_refused_by_the_question(telephone, pk):
    page = telephone("mats", address(pk))
    text = {"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": b"inte en bild"}
    question(page, TIME).locator("input[type=file]").set_input_files(text)
    expect(question(page, TIME).locator(".say")).to_contain_text("kan inte läsa bilden")


def test_the_page_of_the_round_fits_a_telephone(telephone, pk):
    page = telephone("mats", address(pk))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    heights = page.locator(".scale label").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) >= 44  # the least that a thumb hits
