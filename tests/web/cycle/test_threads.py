"""The thread: from any of its things one reaches all the others, and nothing one may not read."""

from decimal import Decimal

import pytest
from django.urls import reverse

from arbetsro.web.matters.actions import raise_matter
from arbetsro.web.measures.actions import change_measure
from arbetsro.web.risks.actions import add_risk
from web.conftest import AsPerson, Cast
from web.cycle.work import Work, thread_in, told

KINDS = ("finding", "risk", "measure", "matter")


@pytest.fixture
def work(cast: Cast) -> Work:
    return thread_in(cast, cast.home_care)


def page(as_: AsPerson, who, kind: str, thing: object, **headers: str) -> str:
    answer = as_(who).get(reverse("cycle:thread", args=["demo", kind, thing.pk]), headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_every_thing_of_a_thread_leads_to_all_the_others(as_, cast, work, kind):
    text = page(as_, cast.mats, kind, getattr(work, kind))
    for named in ("Ensam på natten", "Risk: Ensam", "Åtgärd: Ensam", "Ärende: Ensam"):
        assert named in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_published_message_is_on_the_thread(as_, cast, work, kind):
    told(cast, work)
    assert "Det vi hittade" in page(as_, cast.siv, kind, getattr(work, kind))


def test_a_message_that_is_only_written_is_not_on_the_thread(as_, cast, work):
    told(cast, work, published=False)
    assert "Det vi hittade" not in page(as_, cast.siv, "finding", work.finding)


def test_a_step_that_nothing_has_come_to_says_so(as_, cast, work):
    text = page(as_, cast.mats, "risk", work.risk)
    assert "Ingen har sagt vad det kostar" in text
    assert text.count("Inget än.") == 2  # no follow-up, no message


@pytest.mark.parametrize("kind", KINDS)
def test_another_thread_of_the_unit_is_not_mixed_in(as_, cast, work, kind):
    thread_in(cast, cast.home_care, "Buller i köket")
    add_risk(by=cast.anna, unit=cast.home_care, title="Halka utan åtgärd")
    text = page(as_, cast.mats, kind, getattr(work, kind))
    assert "Buller" not in text
    assert "Halka" not in text


def test_a_matter_about_a_risk_brings_only_that_risk(as_, cast, work):
    add_risk(by=cast.anna, unit=cast.home_care, title="Halka utan åtgärd")
    about = raise_matter(
        by=cast.mats, unit=cast.home_care, kind="return", subject="Bara risken", reason="time",
        says="Hinner inte.", wanted="Tid", risk=work.risk,
    )  # fmt: skip
    text = page(as_, cast.mats, "matter", about)
    assert "Risk: Ensam" in text
    assert "Halka" not in text


def test_what_a_measure_costs_is_on_the_thread(as_, cast, work):
    change_measure(by=cast.mats, measure=work.measure, seen=1, cost_yearly=Decimal(310_000))
    text = page(as_, cast.mats, "finding", work.finding).replace("\xa0", " ")
    assert "310 000 kr om året" in text


def test_what_lies_in_a_unit_that_one_may_not_read_is_left_out(as_, cast, work):
    """Mats manages North; a finding of South that the same risk rests on is not his to read."""
    elsewhere = thread_in(cast, cast.south, "Hot i entrén")
    work.risk.findings.add(elsewhere.finding)
    assert "Hot i entrén" not in page(as_, cast.mats, "risk", work.risk)
    assert "Hot i entrén" in page(as_, cast.siv, "risk", work.risk)


def test_a_thread_of_a_unit_that_one_may_not_read_is_not_found(as_, cast):
    work = thread_in(cast, cast.south)
    for kind in KINDS:
        address = reverse("cycle:thread", args=["demo", kind, getattr(work, kind).pk])
        assert as_(cast.mats).get(address).status_code == 404


def test_a_word_that_is_no_kind_of_thing_is_not_found(as_, cast, work):
    address = reverse("cycle:thread", args=["demo", "salary", work.risk.pk])
    assert as_(cast.siv).get(address).status_code == 404


def test_a_page_that_fetches_its_thread_gets_the_part_without_the_frame(as_, cast, work):
    part = page(as_, cast.mats, "risk", work.risk, **{"HX-Request": "true"})
    assert "<html" not in part
    assert "Åtgärd: Ensam" in part
