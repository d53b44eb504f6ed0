"""The pages of matters: what each of those concerned sees, and can do."""

import io
from datetime import date, timedelta

import pypdf
import pytest

from arbetsro.web.frame import clock
from arbetsro.web.frame.clock import today
from arbetsro.web.matters import actions
from arbetsro.web.matters.models import Matter
from arbetsro.web.matters.regular_work import climb_what_is_late
from arbetsro.web.organisations.actions import close_unit
from arbetsro.web.risks.actions import add_risk
from web.matters.conftest import BASE, text_of
from web.matters.making import REQUEST, RETURN, days_on, manager, noon, requested, returned


def in_days(days):
    return (today() + timedelta(days=days)).isoformat()


def page_of(client, matter):
    return text_of(client.get(f"{BASE}{matter.pk}/"))


# Sending -----------------------------------------------------------------------------------------


def test_the_form_shows_who_gets_it_before_it_is_sent(cast, as_):
    page = text_of(as_(cast.mats).get(f"{BASE}new/?unit={cast.north.pk}"))
    assert "Går till Demo Alltjänst AB" in page
    assert "Vera" in page


def test_the_form_says_plainly_that_nobody_is_above_and_the_matter_is_kept(cast, as_):
    cast.vera.memberships.all().delete()
    mats = as_(cast.mats)
    page = text_of(mats.get(f"{BASE}new/?unit={cast.north.pk}"))
    assert "Just nu finns ingen ovanför som kan svara" in page
    sent = {**RETURN, "latest_on": in_days(14)}
    answer = mats.post(f"{BASE}new/?unit={cast.north.pk}", sent, follow=True)
    assert "Ingen ovanför kan svara just nu" in text_of(answer)
    assert Matter.objects.get().legs.get().to is None


def test_one_chooses_the_unit_first_where_there_are_several(cast, as_):
    page = text_of(as_(cast.mats).get(f"{BASE}new/"))
    assert "Välj först den enhet" in page
    assert "Hemtjänsten" in page
    assert "Söder" not in page


def test_mats_returns_a_risk_and_reads_it_as_he_wrote_it(cast, as_):
    risk = add_risk(by=cast.mats, unit=cast.home_care, title="Ensam på natten")
    mats = as_(cast.mats)
    form = mats.get(f"{BASE}new/?risk={risk.pk}")
    assert "Ensam på natten" in form.content.decode()
    sent = {**RETURN, "latest_on": in_days(10)}
    answer = mats.post(f"{BASE}new/?risk={risk.pk}", sent, follow=True)
    page = text_of(answer)
    for part in (*RETURN["says"].split(". "), RETURN["wanted"], "Pengar saknas", "Ensam på natten"):
        assert part in page
    assert Matter.objects.get().risk == risk


def test_what_was_typed_stands_in_the_form_when_something_is_wrong(cast, as_):
    sent = {**RETURN, "latest_on": in_days(-1)}
    answer = as_(cast.mats).post(f"{BASE}new/?unit={cast.north.pk}", sent)
    assert answer.status_code == 422
    assert "Dagen har redan varit" in text_of(answer)
    assert RETURN["says"] in answer.content.decode()


@pytest.mark.parametrize("query", ["risk=nonsense", "unit=x", "measure=0", "task=1"])
def test_a_crooked_address_is_not_found(cast, as_, query):
    assert as_(cast.mats).get(f"{BASE}new/?{query}").status_code == 404


def test_siv_requests_by_law_with_the_law_in_plain_words(cast, as_):
    siv = as_(cast.siv)
    page = text_of(siv.get(f"{BASE}request/?unit={cast.home_care.pk}"))
    assert "6 kap. 6 a § arbetsmiljölagen" in page
    assert "genast bekräfta skriftligt" in page
    assert "Lagen anger inget antal dagar" in page
    assert "Går till Norr" in page
    sent = {**REQUEST, "asks_for": "investigation", "latest_on": in_days(5)}
    answer = siv.post(f"{BASE}request/?unit={cast.home_care.pk}", sent, follow=True)
    page = text_of(answer)
    assert "Inte bekräftad. Det ska göras genast" in page
    assert "arbetsgivaren är sen redan samma dag" in page
    assert Matter.objects.get().asks_for == "investigation"


# Reading and answering ---------------------------------------------------------------------------


def test_the_clock_is_the_same_for_sender_receiver_and_representative(cast, as_):
    latest = today() + timedelta(days=5)
    with clock.at(days_on(-2)):
        matter = returned(cast, latest_on=latest)
    for who in (cast.mats, cast.vera, cast.siv):
        page = page_of(as_(who), matter)
        assert "5 dagar kvar att svara" in page
        assert "Ska bekräftas senast" in page


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Ska besvaras i dag"),
        (1, "1 dag kvar att svara"),
        (-1, "1 dag för sent"),
        (-3, "3 dagar för sent"),
    ],
)
def test_the_days_are_told_in_words(cast, as_, days, words):
    latest = today() + timedelta(days=days)
    with clock.at(days_on(-10)):
        matter = returned(cast, latest_on=latest)
    assert words in page_of(as_(cast.siv), matter)


def test_only_the_receiver_and_those_above_are_offered_to_confirm(cast, as_):
    nina = manager("Nina", cast.home_care)
    matter = returned(cast, by=nina, where=cast.home_care)
    offered = "Bekräfta att du har fått det"
    assert offered in page_of(as_(cast.mats), matter)
    assert offered in page_of(as_(cast.vera), matter)
    for who in (nina, cast.siv, cast.anna):
        assert offered not in page_of(as_(who), matter)


def test_a_manager_below_cannot_answer_what_lies_above(cast, as_):
    matter = returned(cast, by=manager("Nina", cast.north), where=cast.home_care)
    actions.confirm(by=cast.vera, matter=matter)
    assert as_(cast.mats).get(f"{BASE}{matter.pk}/answer/").status_code == 404
    assert as_(cast.mats).post(f"{BASE}{matter.pk}/confirm/").status_code == 404


def test_vera_confirms_and_answers(cast, as_):
    matter = returned(cast)
    vera = as_(cast.vera)
    answer = vera.post(f"{BASE}{matter.pk}/confirm/", {"seen": "1"}, follow=True)
    assert "Du har bekräftat" in text_of(answer)
    form = text_of(vera.get(f"{BASE}{matter.pk}/answer/"))
    assert "Lämnar vidare uppåt" not in form  # there is no level above
    sent = {"answer": "fund", "amount": "40 000", "says": "Från maj.", "seen": "1"}
    page = text_of(vera.post(f"{BASE}{matter.pk}/answer/", sent, follow=True))
    assert "Ger det som behövs: Vera" in page
    assert "40 000 kr" in page.replace("\u00a0", " ").replace("\u202f", " ")
    assert "Från maj." in page


@pytest.mark.parametrize("amount", ["många", "-5", "1e999", "9" * 25])
def test_an_amount_that_is_none_is_told_by_its_field(cast, as_, amount):
    matter = returned(cast)
    actions.confirm(by=cast.vera, matter=matter)
    sent = {"answer": "fund", "amount": amount, "seen": "1"}
    answer = as_(cast.vera).post(f"{BASE}{matter.pk}/answer/", sent)
    assert answer.status_code == 422
    assert "Skriv beloppet med siffror" in text_of(answer)


def test_an_answer_that_came_too_late_is_told_and_kept_in_the_form(cast, as_):
    matter = returned(cast)
    rut = as_(manager("Ruth", cast.root))
    actions.confirm(by=cast.vera, matter=matter)
    actions.answer(by=cast.vera, matter=matter, answer="accept")
    sent = {"answer": "decline", "says": "Det finns inga pengar", "seen": "1"}
    answer = rut.post(f"{BASE}{matter.pk}/answer/", sent)
    assert answer.status_code == 422
    assert "Vera har redan svarat" in text_of(answer)
    assert "Det finns inga pengar" in answer.content.decode()


def test_the_whole_way_is_told_leg_by_leg(cast, as_):
    nina = manager("Nina", cast.home_care)
    with clock.at(days_on(-30)):
        matter = returned(cast, by=nina, where=cast.home_care)
    climb_what_is_late()
    actions.confirm(by=cast.vera, matter=matter)
    page = page_of(as_(cast.siv), matter)
    assert "1. Norr" in page
    assert "2. Demo Alltjänst AB" in page
    assert "Gick hit av sig självt" in page
    assert "Vera bekräftade" in page


def test_a_matter_at_the_top_says_that_it_stands_on_the_boards_page(cast, as_):
    with clock.at(days_on(-30)):
        matter = returned(cast)
    assert "står på ledningens sida" in page_of(as_(cast.siv), matter)


def test_a_matter_of_a_closed_unit_is_read_and_answered_by_those_above(cast, as_):
    nina = manager("Nina", cast.home_care)
    matter = returned(cast, by=nina, where=cast.home_care)
    close_unit(by=cast.olle, unit=cast.north, last_day=date(2021, 1, 1), also_below=True)
    vera = as_(cast.vera)
    assert "Ligger hos Demo Alltjänst AB" in page_of(vera, matter)
    vera.post(f"{BASE}{matter.pk}/confirm/", {"seen": "1"})
    vera.post(f"{BASE}{matter.pk}/answer/", {"answer": "accept", "seen": "1"})
    assert Matter.objects.get().state == Matter.State.ANSWERED


# The request by law ------------------------------------------------------------------------------


def test_the_receipt_is_there_for_the_representative_once_it_is_confirmed(cast, as_):
    matter = requested(cast)
    siv = as_(cast.siv)
    assert siv.get(f"{BASE}{matter.pk}/receipt/").status_code == 404
    as_(cast.mats).post(f"{BASE}{matter.pk}/confirm/", {"seen": "1"})
    assert "Hämta bekräftelsen" in page_of(siv, matter)
    answer = siv.get(f"{BASE}{matter.pk}/receipt/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_request_that_is_declined_or_not_heeded_says_what_can_be_done_next(cast, as_):
    siv = as_(cast.siv)
    with clock.at(noon(today() - timedelta(days=20))):
        late = requested(cast, subject="Den ena")
    assert "kan begära att Arbetsmiljöverket prövar saken" in page_of(siv, late)
    declined = requested(cast, subject="Den andra")
    actions.confirm(by=cast.mats, matter=declined)
    assert "Arbetsmiljöverket prövar" not in page_of(siv, declined).partition("Reglerna")[0]
    actions.answer(by=cast.mats, matter=declined, answer="decline", says="Inga pengar")
    assert "Arbetsgivaren har sagt nej" in page_of(siv, declined)


def test_a_request_that_has_climbed_says_that_the_first_still_must_answer(cast, as_):
    with clock.at(days_on(-20)):
        matter = requested(cast)
    climb_what_is_late()
    for who in (cast.mats, cast.vera, cast.siv):
        assert "ska fortfarande svara" in page_of(as_(who), matter)
    assert "Bekräfta att du har fått det" in page_of(as_(cast.mats), matter)


def test_siv_withdraws(cast, as_):
    matter = requested(cast)
    answer = as_(cast.siv).post(f"{BASE}{matter.pk}/withdraw/", follow=True)
    assert "Ärendet är draget tillbaka" in text_of(answer)
    assert "Bara den som har lämnat" not in text_of(answer)


def test_nobody_else_withdraws(cast, as_):
    matter = requested(cast)
    answer = as_(cast.anna).post(f"{BASE}{matter.pk}/withdraw/", follow=True)
    assert "Bara den som har lämnat ärendet kan dra tillbaka det" in text_of(answer)
    assert Matter.objects.get().state == Matter.State.OPEN


# Paper, lists and the log ------------------------------------------------------------------------


def test_the_return_in_writing_holds_the_whole_way(cast, as_):
    matter = returned(cast)
    actions.confirm(by=cast.vera, matter=matter)
    actions.answer(by=cast.vera, matter=matter, answer="decline", says="Inga pengar i år")
    answer = as_(cast.mats).get(f"{BASE}{matter.pk}/pdf/")
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for part in (RETURN["subject"], RETURN["wanted"], "Säger nej: Vera", "Inga pengar i år"):
        assert part in text


def test_the_lists_hold_what_is_ones_own(cast, as_):
    nina = manager("Nina", cast.home_care)
    to_mats = returned(cast, by=nina, where=cast.home_care, subject="Till Mats")
    to_vera = returned(cast, subject="Till Vera")
    in_south = requested(cast, cast.south, subject="I Söder")

    def listed(who, query=""):
        found = as_(who).get(f"{BASE}{query}").content.decode()
        return {
            one.subject for one in (to_mats, to_vera, in_south) if f"/{one.pk}/" in found
        }  # fmt: skip

    assert listed(cast.mats) == {"Till Mats"}
    assert listed(cast.vera) == {"Till Vera", "I Söder"}
    assert listed(cast.mats, "?view=mine") == {"Till Mats", "Till Vera"}
    assert listed(cast.siv) == {"I Söder"}
    assert listed(cast.siv, "?view=area") == {"Till Mats", "Till Vera", "I Söder"}
    assert listed(cast.anna) == {"Till Mats", "Till Vera", "I Söder"}
    assert listed(cast.anna, f"?unit={cast.home_care.pk}") == {"Till Mats"}
    assert listed(cast.anna, "?kind=request") == {"I Söder"}
    assert listed(cast.anna, "?q=vera") == {"Till Vera"}
    assert listed(cast.anna, "?state=answered") == set()
    actions.confirm(by=cast.mats, matter=to_mats)
    actions.answer(by=cast.mats, matter=to_mats, answer="accept")
    assert listed(cast.anna, "?state=answered") == {"Till Mats"}
    assert listed(cast.mats, "?view=to_me&state=answered") == {"Till Mats"}
    assert listed(cast.mats) == set()


def test_an_empty_list_says_what_it_is_for(cast, as_):
    assert "Inget väntar på dig" in text_of(as_(cast.vera).get(BASE))
    assert "Inga ärenden här" in text_of(as_(cast.anna).get(BASE))


def test_the_text_for_the_staff_names_no_person(cast, as_):
    matter = returned(cast)
    actions.confirm(by=cast.vera, matter=matter)
    actions.answer(by=cast.vera, matter=matter, answer="decline", says="Inga pengar i år")
    page = page_of(as_(cast.mats), matter)
    offered = page.partition("Text att berätta för personalen")[2].partition("Reglerna")[0]
    assert "det blir nej. Skälet: Inga pengar i år" in offered
    assert not any(name in offered for name in ("Vera", "Mats"))


def test_a_text_with_markup_is_shown_as_it_was_written(cast, as_):
    matter = returned(cast, says="<script>alert(1)</script>")
    answer = as_(cast.vera).get(f"{BASE}{matter.pk}/")
    assert "<script>alert" not in answer.content.decode()
    assert "<script>alert(1)</script>" in text_of(answer) or "alert(1)" in text_of(answer)
