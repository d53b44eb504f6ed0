"""The pages of the yearly follow-up: for whom, filled in by whom, and on paper."""

import io
from datetime import timedelta

import docx
import pypdf
import pytest

from arbetsro.web.access.standing import standing_of
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.clock import at, now, today
from arbetsro.web.investigations.models import Finding
from arbetsro.web.oversight.actions import reopen_year, sign_year
from arbetsro.web.oversight.models import YearlyFollowUp
from arbetsro.web.oversight.years_waiting import years_waiting_for
from arbetsro.workenv.yearly import sections
from web.policies.conftest import text_of
from web.policies.test_pages import sent_from
from web.risks.making import rated
from web.years.following import BASE, answered, begun, closed, fresh
from web.years.test_actions import moment


def waits(who) -> list[str]:
    found = years_waiting_for(standing_of(who, "demo"))
    return [one.text_key.removeprefix("years.waiting_") for one in found]


def test_a_follow_up_is_begun_from_the_page_of_its_unit(cast, as_):
    mats = as_(cast.mats)
    url = f"/o/demo/oversight/{cast.north.pk}/years/"
    assert f"Börja på {today().year}" in text_of(mats.get(url))
    answer = mats.post(f"{url}start/", {"year": str(today().year)})
    one = YearlyFollowUp.objects.get()
    assert answer["Location"] == f"{BASE}{one.pk}/"
    assert f"Börja på {today().year} " not in text_of(mats.get(url))
    for year in ("", "x", "1999", "9" * 50):
        assert mats.post(f"{url}start/", {"year": year})["Location"] == url
    assert YearlyFollowUp.objects.count() == 1


def test_an_executive_reads_and_does_not_write(cast, as_):
    vera = as_(cast.vera)
    assert f"Börja på {today().year}" not in text_of(
        vera.get(f"/o/demo/oversight/{cast.root.pk}/years/")
    )
    one = answered(cast, cast.north)
    page = vera.get(f"{BASE}{one.pk}/")
    assert "/section/" not in page.content.decode()
    assert vera.get(f"{BASE}{one.pk}/section/act/").status_code == 403


def test_a_section_shows_figures_with_rules_and_last_years_answers(cast, as_):
    with at(moment("2025-12-01 10:00")):
        closed(cast, cast.north, serious_risks="Ingen förra året.")
    rated(cast, "high")
    one = begun(cast, cast.north)
    text = text_of(as_(cast.mats).get(f"{BASE}{one.pk}/section/assess/"))
    assert "Ingen förra året." in text
    assert "Öppna allvarliga risker" in text
    assert "(förra gången 0)" in text
    assert "Om parterna har bedömt olika räknas den högre." in text
    assert as_(cast.mats).get(f"{BASE}{one.pk}/section/nothing/").status_code == 404


def test_every_section_can_be_opened_and_saved(cast, as_):
    one, mats = begun(cast, cast.north), as_(cast.mats)
    keys = [section.key for section in sections()]
    url = f"{BASE}{one.pk}/section/{keys[0]}/"
    for section, after in zip(sections(), [*keys[1:], None], strict=True):
        form = mats.get(url).context["form"]
        texts = {f"text_{question.key}": f"Svar {question.key}" for question in section.questions}
        url = mats.post(url, {**sent_from(form), **texts, "next": "on"})["Location"]
        assert url == (f"{BASE}{one.pk}/section/{after}/" if after else f"{BASE}{one.pk}/")
    wanted = {question.key for section in sections() for question in section.questions}
    assert fresh(one).answers == {key: f"Svar {key}" for key in wanted}


def test_in_the_same_question_both_answers_are_shown(cast, as_):
    one = begun(cast, cast.north)
    url = f"{BASE}{one.pk}/section/act/"
    mats, siv = as_(cast.mats), as_(cast.siv)
    before = sent_from(siv.get(url).context["form"])
    mats.post(url, {**before, "text_plan_kept": "Ja."})
    answer = siv.post(url, {**before, "text_plan_kept": "Nej.", "text_causes_acted_on": "Delvis."})
    assert answer.status_code == 422
    text = text_of(answer)
    assert "Mats har svarat på samma fråga" in text
    assert "Ja." in text
    form = answer.context["form"]
    assert form["text_plan_kept"].value() == "Nej."
    sent = {
        "seen": form["seen"].value(), "text_plan_kept": "Nej.", "initial-text_plan_kept": "Ja.",
        "text_causes_acted_on": "Delvis.", "initial-text_causes_acted_on": "",
    }  # fmt: skip
    assert siv.post(url, sent).status_code == 302
    assert fresh(one).answers == {"plan_kept": "Nej.", "causes_acted_on": "Delvis."}


def test_closing_tells_what_is_not_answered_and_the_page_then_shows_all(cast, as_):
    one, mats = answered(cast, cast.north), as_(cast.mats)
    page = mats.get(f"{BASE}{one.pk}/close/")
    count = sum(len(section.questions) for section in sections())
    assert f"Frågor utan svar: {count - 1}." in text_of(page)
    mats.post(f"{BASE}{one.pk}/close/", sent_from(page.context["form"]))
    text = text_of(mats.get(f"{BASE}{one.pk}/"))
    assert "Vi gick två ronder." in text
    assert text.count("Inte besvarad") == count - 1


def test_manager_and_representative_sign_each_in_their_own_capacity(cast, as_):
    one = closed(cast, cast.north)
    url = f"{BASE}{one.pk}/sign/"
    mats, siv = as_(cast.mats), as_(cast.siv)
    assert "Skriv under som chef" in text_of(mats.get(f"{BASE}{one.pk}/"))
    assert "Skriv under som skyddsombud" not in text_of(mats.get(f"{BASE}{one.pk}/"))
    wrong = {"capacity": "safety_representative", "read": "on"}
    assert mats.post(url, wrong).status_code == 404
    assert mats.post(url, {"capacity": "king", "read": "on"}).status_code == 404
    unread = mats.post(url, {"capacity": "manager", "dissent": "Vänta."})
    assert unread.status_code == 422
    assert "Vänta." in unread.content.decode()
    assert mats.post(url, {"capacity": "manager", "read": "on"}).status_code == 302
    siv.post(url, {**wrong, "dissent": "Tiden räckte inte."})
    text = text_of(as_(cast.vera).get(f"{BASE}{one.pk}/"))
    assert "Underskriven" in text
    assert "Tiden räckte inte." in text
    mats.post(url, {"capacity": "manager", "read": "on"})
    assert "Mats har redan skrivit under som chef." in text_of(mats.get(f"{BASE}{one.pk}/"))


def test_what_came_up_goes_on_as_a_finding(cast, as_):
    one = closed(cast, cast.north)
    url = f"{BASE}{one.pk}/finding/"
    assert as_(cast.siv).post(url, {"text": " "}).status_code == 422
    assert as_(cast.siv).post(url, {"text": "Ronderna når inte natten."}).status_code == 302
    found = Finding.objects.get()
    assert (found.source, found.reference, found.unit) == (
        "follow_up", str(one.year), cast.north,
    )  # fmt: skip
    page = as_(cast.siv).get(f"{BASE}{one.pk}/").content.decode()
    assert f"/o/demo/measures/new/?unit={cast.north.pk}" in page


def paper(client, one, kind) -> bytes:
    answer = client.get(f"{BASE}{one.pk}/file/{kind}/")
    assert answer.status_code == 200
    return answer.content


def words_of(content: bytes, kind: str) -> str:
    if kind == "pdf":
        found = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    else:
        document = docx.Document(io.BytesIO(content))
        cells = (cell.text for table in document.tables for cell in table._cells)
        found = [*(one.text for one in document.paragraphs), *cells]
    return " ".join(" ".join(found).split())


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_on_paper_it_says_it_all_and_is_the_same_each_time(cast, as_, kind):
    made = rated(cast, "high")
    one = closed(cast, cast.north)
    sign_year(by=cast.siv, follow_up=one, capacity="safety_representative", dissent="Nej.")
    content = paper(as_(cast.vera), one, kind)
    with at(now() + timedelta(days=40)):
        assert paper(as_(cast.vera), one, kind) == content
    text = words_of(content, kind)
    for words in (
        f"Årlig uppföljning {one.year}", "Demo Alltjänst AB, Norr", "Vi gick två ronder.",
        made.title, "Skyddsombud: Siv", "Avvikande mening: Nej.", "Chef: inte underskriven än.",
        "Öppna risker vars senaste bedömning är hög.",
    ):  # fmt: skip
        assert words in text
    assert as_(cast.vera).get(f"{BASE}{one.pk}/file/exe/").status_code == 404


def test_an_open_follow_up_on_paper_says_that_it_is_not_finished(cast, as_):
    text = words_of(paper(as_(cast.mats), answered(cast, cast.north), "pdf"), "pdf")
    assert "Pågår och kan ändras." in text


def test_reading_is_in_the_log(cast, as_):
    one = answered(cast, cast.north)
    for path in ("", "section/act/", "file/pdf/"):
        as_(cast.mats).get(f"{BASE}{one.pk}/{path}")
    codes = Event.objects.filter(is_reading=True, by=cast.mats).values_list("action", flat=True)
    assert sorted(codes) == ["year.fetched", "year.read", "year.read"]


def test_from_november_on_the_year_waits_until_it_is_closed_and_signed(cast):
    with at(moment("2026-10-31 10:00")):
        assert waits(cast.mats) == []
    with at(moment("2026-11-01 10:00")):
        assert waits(cast.mats) == ["year"]
        assert waits(cast.anna) == ["year"]
        assert waits(cast.siv) == waits(cast.vera) == waits(cast.erik) == []
        one = answered(cast, cast.north)
        assert waits(cast.mats) == ["year"], "begun is not followed up"
        reclosed = closed_again(cast, one)
        assert waits(cast.mats) == ["sign"]
        assert waits(cast.siv) == ["sign"]
        sign_year(by=cast.mats, follow_up=reclosed, capacity="manager")
        assert waits(cast.mats) == []
        assert waits(cast.siv) == ["sign"]
    with at(moment("2027-10-15 10:00")):
        assert waits(cast.mats) == []
    with at(moment("2027-11-15 10:00")):
        assert waits(cast.mats) == ["year"]


def closed_again(cast, one):
    from arbetsro.web.oversight.actions import close_year

    return close_year(by=cast.mats, follow_up=one, seen=one.version)


def test_when_the_last_is_older_than_a_year_it_waits_in_any_month(cast):
    with at(moment("2025-01-15 10:00")):
        closed(cast, cast.north)
    with at(moment("2026-01-10 10:00")):
        assert waits(cast.mats) == ["sign"]
    with at(moment("2026-03-01 10:00")):
        assert waits(cast.mats) == ["year", "sign"]


def test_what_is_opened_again_wants_no_signature(cast):
    one = closed(cast, cast.north)
    assert "sign" in waits(cast.mats)
    reopen_year(by=cast.mats, follow_up=one)
    assert "sign" not in waits(cast.mats)
