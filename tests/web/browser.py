"""A real workbench in processes of its own, and pages of a real browser that look at it."""

import contextlib
import email
import email.policy
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request
from with_postgresql import free_port

from web.installations import tables_for

TESTS = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
ELSEWHERE = re.compile(r"^(?!(data|blob|about):)(?!https?://127\.0\.0\.1[:/])")


# The workbench ---------------------------------------------------------------------------------


@dataclass
class Workbench:
    """A running workbench with a fresh database."""

    address: str
    data: Path
    environment: dict[str, str]
    _snippets: subprocess.Popen[str]
    _sessions: dict[str, str] = field(default_factory=dict)

    def django(self, code: str, **values: object) -> Any:
        """Runs Python in the workbench's settings and gives what it leaves in ``result``.

        Args:
            code: The source; ``values`` are its variables to begin with.
            values: Plain data, as JSON has it.

        Raises:
            AssertionError: The code failed; the message is its traceback.
        """
        assert self._snippets.stdin is not None
        assert self._snippets.stdout is not None
        self._snippets.stdin.write(json.dumps({"code": code, "values": values}) + "\n")
        self._snippets.stdin.flush()
        reply = json.loads(self._snippets.stdout.readline())
        assert "error" not in reply, reply["error"]
        return reply["result"]

    def session(self, person_email: str) -> str:
        """The key of a session in which this person is logged in."""
        if person_email not in self._sessions:
            self._sessions[person_email] = self.django(_LOG_IN, person_email=person_email)
        return self._sessions[person_email]

    def letters(self) -> list[EmailMessage]:
        """The letters that the workbench has sent, the oldest first."""
        parsed = []
        for file in sorted((self.data / "letters").glob("*.log")):
            for text in re.split(r"^-{79}\n", file.read_text("utf-8"), flags=re.MULTILINE):
                if text.strip():
                    parsed.append(email.message_from_string(text, policy=email.policy.default))
        return parsed

    @property
    def log(self) -> str:
        """What its processes have written; nothing once they are gone."""
        file = self.data / "workbench.log"
        return file.read_text("utf-8", "replace") if file.exists() else ""


_LOG_IN = """
from django.test import Client
from arbetsro.web.accounts.models import Person
from web.conftest import has_just_proved_who_it_is
client = Client()
client.force_login(Person.objects.get(email=person_email))
has_just_proved_who_it_is(client)
result = client.cookies["sessionid"].value
"""


@contextlib.contextmanager
def running_workbench(
    *options: str, name: str = "127.0.0.1", more: Mapping[str, str] | None = None
) -> Iterator[Workbench]:
    """Starts ``arbetsro serve`` with a fresh database, and removes all of it afterwards.

    Args:
        options: More options of ``arbetsro serve``.
        name: What this machine is called in the address; passkeys need a name, not a number.
        more: More settings.
    """
    with contextlib.ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="arbetsro-journey-")))
        port = free_port()
        address = f"http://{name}:{port}"
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("ARBETSRO_")},
            "ARBETSRO_ADDRESS": address,
            "ARBETSRO_DATA": str(data),
            "DJANGO_SETTINGS_MODULE": "arbetsro.web.settings",
            "PYTHONPATH": os.pathsep.join(filter(None, [str(TESTS), os.environ.get("PYTHONPATH")])),
            "PYTHONUNBUFFERED": "1",
            **(more or {}),
        }
        if database := stack.enter_context(tables_for(data)):
            environment["ARBETSRO_DATABASE_URL"] = database
        log = stack.enter_context((data / "workbench.log").open("wb"))
        command = [str(BIN / "arbetsro"), "serve", "--host", "127.0.0.1", "--port", str(port)]
        command += ["--with-worker", *options]
        process = stack.enter_context(_process(command, environment, stdout=log, stderr=log))
        try:
            _wait_until_ready(address, process)
        except TimeoutError:
            raise AssertionError((data / "workbench.log").read_text("utf-8", "replace")) from None
        snippets = stack.enter_context(
            _process(
                [sys.executable, str(Path(__file__).with_name("snippets.py"))],
                environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        )
        yield Workbench(address, data, environment, snippets)


@contextlib.contextmanager
def _process(command: list[str], environment: dict[str, str], **fields: Any) -> Iterator[Any]:
    """A process that is asked to stop afterwards, and made to with all its children if it won't."""
    if shutil.which("setpriv"):  # it goes too if the tests are killed
        command = ["setpriv", "--pdeathsig", "TERM", *command]
    process = subprocess.Popen(command, env=environment, start_new_session=True, **fields)
    try:
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=15)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def _wait_until_ready(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 180
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
            try:
                connection.request("GET", "/health/ready/")
                if connection.getresponse().status == 200:
                    return
            finally:
                connection.close()
        time.sleep(0.1)
    raise TimeoutError


# The browser -----------------------------------------------------------------------------------


def find_chromium() -> str | None:
    """Debian's Chromium, or whatever is called so here."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass
class Watch:
    """Notes what goes wrong in pages, apart from what a test says it expects."""

    expected: list[re.Pattern[str]] = field(default_factory=list)
    _seen: list[str] = field(default_factory=list)

    def expect(self, pattern: str) -> None:
        """A fault that matches is meant, as the status of a page that a test knows is closed."""
        self.expected.append(re.compile(pattern))

    def faults(self) -> list[str]:
        """What went wrong and was not expected."""
        return [one for one in self._seen if not any(p.search(one) for p in self.expected)]

    def take(self) -> list[str]:
        """What went wrong since this was last asked; a watch may serve several tests."""
        found = self.faults()
        self._seen.clear()
        return found

    def over(self, context: BrowserContext) -> None:
        """Watches every page of a context, and lets none reach beyond this machine."""
        context.route(ELSEWHERE, lambda route: route.abort())
        context.on("console", self._console)
        context.on("weberror", lambda error: self._seen.append(f"page error: {error.error}"))
        context.on("requestfailed", self._request_failed)

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium tells of a breach of the content security policy as an error here.
        if message.type in {"error", "warning"}:
            where = message.location.get("url", "")
            self._seen.append(f"console {message.type}: {message.text} ({where})")

    def _request_failed(self, request: Request) -> None:
        # A download, or a page left before all of it had come, ends its request by itself.
        if request.failure != "net::ERR_ABORTED":
            self._seen.append(f"request failed: {request.url} ({request.failure})")


def new_context(
    browser: Browser,
    workbench: Workbench,
    *,
    width: int = 1280,
    height: int = 900,
    scheme: str = "light",
    reduced_motion: bool = True,
    **more: Any,
) -> BrowserContext:
    """A browser of its own: cookies, size and what its owner prefers."""
    context = browser.new_context(
        base_url=workbench.address,
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        reduced_motion="reduce" if reduced_motion else "no-preference",
        locale="sv-SE",
        **more,
    )
    context.set_default_timeout(15_000)
    return context


def become(context: BrowserContext, workbench: Workbench, person_email: str | None) -> None:
    """Logs this person in, by cookie; or nobody."""
    context.clear_cookies()
    if person_email:
        key = workbench.session(person_email)
        context.add_cookies([{"name": "sessionid", "value": key, "url": workbench.address}])


def log_in(page: Page, person_email: str, password: str = "en riktigt lång fras") -> None:
    """Logs in through the log-in page, as a person does."""
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(person_email)
    page.locator("input[name=password]").fill(password)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/login" not in url)
