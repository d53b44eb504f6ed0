"""A backup holds everything, can be restored anywhere, and is whole or not there."""

import hashlib
import json
import resource
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from web.installations import (
    POSTGRESQL,
    PROGRAM,
    Installation,
    migrated,
    new_installation,
)

#: The cast, somebody's visit, work in the queue, and a thousand events.
FILL = """
import secrets
from web.conftest import everybody
from arbetsro.web.audit.recording import record
from arbetsro.web.jobs.actions import start_job
from arbetsro.web.jobs.kinds import KINDS
from django.contrib.sessions.backends.db import SessionStore
cast = everybody()
KINDS["test"] = lambda job, progress: None
start_job(by=cast.anna, organisation=cast.organisation, kind="test", back_to="/",
          about="Å \\"ä\\" ö\\n")
SessionStore().save()
for number in range(1000):
    event = record("audit.read", by=cast.olle, organisation=cast.organisation, page=number, å=None,
                   noise=secrets.token_hex(50))
print(event.at.microsecond)
"""
#: Every row of every model that is kept, as the program sees it.
DUMP = """
import json
from arbetsro.web.backup.contents import kept_models
rows = {}
for model in kept_models("default"):
    fields = [field.attname for field in model._meta.concrete_fields]
    found = model.objects.order_by("pk").values_list(*fields)
    rows[model._meta.label_lower] = [[json.dumps(cell, sort_keys=True, default=repr) for cell in row] for row in found]
print(json.dumps(rows))
"""  # noqa: E501


def dump(installation: Installation) -> dict[str, list]:
    """What is in an installation, without the events of backing up and restoring."""
    rows = json.loads(installation.python(DUMP))
    rows["audit.event"] = [
        row for row in rows["audit.event"] if not any("installation." in cell for cell in row)
    ]
    return rows


@pytest.fixture(scope="module")
def full(tmp_path_factory) -> Iterator[Installation]:
    """An installation in use."""
    with new_installation(tmp_path_factory.mktemp("full")) as installation:
        assert installation.python(FILL) != "0"
        yield installation


@pytest.fixture(scope="module")
def backup(full, tmp_path_factory) -> Path:
    """A backup of it."""
    file = tmp_path_factory.mktemp("backups") / "out.zip"
    done = full.run("backup", file, "-l", "en")
    assert (done.returncode, done.stderr) == (0, "")
    return file


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Iterator[Installation]:
    """An empty installation that nothing may be written to."""
    with new_installation(tmp_path_factory.mktemp("empty")) as installation:
        yield installation
        assert not any(dump(installation).values())


@pytest.fixture
def empty(tmp_path) -> Iterator[Installation]:
    """An empty installation."""
    with new_installation(tmp_path / "data") as installation:
        yield installation


def test_a_restored_installation_has_everything(full, backup, empty):
    done = empty.run("restore", backup, "-l", "en")
    assert (done.returncode, done.stderr) == (0, "")
    before, after = dump(full), dump(empty)
    assert sum(map(len, before.values())) > 1000
    assert {label: len(rows) for label, rows in before.items()} == {
        label: len(rows) for label, rows in after.items()
    }
    assert before == after
    assert done.stdout == f"Restored {backup}: {sum(map(len, before.values()))} rows.\n"


def test_a_restored_installation_goes_on_from_there(backup, empty):
    assert empty.run("restore", backup).returncode == 0
    told = empty.python(
        "from arbetsro.web.accounts.models import Person\n"
        "from arbetsro.web.audit.models import Event\n"
        "highest = max(Person.objects.values_list('pk', flat=True))\n"
        "person = Person.objects.create(email='new@exempel.se', name='New')\n"
        "print(person.pk > highest, Event.objects.first().action)\n"
        "print(Person.objects.get(email='anna@exempel.se').check_password('en riktigt lång fras'))"
    )
    assert told.splitlines() == ["True installation.restored", "True"]


# Without a server at hand there is nothing to move to; the second run of the suite has one.
if POSTGRESQL:

    @pytest.mark.parametrize("onwards", [True, False], ids=["to PostgreSQL", "to SQLite"])
    def test_a_backup_moves_between_the_databases(tmp_path, onwards):
        with new_installation(tmp_path / "p") as there:
            both = [migrated(Installation(tmp_path / "s")), there]
            source, target = both if onwards else reversed(both)
            source.python(FILL)
            assert source.run("backup", tmp_path / "out.zip").returncode == 0
            done = target.run("restore", tmp_path / "out.zip")
            assert (done.returncode, done.stderr) == (0, "")
            assert dump(source) == dump(target)


def test_nobody_else_may_read_the_file(backup):
    assert backup.stat().st_mode & 0o777 == 0o600


def test_visits_and_the_queue_are_left_out(backup):
    names = " ".join(zipfile.ZipFile(backup).namelist())
    assert "audit.event" in names
    assert not any(
        word in names for word in ("session", "django_tasks", "contenttype", "permission")
    )


def test_that_it_was_written_is_recorded(full, backup):
    told = full.python(
        "from arbetsro.web.audit.models import Event\n"
        "print(*Event.objects.filter(action='installation.backed_up').values_list('by_name'))"
    )
    assert told == "('arbetsro',)"


def test_a_file_that_is_there_is_not_replaced(full, backup):
    before = backup.read_bytes()
    done = full.run("backup", backup, "-l", "en")
    assert done.returncode == 2
    assert done.stderr.startswith(f"{backup} exists already")
    assert backup.read_bytes() == before


def test_a_folder_that_is_not_there_is_told(full, tmp_path):
    done = full.run("backup", tmp_path / "none" / "out.zip", "-l", "en")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "there is no such folder" in done.stderr


def test_a_full_disk_leaves_no_half_file_and_says_so(full, tmp_path):
    limit = 36_000  # SQLite itself needs a file of 32 kB
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "backup", tmp_path / "out.zip", "-l", "en"],
        env=full.environment, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert done.returncode == 2
    assert "the file could not be written (File too large)" in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_restoring_something_else_is_refused(prepared, tmp_path):
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("manifest.json", '{"program": "another"}')
    (tmp_path / "text.zip").write_text("not a backup")
    for file, words in ((other, "is no backup"), (tmp_path / "text.zip", "not whole")):
        done = prepared.run("restore", file, "-l", "en")
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert words in done.stderr


def test_a_file_that_cannot_be_read_is_told(prepared, tmp_path):
    done = prepared.run("restore", tmp_path / "none.zip", "-l", "en")
    assert done.returncode == 2
    assert "the file could not be read (No such file or directory)" in done.stderr


def parts(backup: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(backup) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(file: Path, content: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return file


def truncated(backup: Path, file: Path) -> None:
    file.write_bytes(backup.read_bytes()[:-1000])


def broken(backup: Path, file: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 3] ^= 0xFF
    file.write_bytes(content)


def tampered(backup: Path, file: Path) -> None:
    content = parts(backup)
    people = content["default/accounts.person.jsonl"]
    content["default/accounts.person.jsonl"] = people.replace(b"anna@", b"hans@")
    written(file, content)


def shortened(backup: Path, file: Path) -> None:
    content = parts(backup)
    events = content["default/audit.event.jsonl"].splitlines(keepends=True)
    content["default/audit.event.jsonl"] = b"".join(events[:-1])
    written(file, content)


def without_a_part(backup: Path, file: Path) -> None:
    written(file, {n: c for n, c in parts(backup).items() if "membership" not in n})


@pytest.mark.parametrize("damage", [truncated, broken, tampered, shortened, without_a_part])
def test_a_damaged_backup_is_refused_with_nothing_written(prepared, backup, tmp_path, damage):
    damage(backup, tmp_path / "bad.zip")
    done = prepared.run("restore", tmp_path / "bad.zip", "-l", "en")
    assert done.returncode == 2
    assert done.stderr.endswith("the backup is not whole or has been changed; take another. "
                                "Nothing was written.\n")  # fmt: skip


def remade(backup: Path, file: Path, change) -> Path:
    """A backup whose checksums are right although it has been changed."""
    content = parts(backup)
    manifest = json.loads(content["manifest.json"])
    change(manifest, content)
    return written(file, {**content, "manifest.json": json.dumps(manifest).encode()})


def test_a_backup_of_other_tables_is_refused(prepared, backup, tmp_path):
    def later(manifest, content):
        manifest["version"] = "99.1"
        manifest["stores"]["default"]["migrations"].append("jobs.0099_later")

    file = remade(backup, tmp_path / "later.zip", later)
    done = prepared.run("restore", file, "-l", "en")
    assert done.returncode == 2
    assert "was made by version 99.1 with tables other than these" in done.stderr


def test_rows_that_do_not_fit_together_are_refused_with_nothing_written(prepared, backup, tmp_path):
    def unhinged(manifest, content):
        name = "default/accounts.person.jsonl"
        content[name] = b"".join(content[name].splitlines(keepends=True)[1:])
        for part in manifest["stores"]["default"]["parts"]:
            if part["name"] == name:
                part["rows"] -= 1
                part["sha256"] = hashlib.sha256(content[name]).hexdigest()

    file = remade(backup, tmp_path / "unhinged.zip", unhinged)
    done = prepared.run("restore", file, "-l", "en")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "the database did not accept the records" in done.stderr


def test_an_installation_in_use_is_not_mixed_with_a_backup(full, backup):
    before = dump(full)
    done = full.run("restore", backup, "-l", "en")
    assert done.returncode == 2
    assert done.stderr == (
        "There are records here already; a backup is only restored into an empty installation. "
        "Nothing was written.\n"
    )
    assert dump(full) == before


def test_an_installation_without_tables_is_told_to_make_them(backup, tmp_path):
    done = Installation(tmp_path / "new").run("restore", backup, "-l", "en")
    assert done.returncode == 2
    assert done.stderr == "The tables are missing or old; run: arbetsro migrate\n"


def test_one_moment_is_backed_up_while_others_write(full, tmp_path):
    """The rows of the first and the last model come from the same moment."""
    told = full.python(
        "import threading\n"
        "from arbetsro.web.backup.contents import one_moment\n"
        "from arbetsro.web.organisations.models import Organisation\n"
        "from django.db import connections\n"
        "def found():\n"
        "    Organisation.objects.create(name='Late', slug='late')\n"
        "    connections.close_all()\n"
        "with one_moment('default'):\n"
        "    before = Organisation.objects.count()\n"
        "    writer = threading.Thread(target=found)\n"
        "    writer.start(); writer.join()\n"
        "    during = Organisation.objects.count()\n"
        "after = Organisation.objects.count()\n"
        "Organisation.objects.filter(slug='late').delete()\n"
        "print(during - before, after - before)"
    )
    assert told == "0 1"
