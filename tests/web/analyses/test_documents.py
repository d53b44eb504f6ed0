"""Documents: what was frozen, in four kinds of file, the same bytes whenever they are made."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime

import pypdf
import pytest

from arbetsro.economics.analysis import analyse
from arbetsro.economics.case_file import fingerprint, parse_case, write_case
from arbetsro.economics.result import as_data
from arbetsro.web.analyses import actions, deciding, documents
from arbetsro.web.analyses.models import DocumentFile, Proposal
from arbetsro.web.jobs.actions import start_job
from arbetsro.web.jobs.models import Job
from arbetsro.web.jobs.tasks import run_job
from web.analyses.conftest import again, events, url

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


def text_of_pdf(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def text_of_xml(content: bytes) -> str:
    file = zipfile.ZipFile(io.BytesIO(content))
    parts = [name for name in file.namelist() if name.endswith(("document.xml", "Strings.xml"))]
    return re.sub(r"<[^>]+>", " ", " ".join(file.read(name).decode() for name in parts))


TEXTS = {"pdf": text_of_pdf, "docx": text_of_xml, "xlsx": text_of_xml}


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


class TestTheDecision:
    """Mats and Siv have signed, Siv with a dissent in two lines, and Vera has decided."""

    DISSENT = (
        "Tiden räcker inte för oss i Norr.\nVi vill börja med en pilot på en enda arbetsplats."
    )

    @pytest.fixture
    def decided(self, cast, proposal):
        deciding.sign(by=cast.mats, proposal=proposal, capacity="manager")
        deciding.sign(
            by=cast.siv, proposal=proposal, capacity="safety_representative", dissent=self.DISSENT
        )
        deciding.decide(by=cast.vera, proposal=proposal, reason="Betalar sig på ett år.")
        # In the evening of the 30th in Greenwich it is the 1st in Stockholm.
        Proposal.objects.filter(pk=proposal.pk).update(
            closed_at=datetime(2026, 6, 30, 22, 5, tzinfo=UTC)
        )
        return Proposal.objects.get(pk=proposal.pk)

    def told(self, cast):
        people = (cast.anna, cast.mats, cast.siv, cast.vera)
        return [*(one.name for one in people), *self.DISSENT.splitlines(), "Betalar sig på ett år.",
                "2026-07-01 00:05"]  # fmt: skip

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("sv", ("Beslut och underskrifter", "Skyddsombud", "beslutade som föreslaget")),
            ("en", ("Decision and signatures", "Safety representative", "decided as proposed")),
            ("da", ("Beslutning og underskrifter", "Arbejdsmiljø", "besluttede som indstillet")),
        ],
    )
    def test_stands_in_the_documents(self, cast, analysis, decided, make, language, words):
        make(analysis, language=language)
        found = made(analysis)
        for kind in ("pdf", "docx", "xlsx"):
            text = TEXTS[kind](found[kind])
            missing = [one for one in (*words, *self.told(cast)) if one not in text]
            assert missing == [], kind

    def test_is_in_the_same_bytes_when_they_are_made_again(self, analysis, decided, make):
        make(analysis)
        first = made(analysis)
        DocumentFile.objects.all().delete()
        make(analysis)
        assert made(analysis) == first

    @pytest.mark.parametrize("how", ["sent", "declined"])
    def test_that_is_none_is_not_there(self, cast, analysis, proposal, make, how):
        deciding.sign(by=cast.mats, proposal=proposal, capacity="manager", dissent=self.DISSENT)
        if how == "declined":
            deciding.decline(by=cast.vera, proposal=proposal, reason="För dyrt.")
        make(analysis)
        text = TEXTS["pdf"](made(analysis)["pdf"])
        assert "Beslut och underskrifter" not in text
        assert "Tiden räcker inte" not in text

    def test_has_its_documents_made_by_itself(self, cast, as_, analysis, signed):
        vera = as_(cast.vera)
        sent = {"outcome": "decide", "reason": "", "read": "on"}
        vera.post(url("decide", analysis), sent)
        assert again(analysis).state == "decided"
        job = Job.objects.get()
        assert job.by == cast.vera
        wanted = {"analysis": str(analysis.pk), "version": 1, "language": "sv"}
        assert job.parameters == wanted

    @pytest.mark.parametrize("sent", [{"outcome": "decline", "reason": "Nej", "read": "on"}])
    def test_to_decline_makes_none(self, cast, as_, analysis, signed, sent):
        as_(cast.vera).post(url("decide", analysis), sent)
        assert again(analysis).state == "draft"
        assert not Job.objects.exists()

    def test_comes_before_drafts_on_the_overview(self, cast, as_, analysis, make, signed):
        make(analysis)
        deciding.decide(by=cast.vera, proposal=signed)
        make(analysis)
        listed = as_(cast.anna).get(url("show", analysis)).context["files"]
        assert [one.is_draft for one in listed] == [False] * 4 + [True] * 4


def test_a_draft_tells_what_it_lacks_in_the_words_of_the_workbench(cast, analysis, make):
    actions.add_item(by=cast.anna, analysis=analysis, list_address="interventions", item="i9")
    actions.set_value(
        by=cast.anna, analysis=analysis, address="interventions.i9.name", value="Ny", seen=9
    )
    make(analysis, version=3)
    for kind in ("pdf", "docx", "xlsx"):
        text = TEXTS[kind](made(analysis)[kind])
        assert "Insatsen har ingen delinsats att räkna på." in text, kind
        assert "intervention.activity" not in text


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
