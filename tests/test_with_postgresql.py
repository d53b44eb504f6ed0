"""The private PostgreSQL server of the tests: there for a command, and gone after it."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest
import with_postgresql

PROGRAM = Path(with_postgresql.__file__)
TELL = "import os, sys; print(os.environ['ARBETSRO_DATABASE_URL'], flush=True); sys.exit(7)"
STAY = "import os, time; print(os.environ['ARBETSRO_DATABASE_URL'], flush=True); time.sleep(60)"


@pytest.fixture
def folder():
    """A folder that the server, which has a user of its own where tests run as root, may enter."""
    with tempfile.TemporaryDirectory(prefix="arbetsro-test-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def start(folder):
    """Starts the program with a folder for temporary files of its own."""
    if with_postgresql.find_binaries() is None and not os.environ.get("CI"):
        pytest.skip("PostgreSQL is not installed, so no server is started.")

    def run(code: str) -> subprocess.Popen[str]:
        command = [sys.executable, str(PROGRAM), sys.executable, "-c", code]
        environment = {**os.environ, "TMPDIR": str(folder)}
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)

    return run


def is_gone(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return True
    return False


def test_the_status_of_the_command_is_given_back_and_nothing_stays(start, folder):
    with start(TELL) as program:
        url, _ = program.communicate(timeout=60)
    assert program.returncode == 7
    assert url.startswith("postgresql://postgres@127.0.0.1:")
    assert is_gone(url.strip())
    assert list(folder.iterdir()) == []


def test_a_request_to_stop_ends_the_command_and_the_server(start, folder):
    with start(STAY) as program:
        url = program.stdout.readline().strip()
        assert not is_gone(url)
        began = time.monotonic()
        program.send_signal(signal.SIGTERM)
        program.wait(timeout=30)
    assert program.returncode == 128 + signal.SIGTERM
    assert time.monotonic() - began < 30
    assert is_gone(url)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_a_missing_server_fails_in_ci_and_is_told_elsewhere(ci, status, monkeypatch, capsys):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(with_postgresql, "find_binaries", lambda: None)
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        assert with_postgresql.main(["pytest", "tests/web"]) == status
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
    told = capsys.readouterr().err
    assert "PostgreSQL is not installed" in told
    assert "pytest tests/web" in told
