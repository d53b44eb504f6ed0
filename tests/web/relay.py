"""A relay for video visits (coturn) in a process of its own, which tests start and stop."""

import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

SECRET = "en hemlighet för proven"


def find_coturn() -> str:
    """The program, or the reason why a test cannot run."""
    found = shutil.which("turnserver")
    if found is None and os.environ.get("CI"):
        pytest.fail("coturn is not installed, and CI is to try video through a relay.")
    if found is None:
        pytest.skip("coturn is not installed, so no visit is tried through a relay.")
    return found


@dataclass
class Relay:
    """coturn on this machine, with the settings that the documentation gives.

    Attributes:
        program: Where coturn is.
        folder: For what it writes.
        port: Where it listens.
        min_port: The first of a hundred ports that media take.
    """

    program: str
    folder: Path
    port: int
    min_port: int
    _process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """The settings of a workbench whose visits go through it."""
        return {
            "ARBETSRO_TURN_SERVERS": f"turn:127.0.0.1:{self.port}?transport=udp",
            "ARBETSRO_TURN_SECRET": SECRET,
            "ARBETSRO_TURN_ONLY": "yes",
        }

    @property
    def log(self) -> str:
        """What it has written."""
        return (self.folder / "turn.log").read_text("utf-8", "replace")

    def start(self) -> None:
        """Starts it and waits until it answers."""
        with (self.folder / "turn.log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    self.program, "-n", "--no-cli", "--listening-ip=127.0.0.1",
                    "--relay-ip=127.0.0.1", "--allow-loopback-peers", "--use-auth-secret",
                    f"--static-auth-secret={SECRET}", "--realm=arbetsro.test", "--no-tls",
                    "--no-dtls", f"--listening-port={self.port}", f"--min-port={self.min_port}",
                    f"--max-port={self.min_port + 99}", "--log-file=stdout", "--verbose",
                    f"--pidfile={self.folder}/turn.pid", f"--userdb={self.folder}/turn.db",
                ],
                stdout=log,
                stderr=log,
            )  # fmt: skip
        until = time.monotonic() + 20
        while time.monotonic() < until and not self._answers():
            assert self._process.poll() is None, self.log
            time.sleep(0.05)

    def stop(self) -> None:
        """Ends it, as when its machine goes down."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", self.port)) == 0
