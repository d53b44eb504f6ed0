"""The whole way in real browsers: from the information page to the follow-up by somebody else."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from web.browser import ARGUMENTS, Workbench, become, new_context

CAMERAS = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
#: Waits until ten more of the other's frames have been decoded.
SEES = """() => new Promise((resolve) => {
  const video = document.getElementById("theirs");
  const before = video.getVideoPlaybackQuality().totalVideoFrames;
  const look = () => {
    if (video.getVideoPlaybackQuality().totalVideoFrames >= before + 10) resolve(true);
    else setTimeout(look, 100);
  };
  look();
})"""
OPEN = """
from datetime import date, time
from arbetsro.web.bookings.models import WeeklyHours
from web import clinic
from web.inhabitants import inhabitants
cast = inhabitants()
found = clinic.clinic(cast, telephone="019-12 34 56")
for weekday in range(7):
    WeeklyHours.objects.get_or_create(
        clinic=found, staff=cast.rut.pk, weekday=weekday, starts=time(0), ends=time(23, 45),
        valid_from=date(2026, 1, 1),
    )
result = None
"""
#: The two cannot wait for days, and the interviewer not for three months.
HAS_COME = """
from datetime import timedelta
from arbetsro.web.bookings.models import Booking
from arbetsro.web.frame.clock import now
found = Booking.objects.get(state="booked", application__applicant__number=number)
starts = now() - timedelta(minutes=1)
Booking.objects.filter(pk=found.pk).update(
    starts_at=starts, ends_at=starts + timedelta(minutes=60)
)
result = None
"""
IS_DUE = """
from arbetsro.web.followups.models import FollowUp
from arbetsro.web.frame.clock import today
found = FollowUp.objects.filter(application__applicant__number=number)
result = found.update(due_on=today())
"""
HOW_IT_ENDED = """
from arbetsro.web.care.models import CareEvent
from arbetsro.web.followups.models import FollowUp
one = FollowUp.objects.get(application__applicant__number=number)
events = CareEvent.objects.filter(applicant=one.application.applicant_id)
result = [
    one.state, one.answers["problem_size"], one.application.state,
    sorted({e.by_name for e in events if e.by_name}), events.count() > 20,
]
"""


@pytest.fixture(scope="module")
def cameras(chromium: Callable[[list[str]], Browser]) -> Iterator[Browser]:
    """A browser with a made-up camera and microphone."""
    started = chromium([*ARGUMENTS, *CAMERAS])
    yield started
    started.close()


@pytest.fixture
def window(cameras, inhabited: Workbench, watch) -> Iterator[Callable[..., Page]]:
    """Opens a browser of somebody's own."""
    contexts = []

    def open_page(email: str | None = None, width: int = 1280) -> Page:
        context = new_context(cameras, inhabited, width=width)
        contexts.append(context)
        watch.over(context)
        become(context, inhabited, email)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


def logs_in_with_a_code(page: Page, bench: Workbench, email: str) -> None:
    page.goto("/clinic/kliniken/")
    page.get_by_role("link", name="Ansök", exact=True).click()
    page.get_by_label("E-postadress").fill(email)
    page.get_by_role("button", name="Skicka en kod till mig").click()
    letter = bench.letters()[-1]
    assert letter["to"] == email
    assert "klinik" not in letter["subject"].lower()
    code = re.search(r"\d{4} ?\d{4}", letter.get_content()).group()
    page.get_by_label("Kod").fill(code)
    page.get_by_role("button", name="Fortsätt").click()


def applies(page: Page) -> None:
    page.get_by_label("Namn").fill("Maj Malm")
    page.get_by_label("Telefon").fill("070-999 88 77")
    page.get_by_role("button", name="Fortsätt").click()
    for item in range(1, 13):
        page.locator(f"[name=item_{item}][value='6']").check(force=True)
    page.locator("[name=danger_now][value=no]").check()
    page.get_by_label("Vad på arbetet har påverkat hur du mår?").fill("Två tjänster på en person.")
    page.get_by_label("Förmiddag").check()
    page.get_by_label(re.compile("tre månader efteråt")).check()
    expect(page.locator(".saved-state").first).to_have_attribute("data-state", "saved")


def test_the_whole_way_from_the_information_page_to_the_follow_up(window, inhabited, watch):
    watch.expect(r"status of (409|422)")
    inhabited.django(OPEN)
    maj = window(width=390)
    logs_in_with_a_code(maj, inhabited, "maj@exempel.se")
    applies(maj)
    maj.reload()  # it can be left and taken up
    expect(maj.get_by_label("Vad på arbetet")).to_have_value("Två tjänster på en person.")
    maj.get_by_role("button", name="Skicka ansökan").click()
    expect(maj.get_by_role("heading", level=1)).to_be_visible()

    klara = window("klara@exempel.se")
    klara.goto("/o/kliniken/applications/")
    klara.get_by_role("row", name="Maj Malm").get_by_role("link").first.click()
    number = klara.get_by_role("heading", level=1).inner_text().split()[0]
    expect(klara.locator("main")).to_contain_text("72 av 84")  # twelve times six
    klara.get_by_label("Ja, personen antas").check()
    klara.get_by_label("Ge till rådgivare").select_option(label="Rut")
    klara.get_by_role("button", name="Svara", exact=True).click()
    klara.goto(klara.locator("a[href*='/bookings/application/']").first.get_attribute("href"))
    klara.locator("input[name=starts_at]").first.check()
    klara.get_by_label(re.compile("Föreslå den")).check()
    klara.get_by_role("button", name="Gå vidare med tiden").click()

    maj.goto("/clinic/kliniken/times/")
    maj.get_by_role("button", name="Ja, boka tiden").click()
    inhabited.django(HAS_COME, number=number)
    rut = window("rut@exempel.se")
    meets_on_video(rut, maj)
    rut_writes_and_signs(rut)
    plans_and_ends(rut, maj)

    inhabited.django(IS_DUE, number=number)
    klara.goto("/o/kliniken/follow-ups/")
    klara.get_by_role("button", name="Fördela jämnt").click()
    ivar_asks(window("ivar@exempel.se"), number)
    ended = inhabited.django(HOW_IT_ENDED, number=number)
    assert ended == ["done", 4, "closed", ["Ivar", "Klara", "Rut"], True]

    maj.goto("/clinic/kliniken/mine/readers/")
    for name in ("Klara", "Rut", "Ivar"):
        expect(maj.locator("main")).to_contain_text(name)


def meets_on_video(rut: Page, maj: Page) -> None:
    """Both go in through their own pages, and each decodes the other's frames."""
    maj.goto("/clinic/kliniken/times/")
    maj.get_by_role("link", name="Till samtalsrummet").click()
    maj.get_by_role("button", name="Gå in i väntrummet").click()
    rut.goto("/o/kliniken/bookings/")
    rut.locator("a[href*='/room/']").first.click()
    rut.get_by_role("button", name="Gå in i rummet").click()
    rut.get_by_role("button", name="Släpp in", exact=True).click()
    for page in (rut, maj):
        expect(page.locator("#state")).to_contain_text("ser och hör varandra")
        assert page.evaluate(SEES)


def rut_writes_and_signs(rut: Page) -> None:
    """The guide stands beside the picture; the visit is ended and the notes are signed."""
    rut.locator("[name='problem.name']").fill("Två tjänster på en person")
    rut.locator("[name='problem.size'][value='9']").check()
    rut.locator("[name='work.told_manager'][value=yes]").check()
    expect(rut.locator("form[data-record] .saved-state").first).to_have_attribute(
        "data-state", "saved"
    )
    record = rut.locator("form[action$='/record/']").first.get_attribute("action")
    rut.get_by_text("Avsluta samtalet").first.click()
    rut.get_by_role("button", name="Ja, avsluta").click()
    expect(rut.locator("main")).to_contain_text("Samtalet är avslutat")
    rut.goto(record)
    expect(rut.locator("[name='problem.name']")).to_have_value("Två tjänster på en person")
    rut.locator("a[href$='/sign/']").first.click()
    rut.get_by_label("Signera ändå").check()
    rut.get_by_role("button", name="Signera").click()


def plans_and_ends(rut: Page, maj: Page) -> None:
    """A step that Maj is given and ticks off, and the end of the contact."""
    rut.locator("a[href$='/plan/']").first.click()
    rut.get_by_label("Vad ska göras?").fill("Be om ett möte om tjänsten som saknas")
    rut.get_by_label("När?").fill("på måndag")
    rut.get_by_label(re.compile("Hur troligt")).select_option("8")
    rut.get_by_role("button", name="Lägg till ett steg").click()
    rut.get_by_role("button", name="Dela planen med personen").click()
    maj.goto("/clinic/kliniken/plan/")
    expect(maj.locator("main")).to_contain_text("Be om ett möte om tjänsten som saknas")
    rut.locator("a[href$='/end/']").first.click()
    rut.get_by_role("button", name="Avsluta kontakten").click()


def ivar_asks(ivar: Page, number: str) -> None:
    """Ivar, who has had nothing to do with Maj, calls and writes down the answers."""
    ivar.goto("/o/kliniken/follow-ups/")
    ivar.get_by_role("link", name=number).first.click()
    expect(ivar.locator("main")).to_contain_text("Två tjänster på en person")
    ivar.locator("[name=problem_size][value='4']").check()
    ivar.locator("[name=helpful][value='9']").check()
    ivar.get_by_role("button", name="Spara svaren och avsluta").click()
