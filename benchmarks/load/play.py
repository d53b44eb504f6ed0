"""The people of the load, for locust: they log in, and work on an analysis as in a browser.

Each is a person of their own at an address of their own, with an analysis of their own.
``run.py`` starts it.
"""

import itertools
import json
import random
import re
import time
from argparse import ArgumentParser
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import gevent
from locust import FastHttpUser, constant, events, task
from locust.env import Environment

LOG_IN = "account_login"
#: Seconds between the questions that an open page puts, as in keeper.js.
POLL = 4.0
#: Seconds that a person thinks before the next thing is done.
THINK = (2.0, 6.0)
FETCHED = {"X-Requested-With": "fetch"}
_numbers = itertools.count()


# The pages -------------------------------------------------------------------------------------


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag; those without a value are empty."""
    pairs = re.findall(r'([\w-]+)(?:="([^"]*)")?', tag)
    return {name: unescape(value) for name, value in pairs}


@dataclass
class Place:
    """Somewhere to type, and what stands there."""

    address: str
    text: str
    seen: str


@dataclass
class OpenPage:
    """A page that is open in a browser, with what its script keeps of it."""

    html: str
    kept: dict[str, str] = field(default_factory=dict)
    next_poll: float = 0.0

    def __post_init__(self) -> None:
        if keeper := re.search(r'<div[^>]* id="keeper"[^>]*>', self.html):
            self.kept = attributes(keeper[0])
            self.next_poll = time.monotonic() + POLL

    def places(self) -> list[Place]:
        """Where a number stands that may be changed."""
        tags = map(attributes, re.findall(r"<input[^>]* data-address=[^>]*>", self.html))
        return [
            Place(tag["data-address"], tag["value"], tag["data-seen"])
            for tag in tags
            if "readonly" not in tag and re.search(r"\d", tag["value"])
        ]

    def links(self, pattern: str) -> list[str]:
        """The addresses of the page that a pattern describes."""
        return re.findall(rf'(?:href|hx-get)="({pattern})"', self.html)


def another(text: str) -> str:
    """A number that differs from another in its last digit."""
    digits = [digit for digit in "123456789" if not text.rstrip().endswith(digit)]
    return re.sub(r"\d(?=\D*$)", random.choice(digits), text)


# The people ------------------------------------------------------------------------------------


class Somebody(FastHttpUser):
    """Logs in, and finds the own analysis by its name."""

    abstract = True
    page: OpenPage
    address: dict[str, str]
    home: str
    analysis: str

    def on_start(self) -> None:
        number = next(_numbers)
        # Each at an address of their own, since log-ins from one are limited.
        self.address = {"X-Forwarded-For": f"10.1.{number // 250}.{number % 250 + 1}"}
        self.log_in(f"person{number:03}@load.example")
        (self.home,) = set(self.page.links(r"/o/load/"))
        self.open("analyses:list", f"{self.home}analyses/?text=Person+{number:03}")
        (self.analysis,) = set(self.page.links(r"/o/load/analyses/[0-9a-f-]{36}/"))

    def log_in(self, email: str) -> None:
        """Fills in the form."""
        self.open(f"{LOG_IN} (the form)", "/accounts/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page.html)
        assert token
        sent = {
            "csrfmiddlewaretoken": token[1],
            "login": email,
            "password": self.environment.parsed_options.password,
        }
        self.open(LOG_IN, "/accounts/login/", data=sent)
        if "csrfmiddlewaretoken" not in self.page.html or 'name="password"' in self.page.html:
            raise RuntimeError(f"{email} could not log in")

    def open(self, name: str, url: str, **more: Any) -> None:  # noqa: ANN401 - as locust's own
        """Opens a page, or sends a form."""
        method = "POST" if "data" in more else "GET"
        with self.client.request(
            method, url, name=name, headers=self.address, catch_response=True, **more
        ) as response:
            if response.status_code != 200:
                response.failure(f"{name} answered {response.status_code}")
        self.page = OpenPage(response.text or "")

    def ask(self, name: str, url: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
        """Asks in the background, as the script of a page does; nothing where it is refused."""
        method = "POST" if "data" in more else "GET"
        headers = {**self.address, **FETCHED, "X-CSRFToken": self.page.kept["data-token"]}
        with self.client.request(
            method, url, name=name, headers=headers, catch_response=True, **more
        ) as response:
            if response.status_code != 200:
                response.failure(f"{name} answered {response.status_code}: {response.text}")
                return {}
            return response.json()  # type: ignore[no-any-return]

    def think(self) -> None:
        """Lets some seconds pass, in which the open page asks for news."""
        until = time.monotonic() + random.uniform(*THINK)
        while self.page.kept and self.page.next_poll < until:
            gevent.sleep(max(0.0, self.page.next_poll - time.monotonic()))
            self.hear()
        gevent.sleep(max(0.0, until - time.monotonic()))

    def hear(self) -> None:
        """Asks what others have done."""
        kept = self.page.kept
        self.page.next_poll = time.monotonic() + POLL
        asked = {"since": kept["data-version"], "page": kept["data-page"]}
        told = self.ask("analyses:news", kept["data-news"], params=asked)
        kept["data-token"] = told.get("token", kept["data-token"])
        kept["data-version"] = str(told.get("version", kept["data-version"]))


class Analyst(Somebody):
    """Works on the analysis; mostly fills in a sheet, and looks at what follows from it."""

    @task(4)
    def fill_in(self) -> None:
        """Changes rows of sheet C one after the other, and asks how a figure was made."""
        self.open("analyses:sheet", f"{self.analysis}sheet/C/")
        places = self.page.places()
        for place in random.sample(places, k=min(len(places), random.randint(4, 8))):
            self.think()
            self.change(place)
        self.think()
        traces = self.page.links(rf"{self.analysis}trace/[^\"]+/")
        self.open_beside("analyses:trace", random.choice(traces))
        self.think()

    def change(self, place: Place) -> None:
        """Types another number, as keeper.js sends it."""
        kept = self.page.kept
        sent = {"form": "value", "text": another(place.text), "seen": place.seen}
        sent |= {"address": place.address, "page": kept["data-page"]}
        answer = self.ask("analyses:save", kept["data-save"], data=sent)
        if answer:
            place.text, place.seen = answer["text"], str(answer["seen"])
            kept["data-version"] = str(answer["version"])

    def open_beside(self, name: str, url: str) -> None:
        """Opens an explanation, which leaves the page as it is."""
        self.client.get(url, name=name, headers={**self.address, **FETCHED})

    @task(3)
    def go_on(self) -> None:
        """Reads the overview and a step."""
        self.open("analyses:show", self.analysis)
        self.think()
        self.open("analyses:step", random.choice(self.page.links(rf"{self.analysis}step/\w+/")))
        self.think()

    @task(1)
    def look_ahead(self) -> None:
        """Sees how sure the result is."""
        self.open("analyses:uncertainty", f"{self.analysis}uncertainty/")
        self.think()

    @task(1)
    def look_around(self) -> None:
        """Opens the tree of units and a branch of it, and then the list of people."""
        self.open("organisations:units", f"{self.home}units/")
        branches = self.page.links(r"/o/load/units/\d+/branch/")
        self.think()
        if branches:
            self.open_beside("organisations:branch", random.choice(branches))
            self.think()
        self.open("organisations:people", f"{self.home}people/")
        self.think()


class Reader(Somebody):
    """Opens the tree of units again and again, alone, and then all is over."""

    wait_time = constant(0.1)
    times = 20

    @task
    def look(self) -> None:
        """Opens it once more."""
        self.open("organisations:units", f"{self.home}units/")
        self.times -= 1
        if not self.times:
            self.environment.runner.quit()


# The figures -----------------------------------------------------------------------------------


@events.init_command_line_parser.add_listener
def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--password", help="the password of everybody")
    parser.add_argument("--figures", type=Path, help="the file to write figures to, as JSON")


@events.test_start.add_listener
def _count(environment: Environment, **_: object) -> None:
    """Begins to count when all are at work; of the time before only the log-ins count."""

    def all_are_there(**_: object) -> None:
        began[0] = time.time()
        for (name, _method), entry in environment.stats.entries.items():
            if not name.startswith(LOG_IN):
                entry.reset()

    began = [time.time()]
    environment.events.spawning_complete.add_listener(all_are_there)
    environment.events.test_stop.add_listener(lambda **_: _write(environment, began[0]))


def _write(environment: Environment, began: float) -> None:
    runner = environment.runner
    assert runner is not None
    figures = {
        "began": began,
        "ended": time.time(),
        "pages": {
            entry.name: {
                "requests": entry.num_requests,
                "errors": entry.num_failures,
                **{f"p{p}": entry.get_response_time_percentile(p / 100) for p in (50, 95, 99)},
            }
            for entry in environment.stats.entries.values()
        },
        "errors": [f"{one.occurrences} × {one.error}" for one in environment.stats.errors.values()]
        + [f"{one['count']} × {one['msg']}" for one in runner.exceptions.values()],
    }
    assert environment.parsed_options is not None
    environment.parsed_options.figures.write_text(json.dumps(figures), "utf-8")
