"""Documents: what was frozen, in four kinds of file, the same bytes whenever they are made."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from datetime import date

import pytest

from arbetsro.economics.analysis import analyse
from arbetsro.economics.case_file import fingerprint, parse_case, write_case
from arbetsro.economics.result import as_data
from arbetsro.web.analyses import actions, deciding, documents
from arbetsro.web.analyses.models import DocumentFile
from arbetsro.web.jobs.actions import start_job
from arbetsro.web.jobs.models import Job
from arbetsro.web.jobs.tasks import run_job
from web.analyses.conftest import again, events

pytestmark = pytest.mark.django_db

KINDS = ["docx", "pdf", "toml", "xlsx"]
BEGINNINGS = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "toml": b"format = 1"}


@pytest.fixture
def make(cast):
    """Lets the worker make the documents of a version."""

    def act(analysis, version=1, language="sv"):
        job = start_job(
            by=cast.anna, organisation=cast.organisation, kind="documents", back_to="/",
            parameters={"analysis": str(analysis.pk), "version": version, "language": language},
        )  # fmt: skip
        run_job.call(str(job.pk))
        job.refresh_from_db()
        return job

    return act


def made(analysis, **wanted):
    found = DocumentFile.objects.filter(analysis=analysis, **wanted).order_by("kind")
    return {one.kind: bytes(one.content) for one in found}


class TestTheWorker:
    def test_makes_all_four_kinds_of_a_draft(self, analysis, make):
        job = make(analysis)
        assert (job.state, job.share_shown) == (Job.State.DONE, 1)
        found = made(analysis, is_draft=True, version=1, language="sv")
        assert list(found) == KINDS
        assert {k: found[k].startswith(BEGINNINGS[k]) for k in KINDS} == dict.fromkeys(KINDS, True)
        assert len(events("document.made")) == 4

    def test_makes_them_of_what_was_frozen_when_it_is_decided(self, analysis, decided, make):
        make(analysis)
        found = made(analysis, is_draft=False)
        assert list(found) == KINDS
        case = parse_case(found["toml"].decode())
        assert fingerprint(case) == decided.fingerprint

    def test_makes_them_of_the_version_asked_for_and_not_of_a_later_one(self, cast, analysis, make):
        actions.set_value(by=cast.anna, analysis=analysis, address="C7", value=0.4, seen=1)
        make(analysis, version=1)
        assert parse_case(made(analysis)["toml"].decode()).rows["C7"].base == 0.22
        make(analysis, version=2)
        assert parse_case(made(analysis, version=2)["toml"].decode()).rows["C7"] == 0.4

    def test_makes_a_set_for_each_language(self, analysis, make):
        for language in ("sv", "da"):
            make(analysis, language=language)
        assert made(analysis, language="sv")["pdf"] != made(analysis, language="da")["pdf"]

    def test_makes_a_draft_of_what_only_lacks_something(self, empty, make):
        assert make(empty).state == Job.State.DONE
        assert list(made(empty)) == KINDS

    def test_tells_that_wrong_figures_come_first(self, cast, analysis, make):
        actions.set_value(by=cast.anna, analysis=analysis, address="C7", value=1.4, seen=1)
        job = make(analysis, version=2)
        assert (job.state, job.message) == ("failed", "analyses.documents_need_right_values")
        assert made(analysis) == {}

    def test_makes_documents_of_any_text_that_people_can_type(self, cast, analysis, make):
        text = "👩🏽‍⚕️ \u200fשלום\u200e <b>&amp;</b> #let x = 1\n=1+1\t{0}"
        actions.set_value(by=cast.anna, analysis=analysis, address="A4", value=text, seen=1)
        assert make(analysis, version=2).state == Job.State.DONE
        assert parse_case(made(analysis)["toml"].decode()).A["A4"] == text


class TestADocument:
    def test_that_is_there_is_the_one_that_all_get(self, analysis, make):
        make(analysis)
        before = {one.pk: one.made_at for one in DocumentFile.objects.all()}
        make(analysis)
        assert {one.pk: one.made_at for one in DocumentFile.objects.all()} == before

    def test_is_never_written_over(self, cast, analysis):
        named = {
            "by": cast.anna, "analysis": analysis, "version": 1, "is_draft": True, "kind": "pdf",
            "language": "sv",
        }  # fmt: skip
        first = deciding.keep_document(**named, content=b"first")
        assert bytes(deciding.keep_document(**named, content=b"second").content) == b"first"
        first.content = b"third"
        with pytest.raises(ValueError, match="never changed"):
            first.save()
        assert made(analysis) == {"pdf": b"first"}

    def test_of_a_draft_stays_beside_that_of_the_decision(self, analysis, make, signed, cast):
        make(analysis)
        deciding.decide(by=cast.vera, proposal=signed)
        make(analysis)
        assert DocumentFile.objects.filter(analysis=again(analysis)).count() == 8


def test_the_case_file_gives_the_same_figures_on_the_command_line(demo, analysis, make):
    make(analysis)
    read = as_data(analyse(parse_case(made(analysis)["toml"].decode())))
    assert read["rows"] == as_data(analyse(demo))["rows"]
    assert round(read["rows"]["C20"]) == 22_212_432  # as printed
    assert round(read["rows"]["G34"]) == 1_864_319


def test_the_word_file_holds_the_text_of_the_analysis(analysis, make):
    make(analysis)
    file = zipfile.ZipFile(io.BytesIO(made(analysis)["docx"]))
    assert "Arton personer är långtidssjukskrivna" in file.read("word/document.xml").decode()


WRITE = """
import hashlib, sys
from datetime import date
from pathlib import Path
import django
django.setup()
from arbetsro.economics.analysis import analyse
from arbetsro.economics.case_file import parse_case
from arbetsro.web.analyses.documents import written
found = analyse(parse_case(sys.stdin.read()))
for kind in ("docx", "pdf", "toml", "xlsx"):
    made = written(found, kind, "sv", date(2026, 11, 22))
    print(kind, hashlib.sha256(made).hexdigest())
"""


def written_elsewhere(text, tmp_path, seed):
    """The fingerprints of the documents, made in a process of its own with its own hashing."""
    settings = {"DJANGO_SETTINGS_MODULE": "arbetsro.web.settings", "ARBETSRO_DATA": str(tmp_path)}
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ARBETSRO_")}
    done = subprocess.run(
        [sys.executable, "-c", WRITE], input=text, capture_output=True, text=True,
        encoding="utf-8", check=False, timeout=300,
        env={**environment, **settings, "PYTHONHASHSEED": seed, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return dict(line.split() for line in done.stdout.splitlines())


def test_documents_made_again_have_the_same_bytes(demo, demo_analysis, tmp_path):
    text = write_case(demo)
    first = written_elsewhere(text, tmp_path, "1")
    assert sorted(first) == KINDS
    assert written_elsewhere(text, tmp_path, "4242") == first
    here = documents.written(demo_analysis, "pdf", "sv", date(2026, 11, 22))
    assert hashlib.sha256(here).hexdigest() == first["pdf"]
