"""Reading documents: who reads what, what is counted, what is on paper, and what waits."""

import io
from datetime import timedelta

import docx
import pypdf
import pytest

from arbetsro.web.access.standing import standing_of
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.models import Event
from arbetsro.web.frame.clock import at, now
from arbetsro.web.policies.actions import (
    acknowledge_policy,
    decide_policy,
    withdraw_policy,
    write_policy,
)
from arbetsro.web.policies.waiting import waiting_for
from web.policies.conftest import BASE, employ, text_of
from web.policies.writing import decided, filled, fresh, in_a_year


def waits(who) -> list[str]:
    return [one.text_key.removeprefix("policies.waiting_") for one in waiting_for(
        standing_of(who, "demo"))]  # fmt: skip


def test_drafts_are_read_by_those_who_work_with_the_work_environment(cast, as_):
    policy = filled(cast.mats, cast.north)
    for who, status in ((cast.siv, 200), (cast.vera, 200), (cast.erik, 404), (cast.olle, 404)):
        assert as_(who).get(f"{BASE}{policy.pk}/").status_code == status
    assert policy.title not in text_of(as_(cast.erik).get(BASE))


def test_staff_read_what_holds_for_them_also_from_above(cast, as_):
    whole = decided(cast.anna, cast.root, title="För alla")
    south = decided(cast.anna, cast.south, title="Bara i söder")
    text = text_of(as_(cast.erik).get(BASE))
    assert "För alla" in text
    assert "Bara i söder" not in text
    assert as_(cast.erik).get(f"{BASE}{whole.pk}/").status_code == 200
    assert as_(cast.erik).get(f"{BASE}{south.pk}/").status_code == 404


def test_what_is_withdrawn_is_gone_for_staff_and_kept_for_those_who_keep_it(cast, as_):
    policy = decided(cast.mats, cast.north)
    withdraw_policy(by=cast.mats, policy=policy)
    assert as_(cast.erik).get(f"{BASE}{policy.pk}/").status_code == 404
    assert "Gäller inte längre" in text_of(as_(cast.mats).get(f"{BASE}{policy.pk}/"))
    assert policy.title not in text_of(as_(cast.mats).get(BASE))


def test_reading_what_is_in_force_leaves_no_trace_and_reading_a_draft_does(cast, as_):
    policy = decided(cast.mats, cast.north, "victimisation")
    as_(cast.erik).get(f"{BASE}{policy.pk}/")
    as_(cast.erik).get(f"{BASE}help/")
    assert not Event.objects.filter(is_reading=True, by=cast.erik).exists()
    as_(cast.anna).get(f"{BASE}{policy.pk}/write/")
    assert Event.objects.filter(is_reading=True, by=cast.anna, action="policy.read").exists()


def test_the_share_who_have_read_is_hidden_where_fewer_than_five_belong(cast, as_):
    policy = decided(cast.mats, cast.home_care)
    people = employ(cast.home_care, "Ada", "Bo", "Cia", "Dan")
    for one in people[:2]:
        acknowledge_policy(by=one, policy=policy, number=1)
    page = as_(cast.mats).get(f"{BASE}{policy.pk}/")
    assert (page.context["read"].count, page.context["read"].of) == (None, None)
    employ(cast.home_care, "Evy")
    page = as_(cast.mats).get(f"{BASE}{policy.pk}/")
    assert "2 av 5" in text_of(page)


def test_nobody_sees_who_has_not_read_but_for_an_instruction_at_a_serious_risk(cast, as_):
    employ(cast.home_care, "Ada Ny", "Bo Ny", "Cia Ny", "Dan Ny", "Eva Ny")
    plain = decided(cast.mats, cast.home_care)
    risky = decided(cast.mats, cast.home_care, "instruction", title="Vid hot")
    (ada,) = employ(cast.home_care, "Ada Två")
    acknowledge_policy(by=ada, policy=risky, number=1)
    mats = as_(cast.mats)
    assert "Ada" not in text_of(mats.get(f"{BASE}{plain.pk}/"))
    assert mats.get(f"{BASE}{plain.pk}/readers/").status_code == 404
    assert "Ada" not in text_of(mats.get(f"{BASE}{risky.pk}/")), "the names have their own page"
    text = text_of(mats.get(f"{BASE}{risky.pk}/readers/"))
    assert text.count("Inte än") == 5
    assert Event.objects.filter(action="policy.readers_read", by=cast.mats).count() == 1
    for who in (cast.siv, cast.erik, cast.vera):
        assert as_(who).get(f"{BASE}{risky.pk}/readers/").status_code == 403
    eva = Person.objects.get(name="Eva Ny")
    assert "kan din chef se vilka" in text_of(as_(eva).get(f"{BASE}{risky.pk}/"))


def test_one_acknowledges_the_version_that_was_on_the_page(cast, as_):
    policy = decided(cast.mats, cast.north)
    erik = as_(cast.erik)
    assert "Jag har läst det" in text_of(erik.get(f"{BASE}{policy.pk}/"))
    erik.post(f"{BASE}{policy.pk}/acknowledge/", {"number": "1"})
    text = text_of(erik.get(f"{BASE}{policy.pk}/"))
    assert "Du bekräftade" in text
    policy = write_policy(by=cast.mats, policy=policy, seen=3, sections={"aim": "Nytt."})
    decide_policy(by=cast.mats, policy=policy, seen=4, review_on=in_a_year())
    erik.post(f"{BASE}{policy.pk}/acknowledge/", {"number": "1"})
    assert "Det finns en nyare version" in text_of(erik.get(f"{BASE}{policy.pk}/"))
    for number in ("", "två", "9" * 40):
        assert erik.post(f"{BASE}{policy.pk}/acknowledge/", {"number": number}).status_code == 302


def test_where_help_is_stands_at_one_click_for_every_member(cast, as_):
    for who in (cast.erik, cast.olle, cast.vera, cast.mats):
        assert f'href="{BASE}help/"' in as_(who).get(BASE).content.decode()
    text = text_of(as_(cast.erik).get(f"{BASE}help/"))
    assert "Det finns ingen beslutad rutin" in text
    assert "skyddsombudet" in text
    assert "112" in text


def test_help_comes_from_the_routine_that_is_nearest(cast, as_):
    for where, name in ((cast.root, "centrala Cilla"), (cast.north, "nära Nora")):
        policy = filled(cast.anna, where, "victimisation", title=f"Rutin {where}")
        policy = write_policy(
            by=cast.anna, policy=policy, seen=policy.version,
            sections={"who_receives": f"Ring {name}."},
        )  # fmt: skip
        decide_policy(by=cast.vera, policy=policy, seen=policy.version, review_on=in_a_year())
    text = text_of(as_(cast.erik).get(f"{BASE}help/"))
    assert text.index("nära Nora") < text.index("centrala Cilla")
    assert "nära Nora" not in text_of(as_(cast.vera).get(f"{BASE}help/"))


def test_a_version_is_compared_with_the_one_before(cast, as_):
    policy = decided(cast.mats, cast.north)
    policy = write_policy(
        by=cast.mats, policy=policy, seen=3, sections={"aim": "Så gör vi: allt annorlunda."}
    )
    decide_policy(by=cast.mats, policy=policy, seen=4, review_on=in_a_year())
    page = as_(cast.erik).get(f"{BASE}{policy.pk}/2/")
    found = page.context["differences"]
    assert [one.change for one in found] == ["changed"]
    assert "<ins>allt annorlunda.</ins>" in page.content.decode()
    assert as_(cast.erik).get(f"{BASE}{policy.pk}/1/").context["differences"] == []
    for number in (0, 3, 10**30):
        assert as_(cast.erik).get(f"{BASE}{policy.pk}/{number}/").status_code == 404


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_version_on_paper_says_it_all_and_is_the_same_each_time(cast, as_, kind):
    policy = decided(cast.mats, cast.north, "victimisation")
    url = f"{BASE}{policy.pk}/1/{kind}/"
    content = as_(cast.erik).get(url).content
    with at(now() + timedelta(days=40)):
        assert as_(cast.erik).get(url).content == content
    if kind == "pdf":
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    else:
        text = " ".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)
    text = " ".join(text.split())
    for words in ("Rutin vid kränkande särbehandling", "Demo Alltjänst AB, Norr", "Så gör vi:",
                  "Version 1", "av Mats"):  # fmt: skip
        assert words in text
    assert as_(cast.erik).get(f"{BASE}{policy.pk}/1/exe/").status_code == 404


def test_what_waits(cast):
    assert waits(cast.erik) == []
    assert waits(cast.anna) == ["size", "missing"]
    policy = decided(cast.mats, cast.north)
    assert waits(cast.erik) == ["read"]
    assert waits(cast.vera) == [], "it holds for what stands below the executive"
    acknowledge_policy(by=cast.erik, policy=policy, number=1)
    assert waits(cast.erik) == []
    with at(now() + timedelta(days=340)):
        assert "review" in waits(cast.mats)
        assert "review" not in waits(cast.vera)


def test_many_of_a_kind_wait_on_one_line(cast):
    for number in range(5):
        decided(cast.mats, cast.north, title=f"Nummer {number}")
    assert waits(cast.erik) == ["read_many"]


def test_a_review_that_finds_all_right_gives_a_new_day_and_no_new_version(cast, as_):
    policy = decided(cast.mats, cast.north)
    day = in_a_year() + timedelta(days=100)
    answer = as_(cast.mats).post(f"{BASE}{policy.pk}/review/", {"review_on": day.isoformat()})
    assert answer.status_code == 302
    assert (fresh(policy).review_on, fresh(policy).versions.count()) == (day, 1)
