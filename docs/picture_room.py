"""A workbench of its own and a browser that looks at it, for the pictures of these pages."""

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
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

    def telephone(self) -> Page:
        """A telephone on which nobody has logged in."""
        context = self.browser.new_context(
            base_url=self.workbench.address, viewport=PHONE, is_mobile=True, locale="en-GB"
        )
        return context.new_page()

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


@contextlib.contextmanager
def open_room() -> Iterator[Room]:
    """A demonstration that has just begun, and a browser; both are gone afterwards."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        raise SystemExit("the pictures need Chromium: apt install chromium")
    with running_demo() as workbench, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
        yield Room(browser, workbench)
        browser.close()


def saved(page: Page) -> None:
    """Waits until what was typed is kept."""
    page.locator("#saved[data-state=saved]").wait_for()
