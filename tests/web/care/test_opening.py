"""Reading by somebody who takes no part, blocks, and what the clinic's administrator sees."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from arbetsro.web.care import actions
from arbetsro.web.care.models import Block, CareEvent, Clinic, Opening
from arbetsro.web.care.purposes import Purpose
from arbetsro.web.frame.clock import at
from arbetsro.web.frame.refusal import Refusal
from web import clinic as rows
from web.clinic import NINE

CARE = "/o/kliniken/care/"
REASON = "Klara är sjuk i dag"


@pytest.fixture(autouse=True)
def on_tuesday():
    with at(NINE):
        yield


def opened(cast, who="rut", purpose=Purpose.STANDING_IN, reason=REASON):
    return actions.open_record(
        by=getattr(cast, who), applicant=rows.record(cast), purpose=purpose, reason=reason
    )


@pytest.mark.parametrize("staff", ["rut", None])
def test_a_block_shuts_out_whoever_takes_no_part_but_in_an_emergency(cast, staff):
    key = cast.rut.pk if staff else None
    Block.objects.create(applicant=rows.record(cast), staff=key)
    with pytest.raises(Refusal, match="blocked"):
        opened(cast)
    assert opened(cast, purpose=Purpose.EMERGENCY).in_emergency


def test_the_attempt_to_pass_a_block_is_seen_by_the_person(cast, as_):
    applicant = rows.record(cast)
    Block.objects.create(applicant=applicant, staff=None)
    why = {"purpose": "quality", "reason": REASON}
    assert as_(cast.rut).post(f"{CARE}open/{applicant.pk}/", why).status_code == 422
    assert not Opening.objects.exists()
    tried = CareEvent.objects.get(applicant=applicant.pk)
    assert (tried.action, tried.by_key) == ("record.open_refused", cast.rut.pk)


@pytest.mark.parametrize(
    ("who", "purpose", "reason", "code"),
    [
        ("kim", Purpose.QUALITY, REASON, "may_not_open"),
        ("eva", Purpose.EMERGENCY, REASON, "may_not_open"),
        ("anna", Purpose.QUALITY, REASON, "may_not_open"),
        ("rut", Purpose.CARE, REASON, "may_not_open"),
        ("rut", Purpose.QUALITY, "  behövs ", "reason_missing"),
    ],
)
def test_nobody_opens_without_the_role_the_purpose_and_the_reason(cast, who, purpose, reason, code):
    with pytest.raises(Refusal, match=code):
        opened(cast, who, purpose, reason)


def test_the_log_tells_the_administrator_numbers_and_staff_and_no_names(cast, as_):
    number = rows.record(cast).number
    opened(cast)
    client = as_(cast.kim)
    page = client.get(f"{CARE}log/?way=outside").content.decode()
    assert number in page
    assert "Rut" in page
    assert "Jag ersätter någon som är borta" in page
    assert "Alva" not in page
    assert REASON not in page
    assert CareEvent.objects.get(action="log.read").by_key == cast.kim.pk
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{CARE}log/file/?staff=Rut").content))
    cells = [cell.value for row in book.active.iter_rows(min_row=2) for cell in row]
    assert cells[1] == "Rut"
    assert cells[4] == number
    # The reading of the log itself is Kim's, and was asked not to be there.
    assert "Kim" not in cells


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("staff=Nisse", 0), ("number=00001", 1), ("number=00002", 0), ("why=standing_in", 1),
        ("way=reading", 0), ("since=2026-12-01&until=2026-12-01", 1), ("since=2026-12-02", 0),
    ],
)  # fmt: skip
def test_the_log_is_narrowed(cast, as_, query, found):
    opened(cast)
    page = as_(cast.kim).get(f"{CARE}log/?{query}").content.decode()
    assert f"Händelser: {found}" in page


def test_the_clinic_keeps_its_settings_and_opens_only_with_words_for_the_rating(cast, as_):
    rows.clinic(cast, is_open=False, uses_demo_wording=False)
    client = as_(cast.kim)
    given = {
        "is_open": "on", "telephone": "019-12 34 56", "time_zone": "Europe/Stockholm",
        "answer_days": "3", "visit_days": "10", "follow_up_weeks": "12", "visit_minutes": "45",
        "buffer_minutes": "15",
    }  # fmt: skip
    refused = client.post(f"{CARE}settings/", given)
    assert "saknar formuleringar" in refused.content.decode()
    client.post(f"{CARE}settings/", {**given, "uses_demo_wording": "on"})
    clinic = Clinic.objects.get()
    assert (clinic.is_open, clinic.answer_days, clinic.visit_minutes) == (True, 3, 45)
    wrong = client.post(f"{CARE}settings/", {**given, "time_zone": "Sverige"})
    assert "Sverige är ingen tidszon" in wrong.content.decode()


def test_texts_of_the_clinics_own_stand_in_the_place_of_what_is_built_in(cast, as_):
    rows.clinic(cast)
    client = as_(cast.kim)
    page = client.post(
        f"{CARE}texts/information/", {"purpose.sv": "Prata med oss."}, follow=True
    ).content.decode()
    assert "Prata med oss." in page
    assert "inga diagnoser" in page  # the section that it has not written
    assert Clinic.objects.get().information == {"purpose": {"sv": "Prata med oss."}}
    client.post(f"{CARE}crisis/", {"title.sv": "Ring nu", "number0": "019-1", "number0.sv": "Oss"})
    kept = Clinic.objects.get().crisis
    assert kept["title"] == {"sv": "Ring nu"}
    assert kept["numbers"] == [{"number": "019-1", "label": {"sv": "Oss", "en": "", "da": ""}}]


def test_wording_is_loaded_with_the_statement_of_the_right_to_it(cast, as_):
    rows.clinic(cast)
    client, lines = as_(cast.kim), [f"{number};Fråga {number}" for number in range(1, 13)]

    def load(text, **more):
        file = SimpleUploadedFile("ord.csv", text.encode())
        return client.post(f"{CARE}wording/", {"file": file, **more}).status_code

    assert load("\n".join(["number;sv", *lines])) == 422
    assert load("\n".join(["number;sv", *lines[:-1]]), has_right="on") == 422
    assert Clinic.objects.get().wording == {}
    assert load("\n".join(["number;sv", *lines]), has_right="on") == 302
    clinic = Clinic.objects.get()
    assert (clinic.wording["12"], clinic.uses_demo_wording) == ({"sv": "Fråga 12"}, False)
