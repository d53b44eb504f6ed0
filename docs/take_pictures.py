"""Takes the pictures of the workbench for these pages: ``make pictures``.

It starts a workbench of its own with the demonstration, on a free port and with a data folder that
is thrown away, and uses it as people do. Needs Debian's Chromium and nothing from the network.
"""

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from small_png import small_png

PICTURES = Path(__file__).resolve().parent / "_static" / "workbench"
LARGEST = 150_000
SCREEN = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
_BIN = Path(sys.executable).parent
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--no-proxy-server"]


# The workbench ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Workbench:
    """A running demonstration, and the password of everybody in it."""

    address: str
    password: str


@contextlib.contextmanager
def running_demo() -> Iterator[Workbench]:
    """Starts ``arbetsro serve --demo``, and removes all of it afterwards."""
    with tempfile.TemporaryDirectory(prefix="arbetsro-pictures-") as folder:
        data, port = Path(folder), _free_port()
        command = [str(_BIN / "arbetsro"), "serve", "--demo", "--port", str(port)]
        with _process(command, data) as process:
            _wait_until_ready(port, process)
            password = (data / "demo-password").read_text("utf-8")
            yield Workbench(f"http://127.0.0.1:{port}", password)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def _process(command: list[str], data: Path) -> Iterator[subprocess.Popen[bytes]]:
    own = {k: v for k, v in os.environ.items() if not k.startswith("ARBETSRO_")}
    environment = {**own, "ARBETSRO_DATA": str(data)}
    with (data / "log").open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 - our own program
            command, env=environment, stdout=log, stderr=log
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_until_ready(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/health/ready/")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.2)
    raise SystemExit("the workbench did not start")


# The browser -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Room:
    """The browser and the workbench that it looks at."""

    browser: Browser
    workbench: Workbench

    def page_of(self, person: str, size: dict[str, int] = SCREEN) -> Page:
        """A page on which somebody has logged in and chosen English, as these pages are."""
        context = self.browser.new_context(
            base_url=self.workbench.address,
            viewport={"width": size["width"], "height": size["height"]},
            is_mobile=size is PHONE,
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Europe/Stockholm",
        )
        page = context.new_page()
        page.goto("/accounts/login/")
        page.locator("input[name=login]").fill(f"{person}@demo.example")
        page.locator("input[name=password]").fill(self.workbench.password)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(lambda url: "/login" not in url)
        page.locator("footer button[value=en]").click()
        page.wait_for_load_state("networkidle")
        return page


def analysis_of(page: Page) -> str:
    """The address of the demonstration's analysis."""
    page.goto("/o/demo/analyses/")
    href = page.locator(".cards a").first.get_attribute("href")
    return str(href)


def take(page: Page, name: str) -> None:
    """Keeps what the screen shows, and refuses a picture that is too large."""
    # A poll never lets the network be still for long; the pictures need only what is drawn.
    page.wait_for_timeout(600)
    blank = page.context.new_page()
    picture = small_png(page.screenshot(), blank)
    blank.close()
    if len(picture) > LARGEST:
        raise SystemExit(f"{name}.png is too large: {len(picture)} bytes")
    (PICTURES / f"{name}.png").write_bytes(picture)


def saved(page: Page) -> None:
    """Waits until what was typed is kept."""
    page.locator("#saved[data-state=saved]").wait_for()


# The pictures ----------------------------------------------------------------------------------


def first_steps(room: Room) -> None:
    """What Anna meets."""
    page = room.page_of("anna")
    page.goto("/o/demo/")
    take(page, "start")
    page.goto(analysis_of(page))
    take(page, "overview")


def working(room: Room) -> None:
    """A step with a goal filled in, a sheet, and how a figure of it was made."""
    page = room.page_of("anna")
    analysis = analysis_of(page)
    page.goto(f"{analysis}step/goals/")
    page.locator("[data-list=goals] > form button[value=add]").click()
    goal = page.locator("[data-list=goals] article")
    for key, text in _GOAL.items():
        goal.locator(f"[data-address$='.{key}']").fill(text)
    goal.locator("[data-address$='.by']").blur()
    saved(page)
    page.evaluate("scrollTo(0, 0)")
    take(page, "step")
    page.goto(f"{analysis}sheet/C/")
    page.locator("#row-C4").evaluate("row => row.scrollIntoView()")
    take(page, "sheet")
    page.locator("#row-C10 a[data-dialog]").click()
    page.locator("dialog[open] .trace").first.wait_for()
    page.locator("dialog[open]").evaluate("dialog => dialog.scrollTo(0, 0)")
    take(page, "trace")


_GOAL = {
    "text": "Färre har hög stress",
    "measure": "Andel i medarbetarenkäten",
    "now": "22 %",
    "target": "18 %",
    "by": "2027-12-31",
}


def looking_ahead(room: Room) -> None:
    """How sure the result is, two scenarios, and a sheet on a telephone."""
    page = room.page_of("anna")
    analysis = analysis_of(page)
    page.goto(f"{analysis}uncertainty/")
    page.locator("figure, .chart").first.evaluate("one => one.scrollIntoView()")
    take(page, "uncertainty")
    page.goto(f"{analysis}scenarios/")
    page.locator("[data-list=scenarios] > form button[value=add]").click()
    page.locator("[data-address$='.name']").first.fill("Försiktigt")
    page.locator("[data-address$='.C8']").first.fill("6")
    page.locator("[data-address$='.J6']").first.fill("10")
    page.locator("[data-address$='.J6']").first.blur()
    saved(page)
    page.reload()
    page.locator("#results").evaluate("one => one.scrollIntoView({block: 'center'})")
    take(page, "scenarios")
    phone = room.page_of("anna", PHONE)
    phone.goto(f"{analysis}sheet/C/")
    phone.locator("#row-C7").evaluate("row => row.scrollIntoView()")
    take(phone, "phone")


def two_at_once(room: Room) -> None:
    """Mats types where Anna has just saved."""
    anna, mats = room.page_of("anna"), room.page_of("mats")
    step = f"{analysis_of(anna)}step/recommendation/"
    # Mats has not heard of Anna's change yet when he types.
    mats.route("**/news/**", lambda route: route.abort())
    for page in (anna, mats):
        page.goto(step)
    field = "[data-address=A9]"
    anna.locator(field).fill("Vi föreslår att hela paketet genomförs under 2027.")
    anna.locator(field).blur()
    saved(anna)
    mats.locator(field).fill("Vi föreslår att hela paketet genomförs, med start i Norrby.")
    mats.locator(field).blur()
    mats.locator(".conflict").wait_for()
    mats.locator(".conflict").evaluate("one => one.scrollIntoView({block: 'center'})")
    take(mats, "conflict")
    mats.locator(".conflict button").last.click()


def deciding(room: Room) -> None:
    """Sent, signed by two, one with a dissent, and read by the one who decides."""
    anna = room.page_of("anna")
    page_of_decision = f"{analysis_of(anna)}decision/"
    anna.goto(page_of_decision)
    anna.locator("form[action$='/send/'] button").click()
    _sign(room.page_of("mats"), page_of_decision, "")
    _sign(room.page_of("siv"), page_of_decision, _DISSENT)
    vera = room.page_of("vera")
    vera.goto(page_of_decision)
    take(vera, "decision")


_DISSENT = "Nattpersonalen bör få utbildningen på arbetstid. Det framgår inte av planen."


def _sign(page: Page, address: str, dissent: str) -> None:
    page.goto(address)
    page.locator("textarea[name=dissent]").fill(dissent)
    page.locator("form[action$='/sign/'] button").click()
    page.wait_for_load_state()


def administering(room: Room) -> None:
    """A file that is checked before it is read in, and the log."""
    page = room.page_of("olle")
    page.goto("/o/demo/import/")
    file = {"name": "units.csv", "mimeType": "text/csv", "buffer": _UNITS.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main form[enctype] button").click()
    page.wait_for_url("**/import/*-*/")
    take(page, "import")
    page.goto("/o/demo/audit/")
    take(page, "log")


_UNITS = """code;name;parent_code;valid_from;valid_to
14;Natt Norrby;10;2027-01-01;
23;LSS Söderby;2O;2027-01-01;
"""

SCENES: tuple[Callable[[Room], None], ...] = (
    first_steps,
    working,
    looking_ahead,
    two_at_once,
    deciding,
    administering,
)


def main() -> None:
    """Takes every picture."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("the pictures need Chromium: apt install chromium")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with running_demo() as workbench, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        for scene in SCENES:
            scene(Room(browser, workbench))
        browser.close()


if __name__ == "__main__":
    main()
