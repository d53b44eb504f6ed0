"""Runs a command with a PostgreSQL server of its own: ``with_postgresql.py COMMAND ...``.

The server listens on this machine only, keeps its files in a temporary folder, and is stopped and
removed when the command ends, however it ends. ``ARBETSRO_DATABASE_URL`` tells the command where
it is. The command's status is the status given back.
"""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

#: Nothing needs to outlive the server, so nothing waits for the disk.
OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}
MISSING = (
    "PostgreSQL is not installed (initdb and postgres, in /usr/lib/postgresql/*/bin or on PATH), "
    "so nothing was run on it: {command}\n"
)


def main(command: Sequence[str]) -> int:
    """Runs the command; its status, or what a missing server means here."""
    # A polite request to stop ends the command and then the server, as an error would.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _: sys.exit(128 + number))
    binaries = find_binaries()
    if binaries is None:
        sys.stderr.write(MISSING.format(command=" ".join(command)))
        return 1 if os.environ.get("CI") else 0
    with server(binaries) as url:
        return run(command, {**os.environ, "ARBETSRO_DATABASE_URL": url})


def find_binaries() -> Path | None:
    """The folder of the server's programs: the one on PATH, else the newest that is installed."""
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    newest = sorted(installed, key=lambda folder: float(folder.parent.name), reverse=True)
    on_path = shutil.which("postgres")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    for folder in [*candidates, *newest]:
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder
    return None


def run(command: Sequence[str], environment: dict[str, str]) -> int:
    """Runs the command to its end; it is stopped where this program is."""
    with subprocess.Popen(command, env=environment) as process:
        try:
            while True:
                # A Ctrl-C reaches the command by itself, and it may take its time to tidy up.
                with contextlib.suppress(KeyboardInterrupt):
                    return process.wait()
        finally:
            # First as a Ctrl-C would, so that pytest tidies up; then less and less kindly.
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
                process.send_signal(number)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=15)
                    break


@contextlib.contextmanager
def server(binaries: Path) -> Iterator[str]:
    """A running server; gives the address of its database."""
    folder = Path(tempfile.mkdtemp(prefix="arbetsro-postgresql-"))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, *owner())
        prepare(binaries, folder)
        port = free_port()
        with started(binaries, folder, port):
            yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder)


def owner() -> tuple[int, int]:
    """Whom the server runs as where this program runs as root, which PostgreSQL refuses."""
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        sys.exit("PostgreSQL does not run as root, and there is no user postgres to run it as.")
    return user.pw_uid, user.pw_gid


def as_owner() -> dict[str, object]:
    """The arguments that start a process as the owner of the server's files."""
    if os.getuid() != 0:
        return {}
    uid, gid = owner()
    return {"user": uid, "group": gid, "extra_groups": []}


def prepare(binaries: Path, folder: Path) -> None:
    """Makes the files of an empty server."""
    command = [str(binaries / "initdb"), "--pgdata", str(folder / "data"), "--username=postgres"]
    command += ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        **as_owner(),
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def started(binaries: Path, folder: Path, port: int) -> Iterator[None]:
    """Starts the server and stops it at once afterwards."""
    options = {**OPTIONS, "port": str(port), "unix_socket_directories": str(folder)}
    command = [str(binaries / "postgres"), "-D", str(folder / "data")]
    command += [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        # In a session of its own, so that a Ctrl-C does not reach it before the command is done.
        process = subprocess.Popen(
            command, stdout=log, stderr=log, cwd=folder, start_new_session=True, **as_owner()
        )
    try:
        wait_for(binaries, folder, port, process)
        yield
    finally:
        process.send_signal(signal.SIGINT)  # PostgreSQL's fast way to stop
        process.wait()


def wait_for(binaries: Path, folder: Path, port: int, process: subprocess.Popen[bytes]) -> None:
    """Returns when the server answers.

    Raises:
        SystemExit: It does not; the message is its log.
    """
    ask = [binaries / "pg_isready", "--quiet", "--host=127.0.0.1", f"--port={port}"]
    for _ in range(300):
        if process.poll() is not None:
            break
        if subprocess.run(ask, check=False).returncode == 0:
            return
        time.sleep(0.1)
    sys.exit(f"PostgreSQL did not start:\n{(folder / 'log').read_text('utf-8', 'replace')}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(f"Usage: {sys.argv[0]} COMMAND ...")
    sys.exit(main(sys.argv[1:]))
