"""Packs for the board: frozen, the same bytes each time, and in three languages."""

import io
import zipfile
from datetime import date, timedelta

import pypdf
import pytest
from django.urls import reverse

from arbetsro.reporting.board.keeping import as_json, read_pack
from arbetsro.reporting.board_pack import board_document
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.clock import at
from arbetsro.web.frame.paper import as_paper
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.jobs.models import Job
from arbetsro.web.matters.models import Matter
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.figures import figures
from arbetsro.web.oversight.models import BoardFile, BoardPack, ManagersConditions
from arbetsro.web.risks.models import Risk
from web.conftest import Cast
from web.oversight.history import DAY, made_up, noon
from web.oversight.making import files_of, pack_of

YEAR_AGO = date(2025, 11, 19)


@pytest.fixture(autouse=True)
def the_day():
    with at(noon(DAY)):
        yield


@pytest.fixture
def full(cast: Cast) -> Cast:
    """The cast with a history."""
    made_up(cast, 2)
    return cast


def of_a_year(cast: Cast, unit: Unit | None = None, **given: object) -> BoardPack:
    return pack_of(cast.vera, unit or cast.root, since=YEAR_AGO, until=DAY, **given)


def text_of(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


# Freezing -----------------------------------------------------------------------------------------


def test_a_pack_holds_every_figure_with_its_rule_number_and_day(full):
    told = read_pack(of_a_year(full).content)
    counted = figures(full.root, YEAR_AGO, DAY)
    assert [one.key for one in told.figures] == list(counted)
    for one in told.figures:
        there = counted[one.key]
        assert (one.value, one.of, one.day, one.hidden) == (
            there.value, there.of, there.day, there.hidden,
        )  # fmt: skip
        assert one.rule.sv
        assert one.rule.da


def test_what_changes_later_does_not_change_the_pack(full):
    pack = of_a_year(full)
    before = BoardPack.objects.get(pk=pack.pk).content
    Risk.objects.update(state="closed", level="low")
    Measure.objects.update(title="Något annat", state="done")
    Matter.objects.update(state="answered")
    ManagersConditions.objects.create(
        unit=full.root, valid_from=DAY, staff=1, managers=1, told_by=full.vera
    )
    full.root.name = "Nytt namn"
    full.root.save()
    assert BoardPack.objects.get(pk=pack.pk).content == before
    document = as_paper(board_document(read_pack(before), "sv"), "pdf")
    assert "Nytt namn" not in text_of(document)


def test_a_pack_is_never_written_over(full):
    pack = of_a_year(full)
    pack.comment = "Något annat"
    with pytest.raises(ValueError, match="never changed"):
        pack.save()


def test_a_pack_reads_back_as_it_was_told(full):
    kept = of_a_year(full).content
    assert as_json(read_pack(kept)) == kept


def test_hidden_reports_are_not_in_the_pack_at_all(cast):
    from web.oversight.test_figures import came

    came(cast.root, cast, 4)
    pack = of_a_year(cast)
    kept = next(one for one in pack.content["figures"] if one["key"] == "reports_received")
    assert (kept["value"], kept["of"], kept["hidden"]) == (None, None, True)


def test_a_period_that_has_not_ended_ends_today(cast):
    pack = pack_of(cast.vera, cast.root, since=YEAR_AGO, until=date(2026, 12, 31))
    assert pack.until == DAY


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (DAY, DAY - timedelta(days=1), "oversight.period_backwards"),
        (DAY + timedelta(days=1), DAY + timedelta(days=9), "oversight.period_backwards"),
        (date(2024, 1, 1), DAY, "oversight.period_too_long"),
    ],
)
def test_a_period_that_is_none_is_refused(cast, since, until, code):
    with pytest.raises(Refusal) as refused:
        pack_of(cast.vera, cast.root, since=since, until=until)
    assert refused.value.code == code


# What stands in it --------------------------------------------------------------------------------


def test_the_requests_under_the_act_are_in_it_open_and_answered(full):
    told = read_pack(of_a_year(full).content)
    requests = Matter.objects.filter(kind="request", unit__organisation=full.organisation)
    answered = [
        one for one in requests.filter(state="answered")
        if YEAR_AGO <= one.closed_at.date() <= DAY
    ]  # fmt: skip
    expected = min(40, requests.filter(state="open").count() + len(answered))
    assert len(told.requests) == expected
    assert {one.kind for one in told.requests} == {"request"}


def test_a_pack_of_a_unit_tells_nothing_of_others(full):
    told = read_pack(of_a_year(full, full.south).content)
    lists = (told.serious, told.waiting, told.requests, told.followed, told.exempt)
    assert {one.unit for rows in lists for one in rows} == {"Söder"}


# Files --------------------------------------------------------------------------------------------


def test_the_worker_makes_word_and_pdf(full):
    pack = of_a_year(full, decisions="Anslå pengar till en chef.")
    assert files_of(full, pack).state == Job.State.DONE
    kinds = dict(pack.files.values_list("kind", "content"))
    assert set(kinds) == {"pdf", "docx"}
    assert "Anslå pengar till en chef." in text_of(bytes(kinds["pdf"]))
    with zipfile.ZipFile(io.BytesIO(bytes(kinds["docx"]))) as word:
        assert "Anslå pengar till en chef." in word.read("word/document.xml").decode()


def test_the_same_pack_gives_the_same_bytes_again(full):
    pack = of_a_year(full)
    files_of(full, pack)
    first = {one.kind: bytes(one.content) for one in pack.files.all()}
    pack.files.all().delete()
    with at(noon(DAY + timedelta(days=200))):
        files_of(full, pack)
    assert {one.kind: bytes(one.content) for one in pack.files.all()} == first


def test_a_file_that_has_been_made_is_the_one_all_get(full):
    pack = of_a_year(full)
    files_of(full, pack)
    BoardFile.objects.filter(kind="pdf").update(content=b"den forsta")
    files_of(full, pack)
    assert bytes(pack.files.get(kind="pdf").content) == b"den forsta"


def test_a_pack_is_made_in_the_language_of_whoever_asks(full):
    pack = of_a_year(full)
    files_of(full, pack, "da")
    content = bytes(pack.files.get(kind="pdf", language="da").content)
    assert "Beslutninger, I bedes træffe" in text_of(content)


# Pages --------------------------------------------------------------------------------------------


def test_the_executive_makes_a_pack_and_fetches_it(as_, full):
    vera = as_(full.vera)
    sent = {"since": "2025-11-19", "until": "2026-11-18", "comment": "Läs det här", "decisions": ""}
    answer = vera.post(reverse("oversight:board", args=["demo", full.root.pk]), sent)
    assert "/jobs/" in answer.headers["Location"]
    pack = BoardPack.objects.get()
    files_of(full, pack)
    page = vera.get(reverse("oversight:pack", args=["demo", pack.pk])).content.decode()
    assert "Läs det här" in page
    kept = pack.files.get(kind="docx")
    fetched = vera.get(reverse("oversight:pack_file", args=["demo", pack.pk, kept.pk]))
    assert fetched.content == bytes(kept.content)
    assert fetched.headers["Content-Disposition"].endswith('-2026-11-18-sv.docx"')


def test_reading_a_pack_and_fetching_its_file_is_in_the_log(as_, full):
    pack = of_a_year(full)
    files_of(full, pack)
    anna = as_(full.anna)
    anna.get(reverse("oversight:pack", args=["demo", pack.pk]))
    kept = pack.files.first()
    anna.get(reverse("oversight:pack_file", args=["demo", pack.pk, kept.pk]))
    read = Event.objects.filter(by=full.anna, is_reading=True).values_list("action", flat=True)
    assert {"board_pack.read", "board_file.fetched"} <= set(read)


def test_a_manager_does_not_find_the_pack_of_the_whole_organisation(as_, full):
    pack = of_a_year(full)
    answer = as_(full.mats).get(reverse("oversight:pack", args=["demo", pack.pk]))
    assert answer.status_code == 404


def test_a_period_that_cannot_be_is_told_in_the_form(as_, cast):
    sent = {"since": "2026-11-18", "until": "2026-11-01", "comment": "Kvar", "decisions": ""}
    answer = as_(cast.vera).post(reverse("oversight:board", args=["demo", cast.root.pk]), sent)
    assert answer.status_code == 422
    assert "Perioden slutar innan den börjar" in answer.content.decode()
    assert "Kvar" in answer.content.decode()
