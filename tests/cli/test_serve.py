"""``arbetsro serve``: pages and worker that live and die together."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from web.installations import Installation, new_installation

SECRET = "x" * 50


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(port: int, path: str = "/health/ready/", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    with contextlib.closing(connection):
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.read()
        return response


def children(pid: int) -> set[int]:
    """Every process below this one."""
    found = set()
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        found |= {int(child), *children(int(child))}
    return found


def ended(pid: int) -> bool:
    """Whether a process is no more, or has only its status left."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"


def wait_until(true, seconds: float = 30.0) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not come true"
        time.sleep(0.05)


class Served:
    """A running ``arbetsro serve``."""

    def __init__(self, installation: Installation, *options: str) -> None:
        self.port = free_port()
        self.process = installation.start("serve", "--port", str(self.port), "-l", "en", *options)

    def wait_until_up(self) -> "Served":
        assert self.process.stdout is not None
        self.first = []
        for line in self.process.stdout:
            self.first.append(line)
            if line.startswith("Arbetsro answers at"):
                return self
        raise AssertionError("".join(self.first))

    def below(self, word: str) -> list[int]:
        """The processes below whose command has a word in it."""
        below = children(self.process.pid)
        return [
            pid for pid in below if word in Path(f"/proc/{pid}/cmdline").read_text().split("\0")
        ]

    def end(self, number: int | None = signal.SIGTERM) -> tuple[int, str]:
        if number is not None:
            self.process.send_signal(number)
        assert self.process.stdout is not None
        with self.process.stdout as rest:
            told = "" if rest.closed else rest.read()
        return self.process.wait(timeout=40), told


@pytest.fixture(scope="module")
def installation(tmp_path_factory) -> Iterator[Installation]:
    with new_installation(tmp_path_factory.mktemp("served")) as made:
        yield made


@pytest.fixture
def served(installation) -> Iterator[Served]:
    one = Served(installation, "--with-worker").wait_until_up()
    yield one
    with contextlib.suppress(ProcessLookupError):
        one.process.kill()
    one.process.wait()
    one.process.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_a_signal_stops_pages_and_worker(served, number):
    assert get(served.port).status == 200
    below = children(served.process.pid)
    assert len(below) >= 4, "the server, its two processes and the worker"
    status, told = served.end(number)
    assert status == 0
    assert told.splitlines()[-1] == "Arbetsro has stopped."
    assert "Traceback" not in told
    assert all(map(ended, below))


@pytest.mark.parametrize(("word", "name"), [("worker", "worker"), ("--interface", "serve")])
def test_where_one_dies_the_other_is_stopped_and_the_status_tells(served, word, name):
    below = children(served.process.pid)
    os.kill(min(served.below(word)), signal.SIGKILL)
    status, told = served.end(None)
    assert status == 1
    assert f"The process {name} ended unexpectedly (status -9)" in told
    wait_until(lambda: all(map(ended, below)))


def test_nothing_is_left_behind_by_a_server_that_is_killed(served):
    below = children(served.process.pid)
    served.process.kill()
    wait_until(lambda: all(map(ended, below)))


def test_static_files_come_with_the_pages(served):
    response = get(served.port, "/static/frame/arbetsro.css")
    assert (response.status, response.headers["Content-Type"]) == (200, 'text/css; charset="utf-8"')


def test_forms_can_be_sent_on_the_port_that_was_chosen(served):
    response = get(served.port, "/accounts/login/")
    token = re.search(r"csrftoken=(\w+)", response.headers["Set-Cookie"])[1]
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    with contextlib.closing(connection):
        connection.request(
            "POST", "/language/", f"language=da&csrfmiddlewaretoken={token}",
            {"Origin": f"http://127.0.0.1:{served.port}", "Cookie": f"csrftoken={token}",
             "Content-Type": "application/x-www-form-urlencoded"},
        )  # fmt: skip
        assert connection.getresponse().status == 302


def test_a_port_that_is_taken_is_told_in_one_sentence(served, installation):
    done = installation.run("serve", "--port", served.port, "-l", "en")
    assert done.returncode == 2
    assert done.stderr == (
        f"Port {served.port} on 127.0.0.1 is taken; stop what uses it, or choose another with "
        "--port.\n"
    )
    assert get(served.port).status == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7"])
def test_others_are_not_let_in_without_https(installation, host):
    done = installation.run("serve", "--host", host, "-l", "en")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "needs https" in done.stderr


def test_an_address_of_another_machine_cannot_be_listened_on(tmp_path):
    settings = {"ARBETSRO_ADDRESS": "https://arbetsro.example", "ARBETSRO_SECRET_KEY": SECRET}
    with new_installation(tmp_path, **settings) as made:
        done = made.run("serve", "--host", "192.0.2.7", "-l", "en")
    assert done.returncode == 2
    assert "It was not possible to listen on 192.0.2.7, port 8000" in done.stderr


def test_behind_https_it_listens_where_the_proxy_looks(tmp_path):
    settings = {
        "ARBETSRO_ADDRESS": "https://arbetsro.example",
        "ARBETSRO_SECRET_KEY": SECRET,
        "ARBETSRO_BEHIND_PROXY": "yes",
    }
    with new_installation(tmp_path, **settings) as made:
        served = Served(made).wait_until_up()
        try:
            forwarded = {"Host": "arbetsro.example", "X-Forwarded-Proto": "https"}
            assert get(served.port, "/accounts/login/", **forwarded).status == 200
            plain = get(served.port, "/accounts/login/", Host="arbetsro.example")
            assert plain.headers["Location"] == "https://arbetsro.example/accounts/login/"
            assert get(served.port, "/accounts/login/", Host="elsewhere.example").status == 400
        finally:
            assert served.end()[0] == 0


def test_tables_must_be_there(tmp_path):
    done = Installation(tmp_path).run("serve", "--port", free_port(), "-l", "en")
    assert done.returncode == 2
    assert done.stderr == "The tables are missing or old; run: arbetsro migrate\n"


class TestTheDemonstration:
    @staticmethod
    def shown(installation: Installation) -> list[str]:
        """What is told about who can log in."""
        served = Served(installation, "--demo").wait_until_up()
        try:
            assert get(served.port).status == 200
        finally:
            status, told = served.end()
        assert status == 0
        return [line for line in told.splitlines() if "password" in line or "@demo" in line]

    def test_is_loaded_once_and_tells_at_each_start_who_can_log_in(self, tmp_path):
        installation = Installation(tmp_path / "demo")
        first, *people = self.shown(installation)
        password = first.rpartition(" ")[2]
        assert re.fullmatch(r"[a-z]{6}(-[a-z]{6}){3}", password)
        assert {"anna@demo.example", "stina@demo.example"} <= {one.split()[0] for one in people}
        told = installation.python(
            "from arbetsro.web.accounts.models import Person\n"
            f"told = {[one.split()[0] for one in people]!r}\n"
            "known = Person.objects.filter(email__in=told)\n"
            f"print(all(one.check_password('{password}') for one in known) and "
            "{one.email for one in known} == set(told))\n"
        )
        assert told == "True"
        file = tmp_path / "demo/demo-password"
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.read_text() == password
        assert self.shown(installation) == [first, *people]
        with new_installation(tmp_path / "another") as another:
            assert self.shown(another)[0] != first

    def test_is_not_for_an_address_with_https(self, tmp_path):
        settings = {"ARBETSRO_ADDRESS": "https://arbetsro.example", "ARBETSRO_SECRET_KEY": SECRET}
        done = Installation(tmp_path, "", settings).run(
            "serve", "--demo", "--port", free_port(), "-l", "en"
        )
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "--demo is only for this computer" in done.stderr

    def test_is_not_mixed_with_records_of_ones_own(self, tmp_path):
        with new_installation(tmp_path) as made:
            made.python(
                "from arbetsro.web.organisations.models import Organisation\n"
                "Organisation.objects.create(name='Ours', slug='ours')"
            )
            done = made.run("serve", "--demo", "--port", free_port(), "-l", "en")
        assert done.returncode == 2
        assert "already holds records of its own" in done.stderr
        assert not (tmp_path / "demo-password").exists()


def test_make_run_takes_a_port_and_keeps_its_records_where_git_does_not_look():
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run(
        ["make", "-n", "-o", ".venv/.ready", "run", "PORT=8080"],
        cwd=root, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "serve --demo" in told
    assert "--port 8080" in told
    assert "ARBETSRO_DATA=out/workbench" in told
    assert "/out/" in (root / ".gitignore").read_text().splitlines()
