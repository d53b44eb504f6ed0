"""The commands that run the workbench: what is wrong is told in one sentence, never a traceback."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator

import pytest
from web.installations import PROGRAM, Installation, new_installation

from .test_app import WITHOUT

COMMANDS = {
    "serve": (),
    "worker": (),
    "migrate": (),
    "create-admin": ("stina@exempel.se",),
    "backup": ("out.zip",),
    "restore": ("out.zip",),
}
EVERY = pytest.mark.parametrize("command", COMMANDS)


def refused(done: subprocess.CompletedProcess, *words: str) -> bool:
    """Whether it ended with status 2 and one sentence that has these words in it."""
    assert (done.returncode, done.stdout) == (2, ""), done
    assert done.stderr.count("\n") == 1, done.stderr
    assert all(word in done.stderr for word in words), done.stderr
    return True


@pytest.fixture
def installation(tmp_path) -> Installation:
    return Installation(tmp_path / "data")


@EVERY
def test_a_setting_that_is_wrong_is_told(installation, command, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    installation.settings["ARBETSRO_SESSION_HOURS"] = "many"
    done = installation.run(command, *COMMANDS[command])
    assert refused(done, "ARBETSRO_SESSION_HOURS is 'many'", "write a whole number")


@EVERY
def test_a_part_that_is_not_installed_is_named(installation, command):
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, "django", command, *COMMANDS[command], "-l", "en"],
        env=installation.environment, cwd=installation.folder.parent,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert refused(
        done, 'The part workbench is not installed; run: pip install "arbetsro[workbench]"'
    )


@EVERY
def test_a_database_that_is_away_is_told_without_its_password(installation, command, tmp_path):
    installation.database = "postgresql://somebody:geheim@127.0.0.1:9/none"
    arguments = ["--port", "8199"] if command == "serve" else COMMANDS[command]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, command, *arguments, "-l", "en"],
        env=installation.environment, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert refused(done, "The database does not answer", "ARBETSRO_DATABASE_URL")
    assert "geheim" not in done.stderr


def test_postgresql_without_its_driver_is_told(installation):
    installation.database = "postgresql://somebody@127.0.0.1:9/none"
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, "psycopg,psycopg2", "migrate", "-l", "en"],
        env=installation.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert refused(done, 'pip install "arbetsro[postgresql]"')


@EVERY
def test_a_data_folder_that_cannot_be_made_is_told(installation, command):
    installation.folder.write_text("a file where the folder should be")
    done = installation.run(command, *COMMANDS[command], "-l", "en")
    assert refused(done, "it is not possible to write there", "ARBETSRO_DATA")


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Installation, subprocess.CompletedProcess]:
    """An installation, and what was told when its tables were made."""
    installation = Installation(tmp_path_factory.mktemp("migrated") / "data")
    return installation, installation.run("migrate", "-l", "en")


class TestMigrate:
    def test_tells_what_it_did_and_then_that_there_is_nothing_to_do(self, made):
        installation, first = made
        assert first.returncode == 0
        assert first.stdout.startswith("Changed the tables: ")
        assert "organisations (" in first.stdout
        second = installation.run("migrate", "-l", "en")
        assert second.stdout == "The tables are up to date.\n"

    def test_only_the_user_can_read_what_it_makes(self, made):
        folder = made[0].folder
        modes = {path.name: path.stat().st_mode & 0o077 for path in folder.iterdir()}
        assert {"arbetsro.sqlite3", "secret-key"} <= set(modes)
        assert not any(modes.values())
        assert not folder.stat().st_mode & 0o077


class TestCreateAdmin:
    PASSWORD = "korrekt häst batteri"

    @pytest.fixture
    def ready(self, tmp_path) -> Iterator[Installation]:
        with new_installation(tmp_path / "data") as made:
            yield made

    @pytest.fixture
    def password_file(self, tmp_path):
        file = tmp_path / "password"
        file.write_text(f"{self.PASSWORD}\n", "utf-8")
        return file

    def found(self, installation: Installation) -> str:
        return installation.python(
            "from arbetsro.web.accounts.models import Person\n"
            "from arbetsro.web.audit.models import Event\n"
            "for one in Person.objects.all():\n"
            "    print(one.email, one.name, one.is_system_administrator,\n"
            f"        one.check_password('{self.PASSWORD}'))\n"
            "print(*Event.objects.values_list('action', 'by_name'))"
        )

    def test_takes_the_password_from_a_file(self, ready, password_file):
        done = ready.run(
            "create-admin", "Stina@exempel.se", "--name", "Stina Ström",
            "--password-file", password_file, "-l", "en",
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
        assert self.PASSWORD not in done.stdout
        assert self.found(ready).splitlines() == [
            "stina@exempel.se Stina Ström True True",
            "('person.created', 'arbetsro')",
        ]
        again = ready.run("create-admin", "STINA@exempel.se", "--password-file", password_file)
        assert refused(again, "has an account already")

    @staticmethod
    def typed(installation: Installation, *answers: str) -> tuple[int, str]:
        """Runs the command in a terminal in which somebody types."""
        leader, follower = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "create-admin", "stina@exempel.se", "-l", "en"],
            env=installation.environment, stdin=follower, stdout=follower, stderr=follower,
            start_new_session=True,
        )  # fmt: skip
        os.close(follower)
        shown = b""
        for answer in answers:
            prompt = b""
            while not prompt.endswith(b": "):  # the space comes when typing is hidden
                prompt += os.read(leader, 1024)
            shown += prompt
            os.write(leader, f"{answer}\n".encode())
        status = process.wait(timeout=60)
        with os.fdopen(leader, "rb", buffering=0) as rest:
            try:
                while piece := rest.read(1024):
                    shown += piece
            except OSError:  # the other end has been closed
                pass
        return status, shown.decode()

    def test_asks_twice_and_does_not_show_what_is_typed(self, ready):
        status, shown = self.typed(ready, self.PASSWORD, self.PASSWORD)
        assert status == 0, shown
        assert self.PASSWORD not in shown
        assert "stina@exempel.se stina True True" in self.found(ready)

    def test_refuses_two_different_passwords(self, ready):
        status, shown = self.typed(ready, self.PASSWORD, "something else again")
        assert status == 2
        assert "The two passwords differ" in shown
        assert self.found(ready) == ""

    def test_says_what_to_do_where_nobody_can_be_asked(self, ready):
        done = ready.run("create-admin", "stina@exempel.se", "-l", "en")
        assert refused(done, "--password-file")

    @pytest.mark.parametrize(("password", "words"), [("kort", "12"), ("q1w2e3r4t5y6", "common")])
    def test_refuses_a_weak_password(self, ready, tmp_path, password, words):
        (tmp_path / "weak").write_text(password)
        done = ready.run(
            "create-admin", "stina@exempel.se", "--password-file", tmp_path / "weak", "-l", "en"
        )
        assert refused(done, words)
        assert self.found(ready) == ""

    def test_refuses_what_is_no_address(self, ready, password_file):
        done = ready.run("create-admin", "stina", "--password-file", password_file, "-l", "en")
        assert refused(done, "stina is no email address")

    def test_tells_of_a_file_that_cannot_be_read(self, ready, tmp_path):
        done = ready.run(
            "create-admin", "stina@exempel.se", "--password-file", tmp_path / "none", "-l", "en"
        )
        assert refused(done, "could not be read")
