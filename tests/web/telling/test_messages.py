"""Messages to the staff: nothing but what has been published is ever seen by them."""

import pytest
from django.utils import timezone

from arbetsro.web.access.roles import Role
from arbetsro.web.access.standing import standing_of
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.telling import actions
from arbetsro.web.telling.models import Message
from arbetsro.web.telling.on_the_wall import parts_of
from arbetsro.web.telling.waiting import waiting_for
from web.access.outcomes import ROLES
from web.conftest import give, person
from web.telling import making

BASE = "/o/demo/telling/"
SECRET = "Zebrafink"


def unit_page(client, unit) -> str:
    return client.get(f"{BASE}units/{unit.pk}/").content.decode()


def test_staff_read_what_is_published_and_why_something_was_withdrawn(cast, as_):
    making.unpublished(cast, SECRET)
    making.told(cast, title="Hyllor fästs", since="– Hyllan är fäst.")
    page = unit_page(as_(cast.erik), cast.home_care)
    assert "Hyllor fästs" in page
    assert "<li>Hyllan är fäst.</li>" in page
    assert "Dagen var fel." in page
    assert SECRET not in page


@pytest.mark.parametrize("who", list(ROLES))
def test_every_member_around_a_unit_reads_what_its_staff_are_told(who, cast, as_):
    making.told(cast, title="Hyllor fästs")
    assert "Hyllor fästs" in unit_page(as_(getattr(cast, who)), cast.home_care)
    assert "Hyllor fästs" in as_(getattr(cast, who)).get(BASE).content.decode()


def test_whoever_works_elsewhere_or_in_another_organisation_does_not(cast, as_):
    making.told(cast, title="Hyllor fästs")
    elsewhere = person("Sixten")
    give(elsewhere, Role.EMPLOYEE, cast.south)
    for who in (elsewhere, cast.ulla, cast.nils):
        assert as_(who).get(f"{BASE}units/{cast.home_care.pk}/").status_code == 404
    assert "Hyllor fästs" not in as_(elsewhere).get(BASE).content.decode()


def test_an_employee_reads_what_is_told_to_the_whole_of_which_the_unit_is_a_part(cast, as_):
    assistant = person("Alvina")
    give(assistant, Role.EMPLOYEE, cast.home_care)
    making.told(cast, cast.north, title="Hela Norr")
    making.told(cast, cast.root, title="Hela företaget")
    page = as_(assistant).get(BASE).content.decode()
    assert "Hela Norr" in page
    assert "Hela företaget" in page


def test_what_is_published_does_not_change(cast):
    told = making.told(cast)
    for act, said in (
        (actions.change_message, {"title": "Annat"}),
        (actions.publish_message, {}),
        (actions.drop_message, {}),
    ):
        with pytest.raises(Refusal, match="is_published"):
            act(by=cast.mats, message=told, seen=told.version, **said)


def test_of_two_who_write_at_once_the_second_sees_the_first_and_loses_nothing(cast, as_):
    draft = making.message(cast)
    actions.change_message(by=cast.anna, message=draft, seen=1, title="Annas rubrik")
    mats = as_(cast.mats)
    response = mats.post(
        f"{BASE}drafts/{draft.pk}/change/", {"title": "Mats rubrik", "does": "Min text", "seen": 1}
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert "Anna har ändrat utkastet" in page
    assert "Mats rubrik" in page
    assert "Min text" in page
    assert Message.objects.get().title == "Annas rubrik"


def test_what_somebody_has_changed_since_the_preview_is_not_published(cast, as_):
    draft = making.message(cast)
    actions.change_message(by=cast.anna, message=draft, seen=1, title="Annas rubrik")
    response = as_(cast.mats).post(f"{BASE}drafts/{draft.pk}/publish/", {"seen": "1"}, follow=True)
    assert "Anna har ändrat utkastet" in response.content.decode()
    assert Message.objects.get().published_at is None


def test_an_empty_message_is_not_published(cast, as_):
    draft = making.message(cast, found=" ")
    response = as_(cast.mats).post(f"{BASE}drafts/{draft.pk}/publish/", {"seen": "1"}, follow=True)
    assert "Meddelandet är tomt" in response.content.decode()
    assert Message.objects.get().is_draft


def test_from_the_proposal_to_the_staff(cast, as_):
    finding = making.finding(cast.home_care)
    measure = making.measure(cast, cast.home_care)
    mats = as_(cast.mats)
    page = mats.get(f"{BASE}units/{cast.home_care.pk}/write/").content.decode()
    assert "– Det är ont om tid på morgonen." in page
    assert "– Flytta morgonmötet. Klart senast 2026-12-01." in page
    sent = {
        "title": "Morgnarna", "found": "– Vi har ont om tid.", "does": "Vi flyttar mötet.",
        "findings": [finding.pk], "measures": [measure.pk],
    }  # fmt: skip
    shown = mats.post(f"{BASE}units/{cast.home_care.pk}/write/", sent, follow=True)
    assert "Personalen ser det inte än" in shown.content.decode()
    draft = Message.objects.get()
    assert "Morgnarna" not in unit_page(as_(cast.erik), cast.home_care)
    mats.post(f"{BASE}drafts/{draft.pk}/publish/", {"seen": "1"})
    assert "Morgnarna" in unit_page(as_(cast.erik), cast.home_care)
    assert list(finding.messages.all()) == list(measure.messages.all()) == [draft]


def test_nothing_of_another_unit_can_be_spoken_of(cast, as_):
    elsewhere = making.finding(cast.south)
    sent = {"title": "Morgnarna", "does": "Vi gör.", "findings": [elsewhere.pk]}
    as_(cast.mats).post(f"{BASE}units/{cast.home_care.pk}/write/", sent)
    assert not elsewhere.messages.exists()
    made = making.message(cast, findings=[elsewhere])
    assert list(made.findings.all()) == []


def test_the_preview_warns_where_somebody_is_named(cast, as_):
    worker = person("Bertil Bäck")
    give(worker, Role.EMPLOYEE, cast.home_care)
    for text, warns in (("Bertil har berättat.", True), ("Vagnen har rullat.", False)):
        draft = making.message(cast, does=text)
        page = as_(cast.mats).get(f"{BASE}drafts/{draft.pk}/").content.decode()
        assert ("verkar nämna Bertil" in page) is warns


def test_withdrawing_asks_for_a_reason(cast, as_):
    told = making.told(cast)
    mats, page = as_(cast.mats), f"{BASE}messages/{told.pk}/withdraw/"
    assert mats.post(page, {"reason": " "}).status_code == 422
    assert mats.post(page, {"reason": "Dagen var fel."}).status_code == 302
    assert "Dagen var fel." in unit_page(as_(cast.erik), cast.home_care)
    with pytest.raises(Refusal, match="is_withdrawn"):
        actions.withdraw_message(by=cast.mats, message=told, reason="En gång till.")


def test_lines_with_a_dash_are_a_list_and_the_others_paragraphs(cast):
    draft = making.message(cast, found="Vi gick en rond.\n– Ett\n- Två\n\nDet var allt.", does="")
    [part] = parts_of(draft, "sv")
    assert [(one.text, one.items) for one in part.blocks] == [
        ("Vi gick en rond.", ()), ("", ("Ett", "Två")), ("Det var allt.", ()),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["sv", "en", "da"])
def test_the_sheet_for_the_wall_is_a_pdf_that_says_what_was_told(cast, as_, language):
    import io

    from pypdf import PdfReader

    making.told(cast, title="Hyllor fästs", does="– Hyllan är fäst 🔧 med skruv.")
    cast.erik.language = language
    cast.erik.save()
    response = as_(cast.erik).get(f"{BASE}units/{cast.home_care.pk}/wall.pdf")
    assert response.headers["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(response.content)).pages
    text = "".join(one.extract_text() for one in pages)
    assert len(pages) == 1
    for said in ("Hyllor fästs", "Hyllan är fäst", f"units/{cast.home_care.pk}/"):
        assert said.replace(" ", "") in text.replace(" ", "").replace("\n", "")


def test_without_anything_published_there_is_no_sheet(cast, as_):
    making.message(cast)
    erik = as_(cast.erik)
    assert erik.get(f"{BASE}units/{cast.home_care.pk}/wall.pdf").status_code == 404
    page = erik.get(f"{BASE}units/{cast.home_care.pk}/wall/").content.decode()
    assert "Det finns inget publicerat" in page


def test_what_waits_are_ones_own_drafts_and_news_that_nobody_has_told(cast):
    def waits(who) -> list[str]:
        return [one.text_key for one in waiting_for(standing_of(who, "demo"))]

    assert waits(cast.mats) == []
    making.worked(cast, cast.home_care)
    assert waits(cast.mats) == ["telling.waiting_news"]
    draft = making.message(cast)
    assert waits(cast.mats) == ["telling.waiting_draft"]
    actions.publish_message(by=cast.mats, message=draft, seen=1)
    assert waits(cast.mats) == []
    making.worked(cast, cast.home_care, done_at=timezone.now())
    assert waits(cast.mats) == ["telling.waiting_news"]
    assert waits(cast.erik) == waits(cast.anna) == []
