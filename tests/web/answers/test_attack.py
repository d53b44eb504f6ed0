"""An attack on an installation in which forty people have answered in a known order.

The attacker knows who came when (say from a camera at the copier), and has copies of every
database file, of the log and of a backup; in the second round even the keys of the sealing. The
test passes where the best guess of who gave which sheet is no better than chance.
"""

import base64
import json
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.fernet import Fernet

from web.answers.forty import PEOPLE, SECRET, rank_of
from web.answers.guessing import LUCK, NOISE, correlation, right_guesses
from web.answers.sqlite_pages import cells
from web.installations import POSTGRESQL, Installation, postgresql_database, tables_for

#: The tables of the answers alone; to make those of all stores anew takes a minute.
TABLES = """
from django.core.management import call_command
call_command("migrate", "answers", database="answers", verbosity=0)
call_command("migrate", fake=True, database="answers", verbosity=0)
"""
START = "import django; django.setup()\nfrom web.answers import forty\n"


@dataclass
class Loot:
    """What the attacker has carried off.

    Attributes:
        people: Who came, in the order in which they came.
        log: All that the program said while they answered.
    """

    installation: Installation
    people: list[dict[str, Any]]
    log: str

    @cached_property
    def sheets(self) -> dict[int, tuple[str, bytes]]:
        """The key and sealed content of each sheet, by when it came, read with stolen keys."""
        ring = Fernet((self.installation.folder / "answers-keys").read_text("utf-8").strip())
        found = {}
        for key, content in self.rows("SELECT key, content FROM answers_sheet WHERE is_filled"):
            plain = ring.decrypt(base64.urlsafe_b64encode(bytes(content)))
            found[rank_of(_unpacked(plain)["answers"])] = (str(UUID(str(key))), bytes(content))
        return found

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What a query of the store of answers gives."""
        url = self.installation.settings.get("ARBETSRO_ANSWERS_DATABASE_URL")
        if not url:
            with closing(sqlite3.connect(self.installation.folder / "answers.sqlite3")) as store:
                return store.execute(statement).fetchall()
        import psycopg

        with psycopg.connect(url) as connection:
            return connection.execute(statement).fetchall()  # type: ignore[arg-type]

    def file(self, name: str) -> bytes:
        """A file of the data folder; nothing where there is none."""
        path = self.installation.folder / name
        return path.read_bytes() if path.exists() else b""


def _unpacked(plain: bytes) -> dict[str, Any]:
    import zlib

    return json.loads(zlib.decompressobj().decompress(plain))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def loot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loot]:
    """Forty answers, and what an attacker can take of them while the survey is open."""
    folder = tmp_path_factory.mktemp("attacked")
    with ExitStack() as stack:
        installation = Installation(folder, stack.enter_context(tables_for(folder)))
        if POSTGRESQL:
            answers = stack.enter_context(postgresql_database())
            installation.settings["ARBETSRO_ANSWERS_DATABASE_URL"] = answers
            installation.python(TABLES)
        done = run(installation, "forty.play()")
        told = json.loads(done.stdout.splitlines()[-1])
        made = installation.run("backup", folder / "backup.zip")
        assert made.returncode == 0, made.stderr
        yield Loot(
            installation, told["people"], done.stdout[: -len(json.dumps(told)) - 1] + done.stderr
        )


def run(installation: Installation, code: str) -> subprocess.CompletedProcess[str]:
    """Runs a piece of the play in the installation; what it printed, and its log."""
    done = subprocess.run(
        [sys.executable, "-c", START + code],
        env={**installation.environment, "DJANGO_SETTINGS_MODULE": "arbetsro.web.settings"},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done


def is_noise(found: Mapping[int, object]) -> bool:
    """Whether an order tells no more of who came when than chance does, early, late or at all."""
    ranks = sorted(found)
    late = ranks[-len(ranks) // 4 :]
    parts = correlation(found, ranks), correlation(found, late) / 2  # a quarter: twice the noise
    return max(map(abs, parts)) < NOISE and right_guesses(found) <= LUCK


# The first round: copies of everything, without the keys ------------------------------------------


def test_nothing_that_anybody_wrote_or_answered_can_be_read_anywhere(loot: Loot) -> None:
    haystack = loot.log.encode()
    for name in ("arbetsro", "answers"):
        for end in ("", "-wal", "-journal", "-shm"):
            haystack += loot.file(f"{name}.sqlite3{end}")
    with zipfile.ZipFile(loot.installation.folder / "backup.zip") as archive:
        haystack += b"".join(archive.read(name) for name in archive.namelist())
    assert SECRET.encode() not in haystack
    assert b'"o_own1": ' not in haystack


def test_the_log_does_not_know_that_anybody_answered(loot: Loot) -> None:
    assert "answer" not in loot.log
    for one in loot.people:
        assert not any(str(one[what]) in loot.log for what in ("code", "invitation", "email"))


def test_the_two_stores_share_nothing_but_the_number_of_the_survey(loot: Loot) -> None:
    ours = {str(v) for row in loot.rows("SELECT key, wave FROM answers_sheet") for v in row}
    ours |= {str(v) for row in loot.rows("SELECT key, wave FROM answers_received") for v in row}
    ours = {one.replace("-", "") for one in ours}
    with zipfile.ZipFile(loot.installation.folder / "backup.zip") as archive:
        theirs = b"".join(
            archive.read(name) for name in archive.namelist() if name.startswith("default/")
        ).replace(b"-", b"")
    shared = {one for one in ours if one.encode() in theirs}
    assert shared == {UUID(int=7, version=4).hex}


def test_no_key_of_a_sheet_can_be_worked_out_from_what_a_device_or_a_letter_knows(
    loot: Loot,
) -> None:
    keys = {key.replace("-", "") for key, _ in loot.sheets.values()}
    for one in loot.people:
        known = [str(one[what]).replace("-", "") for what in ("key", "invitation", "hash", "code")]
        assert not any(word in key or key in word for word in known for key in keys)


def test_every_sheet_is_as_long_as_every_other_and_has_no_time(loot: Loot) -> None:
    contents = [bytes(row[0]) for row in loot.rows("SELECT content FROM answers_sheet")]
    assert len(contents) > PEOPLE
    assert len({len(one) for one in contents}) == 1
    # Fernet: a version of one byte, then the time in eight.
    assert {one[:9] for one in contents} == {b"\x80" + bytes(8)}


# The second round: with the keys ------------------------------------------------------------------


def test_the_attacker_can_read_the_sheets_but_finds_no_name_in_them(loot: Loot) -> None:
    assert sorted(loot.sheets) == list(range(PEOPLE))
    ring = Fernet((loot.installation.folder / "answers-keys").read_text("utf-8").strip())
    for _, content in loot.sheets.values():
        found = _unpacked(ring.decrypt(base64.urlsafe_b64encode(content)))
        assert set(found) == {"place", "answers"}
        assert not any(one["name"] in str(found) or one["key"] in str(found) for one in loot.people)


def test_the_order_of_the_rows_is_noise(loot: Loot) -> None:
    ranks = {key: rank for rank, (key, _) in loot.sheets.items()}
    rows = loot.rows("SELECT key FROM answers_sheet WHERE is_filled")
    assert is_noise({ranks[str(UUID(str(key)))]: n for n, (key,) in enumerate(rows)})


def test_the_order_of_a_backup_is_noise(loot: Loot) -> None:
    with zipfile.ZipFile(loot.installation.folder / "backup.zip") as archive:
        lines = archive.read("answers/answers.sheet.jsonl").decode().splitlines()
    ranks = {key: rank for rank, (key, _) in loot.sheets.items()}
    keys = [json.loads(line)["pk"] for line in lines]
    assert is_noise({ranks[key]: n for n, key in enumerate(keys) if key in ranks})


def places(file: bytes, sheets: Mapping[int, tuple[str, bytes]]) -> dict[str, dict[int, object]]:
    """Every order that the file of a database gives of the sheets."""
    found: dict[str, dict[int, object]] = {"leaf": {}, "overflow": {}, "bytes": {}, "index": {}}
    ranks = {key.replace("-", "").encode(): rank for rank, (key, _) in sheets.items()}
    starts = {content[9:25]: rank for rank, (_, content) in sheets.items()}
    for cell in cells(file):
        by_key = next((rank for key, rank in ranks.items() if key in cell.start), None)
        by_content = next((rank for start, rank in starts.items() if start in cell.start), None)
        if by_content is not None:
            found["leaf"][by_content] = (cell.page, -cell.offset)
            found["overflow"][by_content] = cell.overflow
        elif by_key is not None:
            found["index"][by_key] = (cell.page, -cell.offset)
    for start, rank in starts.items():
        found["bytes"][rank] = file.index(start)
    return {name: order for name, order in found.items() if order}


# What each kind of database keeps beside the rows ------------------------------------------------

if POSTGRESQL:

    def test_the_numbers_of_transactions_and_places_of_rows_are_noise(loot: Loot) -> None:
        found = _marks(loot)
        newest = max(transaction for transaction, _ in found.values())
        # The last who came is one of these, and which of them cannot be told.
        assert sum(transaction == newest for transaction, _ in found.values()) >= 8
        assert is_noise({rank: place for rank, (_, place) in found.items()})
        run(loot.installation, "from arbetsro.web.answers.tracks import write_anew; write_anew()")
        found = _marks(loot)
        assert len({transaction for transaction, _ in found.values()}) == 1
        assert is_noise({rank: place for rank, (_, place) in found.items()})

    def _marks(loot: Loot) -> dict[int, tuple[int, tuple[int, ...]]]:
        """For each sheet, the transaction that wrote it, and where it lies."""
        ranks = {key: rank for rank, (key, _) in loot.sheets.items()}
        statement = "SELECT key, xmin::text, ctid::text FROM answers_sheet WHERE is_filled"
        return {
            ranks[str(key)]: (int(xmin), tuple(map(int, re.findall(r"\d+", ctid))))
            for key, xmin, ctid in loot.rows(statement)
        }

else:

    def test_no_journal_of_writes_is_left_beside_the_answers(loot: Loot) -> None:
        assert loot.file("answers.sqlite3-wal") == loot.file("answers.sqlite3-journal") == b""

    def test_where_sheets_lie_in_the_pages_of_the_file_is_noise(loot: Loot) -> None:
        found = places(loot.file("answers.sqlite3"), loot.sheets)
        assert {"leaf", "overflow", "bytes", "index"} == set(found)
        assert [name for name, place in found.items() if not is_noise(place)] == []


# After the closing --------------------------------------------------------------------------------


def test_the_frozen_file_is_in_no_order_and_no_sheet_is_left(loot: Loot, tmp_path: Path) -> None:
    sealed = [content[9:41] for _, content in loot.sheets.values()]
    run(loot.installation, "forty.close()")
    assert loot.rows("SELECT count(*) FROM answers_sheet") == [(0,)]
    assert loot.rows("SELECT count(*) FROM answers_received") == [(0,)]
    file = loot.file("answers.sqlite3")
    assert not any(one in file for one in sealed)
    read = "from arbetsro.web.answers.freezing import frozen_file as f; from arbetsro.web.surveys"
    read += ".models import Wave; import sys; print(f(Wave.objects.get().answers_key).hex())"
    import pandas as pd

    (tmp_path / "frozen.parquet").write_bytes(bytes.fromhex(run(loot.installation, read).stdout))
    frozen = pd.read_parquet(tmp_path / "frozen.parquet")
    assert not [name for name in frozen.columns if name.startswith("t_")]
    ranks = [rank_of(dict(row)) for row in frozen.to_dict("records")]
    assert sorted(ranks) == list(range(PEOPLE))
    by_place = {rank: n for n, rank in enumerate(ranks)}
    assert is_noise(by_place)


# The attack is worth something: stores that leak are caught --------------------------------------

LEAKY = {
    "rows in the order they came": "CREATE TABLE answers_sheet (key TEXT, content BLOB)",
    "rows in the order of their keys": (
        "CREATE TABLE answers_sheet (key TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID"
    ),
}


@pytest.mark.parametrize("kind", LEAKY)
def test_a_store_that_leaks_is_caught(kind: str, tmp_path: Path) -> None:
    import random

    lots = random.Random(1)
    sheets = {
        rank: (str(UUID(int=lots.getrandbits(128), version=4)), lots.randbytes(3000))
        for rank in range(PEOPLE)
    }
    with closing(sqlite3.connect(tmp_path / "leaky.sqlite3", isolation_level=None)) as store:
        store.execute(LEAKY[kind])
        for key, content in sheets.values():
            store.execute(
                "INSERT INTO answers_sheet VALUES (?, ?)", (key.replace("-", ""), content)
            )
    found = places((tmp_path / "leaky.sqlite3").read_bytes(), sheets)
    caught = {name for name, place in found.items() if not is_noise(place)}
    assert caught & {"leaf", "overflow"}
