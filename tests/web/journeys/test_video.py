"""Video visits in two real browsers with made-up cameras: each decodes the other's frames."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from with_postgresql import free_port

from web.browser import ARGUMENTS, Workbench, become, new_context, running_workbench
from web.relay import Relay, find_coturn

CAMERAS = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
REFUSALS = r"status of (409|503)|ERR_FAILED"
INHABIT = "from web.inhabitants import inhabitants\ninhabitants()\nresult = None"
#: A visit that has just begun: a person of its own each time, so that nobody has two times.
BEGIN = """
from datetime import timedelta
from arbetsro.web.frame.clock import now
from web import clinic
from web.conftest import give, person
from web.inhabitants import inhabitants
cast = inhabitants()
clinic.clinic(cast, telephone="019-12 34 56")
who = person(name)
of = clinic.booking(cast, clinic.accepted(cast, who), starts_at=now() - timedelta(minutes=1))
found = clinic.visit(cast, of)
result = {
    "person": f"/clinic/kliniken/visit/{found.pk}/",
    "staff": f"/o/kliniken/visits/{found.pk}/room/",
    "email": who.email,
    "pk": str(found.pk),
}
"""
HOW_IT_STANDS = """
from arbetsro.web.visits.models import Visit
found = Visit.objects.select_related("booking").get(pk=pk)
result = [found.booking.state, found.signals.count(), found.began_at is not None]
"""
#: Whether ten more pictures of the other come within ten seconds.
PICTURES_COME = """() => new Promise((resolve) => {
  const video = document.getElementById("theirs");
  const before = video.getVideoPlaybackQuality().totalVideoFrames;
  setTimeout(() => resolve(false), 10000);
  const look = () => {
    if (video.getVideoPlaybackQuality().totalVideoFrames >= before + 10) resolve(true);
    else video.requestVideoFrameCallback(look);
  };
  look();
})"""
PAIRS = """async () => {
  const all = [...(await (window.lines.at(-1)).getStats()).values()];
  const transport = all.find((one) => one.type === "transport");
  const pair = all.find((one) => one.id === transport.selectedCandidatePairId);
  const kind = (id) => all.find((one) => one.id === id).candidateType;
  const video = all.find((one) => one.type === "inbound-rtp" && one.kind === "video");
  return [kind(pair.localCandidateId), kind(pair.remoteCandidateId), video.framesDecoded > 0];
}"""
#: Keeps every connection that the page makes where the test can ask it.
WATCHED = """
window.lines = [];
window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(...given) { super(...given); window.lines.push(this); }
};
"""


@pytest.fixture(scope="module")
def cameras(chromium: Callable[[list[str]], Browser]) -> Iterator[Browser]:
    """A browser with a made-up camera and microphone."""
    started = chromium([*ARGUMENTS, *CAMERAS])
    yield started
    started.close()


class Visit:
    """Rut and a person in two browsers, at a visit."""

    def __init__(
        self, staffs: Browser, persons: Browser, workbench: Workbench, watch, name: str
    ) -> None:
        self.bench = workbench
        self.where = workbench.django(BEGIN, name=name)
        self.contexts = []
        self.rut = self._page(staffs, watch, "rut@exempel.se", 1280)
        self.person = self._page(persons, watch, self.where["email"], 390)

    def _page(self, browser: Browser, watch, email: str, width: int) -> Page:
        context = new_context(browser, self.bench, width=width)
        context.add_init_script(WATCHED)
        watch.over(context)
        become(context, self.bench, email)
        self.contexts.append(context)
        return context.new_page()

    def open(self) -> None:
        self.rut.goto(self.where["staff"])
        self.person.goto(self.where["person"])

    def meet(self) -> None:
        """From the doors until both see each other."""
        self.open()
        self.person.get_by_role("button", name="Gå in i väntrummet").click()
        expect(state(self.person)).to_contain_text("Rut har inte kommit ännu")
        self.rut.get_by_role("button", name="Gå in i rummet").click()
        self.admit()

    def admit(self) -> None:
        expect(self.rut.locator("#hall-told")).to_contain_text("väntar på att bli insläppt")
        self.rut.get_by_role("button", name="Släpp in", exact=True).click()
        self.see_each_other()

    def see_each_other(self) -> None:
        for page in (self.rut, self.person):
            expect(state(page)).to_contain_text("ser och hör varandra")
            assert page.evaluate(PICTURES_COME)

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def stands(self) -> list[object]:
        return self.bench.django(HOW_IT_STANDS, pk=self.where["pk"])


def state(page: Page):
    return page.locator("#state")


@pytest.fixture
def visit_of(cameras, watch) -> Iterator[Callable[[Workbench, str], Visit]]:
    made = []
    watch.expect(REFUSALS)

    def begin(bench: Workbench, name: str, persons: Browser | None = None) -> Visit:
        made.append(Visit(cameras, persons or cameras, bench, watch, name))
        return made[-1]

    yield begin
    for one in made:
        one.close()


@pytest.fixture
def clinic_bench(inhabited: Workbench) -> Workbench:
    """The workbench, without a relay."""
    return inhabited


def test_two_browsers_meet_write_lose_each_other_and_meet_again(clinic_bench, visit_of):
    visit = visit_of(clinic_bench, "Majken")
    visit.meet()
    for page in (visit.rut, visit.person):
        assert page.evaluate(PAIRS)[0] in {"host", "prflx", "srflx"}
        assert page.evaluate(PAIRS)[2]
    visit.rut.get_by_label("Skriv här").fill("Hör du mig?")
    visit.rut.get_by_role("button", name="Skicka").click()
    expect(visit.person.locator("#words")).to_contain_text("Rut: Hör du mig?")
    visit.person.get_by_role("button", name="Stäng av kameran").click()
    expect(visit.rut.locator("#their-state")).to_have_text("Kameran är av.")

    visit.person.reload()
    expect(state(visit.rut)).not_to_contain_text("ser och hör varandra")
    visit.person.get_by_role("button", name="Gå in i väntrummet").click()
    visit.see_each_other()
    expect(visit.person.locator("#words")).to_be_empty()

    visit.rut.locator("summary", has_text="Avsluta samtalet").click()
    visit.rut.get_by_role("button", name="Ja, avsluta").click()
    for page in (visit.rut, visit.person):
        expect(page.locator("main")).to_contain_text("Samtalet är avslutat")
    assert visit.stands() == ["held", 0, True]


@pytest.fixture(scope="module")
def relay(tmp_path_factory) -> Iterator[Relay]:
    made = Relay(find_coturn(), tmp_path_factory.mktemp("relay"), free_port(), 42_000)
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def relayed(relay: Relay) -> Iterator[Workbench]:
    """A workbench whose visits go through the relay only."""
    with running_workbench(more=relay.environment) as bench:
        bench.django(INHABIT)
        yield bench


def test_somebody_without_a_camera_sees_the_other_all_the_same(relayed, visit_of, browser):
    visit = visit_of(relayed, "Ester", persons=browser)
    visit.open()
    visit.person.get_by_role("button", name="Sätt på kamera och mikrofon").click()
    expect(visit.person.locator("#devices-told")).not_to_be_empty()
    visit.person.get_by_role("button", name="Gå in i väntrummet").click()
    visit.rut.get_by_role("button", name="Gå in i rummet").click()
    visit.rut.get_by_role("button", name="Släpp in", exact=True).click()
    expect(state(visit.person)).to_contain_text("ser och hör varandra")
    assert visit.person.evaluate(PICTURES_COME)
    expect(visit.rut.locator("#their-state")).to_have_text("Kameran är av. Mikrofonen är av.")
    visit.person.get_by_role("button", name="Lämna rummet").click()
    expect(state(visit.person)).to_contain_text("Du har lämnat rummet")
    expect(state(visit.rut)).to_contain_text("har inte rummet öppet")


def test_through_a_relay_that_goes_down_and_comes_back(relayed, relay, visit_of):
    visit = visit_of(relayed, "Hedvig")
    visit.meet()
    for page in (visit.rut, visit.person):
        assert page.evaluate(PAIRS) == ["relay", "relay", True]
    visit.rut.locator("summary", has_text="Så skyddas samtalet").click()
    expect(visit.rut.locator("#way")).to_have_text("Just nu: genom mottagningens server.")

    relay.stop()
    expect(state(visit.rut)).not_to_contain_text("ser och hör varandra")
    relay.start()
    visit.see_each_other()
    assert visit.person.evaluate(PAIRS) == ["relay", "relay", True]


def test_when_the_relay_is_down_the_two_go_on_by_telephone(relayed, relay, visit_of):
    relay.stop()
    visit = visit_of(relayed, "Torborg")
    visit.open()
    visit.person.get_by_role("button", name="Gå in i väntrummet").click()
    visit.rut.get_by_role("button", name="Gå in i rummet").click()
    visit.rut.get_by_role("button", name="Släpp in", exact=True).click()
    expect(state(visit.rut)).to_contain_text("fortsätta per telefon")
    visit.person.get_by_role("button", name="Fortsätt per telefon").click()
    for page in (visit.rut, visit.person):
        expect(page.locator("#telephone")).to_be_visible()
        expect(page.locator("#call")).to_be_hidden()
    expect(visit.rut.locator("#telephone")).to_contain_text("Ring Torborg Alm: 070-123 45 67.")
    expect(visit.person.locator("#telephone")).to_contain_text("019-12 34 56")
    visit.rut.locator("summary", has_text="Avsluta samtalet").click()
    visit.rut.get_by_role("button", name="Ja, avsluta").click()
    expect(visit.person.locator("main")).to_contain_text("Samtalet är avslutat")
    assert visit.stands() == ["held", 0, True]


def test_the_line_is_tried_beforehand_also_through_the_relay(relayed, relay, cameras, watch):
    relay.start()
    context = new_context(cameras, relayed, width=390)
    watch.over(context)
    become(context, relayed, "rut@exempel.se")
    page = context.new_page()
    page.goto("/o/kliniken/visits/room/test/")
    page.get_by_role("button", name="Börja provet").click()
    expect(page.locator("#result")).to_have_text("Allt fungerar. Du är redo för samtalet.")
    for test in ("camera", "microphone", "line", "relay"):
        expect(page.locator(f"[data-test={test}]")).to_have_text("Fungerar")
    context.close()
