"""The recommendation page: the question in the address, the rule, the weights, the answer."""

import pytest

from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.profile import Profile
from arbetsro.knowledge.recommend import criteria, recommend, usual_weights
from arbetsro.knowledge.vocabulary import terms
from arbetsro.web.knowledge.actions import add_entry
from web.knowledge.conftest import BASE, text_of
from web.knowledge.content import own_content

ASKED = {
    "strained": ["demands", "working_hours"],
    "found_demands": "Köerna växer",
    "stage": ["primary", "secondary"],
    "size": "larger",
    "branch": "hospitals",
}
PROFILE = Profile(
    strained={"demands": "Köerna växer", "working_hours": ""},
    stages=("primary", "secondary"),
    size="larger",
    branch="hospitals",
)


@pytest.fixture
def page(as_, cast):
    """Asks for the page, and gives the answer."""
    return lambda **asked: as_(cast.erik).get(f"{BASE}recommend/", asked)


def listed(response, key="measures"):
    """The ids in a list of the answer, in order."""
    return [
        one.entry.id
        for found in response.context["answer"].lists
        if found.key == key
        for one in found.suggestions
    ]


def test_without_a_question_there_is_a_form_and_no_answer(page):
    response = page()
    assert response.context["answer"] is None
    body = response.content.decode()
    for factor in terms("factor"):
        assert f'name="strained" value="{factor}"' in body
    for key, weight in usual_weights().items():
        assert f'name="weigh_{key}" value="{weight:g}"' in body


def test_the_answer_is_that_of_the_rule(page):
    response = page(**ASKED)
    expected = recommend(built_in(), PROFILE)
    for key in ("measures", "beside", "not_known", "against"):
        assert listed(response, key) == [one.entry.id for one in getattr(expected, key)]


def test_each_place_has_its_points_its_reasons_and_where_the_entry_says_so(page):
    response = page(**ASKED)
    text = text_of(response)
    first = recommend(built_in(), PROFILE).measures[0]
    assert "Ni skriver: ”Köerna växer”" in text
    assert f"{first.points:.1f} poäng".replace(".", ",") in text
    assert f'href="{BASE}{first.entry.id}/#facts"' in response.content.decode()
    assert f'href="{BASE}{first.entry.id}/#outcomes"' in response.content.decode()


def test_what_was_asked_stands_in_the_form_again(page):
    body = page(**ASKED).content.decode()
    assert 'name="strained" value="demands" checked' in body
    assert 'value="Köerna växer"' in body
    assert '<option value="hospitals" selected>' in body
    assert 'name="stage" value="tertiary">' in body


def test_another_weight_moves_the_list(page):
    asked = {"strained": "demands", "stage": ["primary", "secondary"], "size": "small"}
    before, after = page(**asked), page(**asked, weigh_factor="0", weigh_evidence="10")
    assert set(listed(before)) == set(listed(after))
    assert listed(before) != listed(after)
    assert 'name="weigh_evidence" value="10"' in after.content.decode()


def test_the_rule_is_told_in_words(page):
    text = text_of(page())
    for criterion in criteria().values():
        assert criterion.label.sv in text
        assert criterion.about.sv in text


@pytest.mark.parametrize("weight", ["99", "-1", "nan", "inf", "1e400", "mycket", "<b>", "\x00"])
def test_a_weight_that_cannot_be_used_is_told_and_the_usual_one_used(page, weight):
    response = page(**ASKED, weigh_factor=weight)
    assert response.status_code == 422
    assert 'href="#id_weigh_factor"' in response.content.decode()
    assert "Ange ett tal från 0 till 10." in text_of(response)
    assert listed(response) == listed(page(**ASKED))


def test_an_empty_weight_is_the_usual_one(page):
    assert listed(page(**ASKED, weigh_factor="")) == listed(page(**ASKED))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("strained", "factor"), ("stage", "stage"), ("group", "group"), ("size", "size"),
     ("branch", "branch"), ("absence", "absence")],
)  # fmt: skip
def test_an_unknown_word_is_told_with_those_there_are(page, name, kind):
    response = page(**{name: "nothing-such"})
    assert response.status_code == 422
    text = text_of(response)
    assert "”nothing-such” är inte ett känt ord." in text
    assert ", ".join(terms(kind)) in text


@pytest.mark.parametrize(
    "asked",
    [{"tried_1": "nothing-such", "result_1": "helped"},
     {"tried_1": "staff-screening", "result_1": "nothing-such"},
     {"strained": "x" * 10_000}, {"strained": "\x00"}, {"stage": "<script>"}],
)  # fmt: skip
def test_whatever_stands_in_the_address_there_is_an_answer(page, asked):
    response = page(**asked)
    assert response.status_code == 422
    assert "<script>" not in response.content.decode()


def test_a_long_finding_is_cut_and_its_markup_shown_as_text(page):
    response = page(strained="demands", found_demands="<b>kö</b>" + "x" * 10_000)
    body = response.content.decode()
    assert response.status_code == 200
    assert "<b>kö</b>" not in body
    found = response.context["asked"].profile.strained["demands"]
    assert found == ("<b>kö</b>" + "x" * 200)[:200]


def test_nothing_told_is_told_so(page):
    response = page(size="small")
    assert "Ange vad som är ansträngt" in text_of(response)
    assert response.context["answer"].lists == ()


def test_what_is_advised_against_is_told_with_what_to_do_instead(page):
    response = page(strained="violence", group="after_trauma", stage="secondary")
    assert "post-trauma-debriefing" in listed(response, "against")
    body = response.content.decode()
    assert f'href="{BASE}post-trauma-debriefing/#instead"' in body


def test_what_has_been_tried_counts_and_leaves_two_empty_rows(page):
    tried = {"tried_1": "working-time-influence", "result_1": "no_effect"}
    response = page(**ASKED, **tried)
    assert "Ni har prövat den utan att den hjälpte." in text_of(response)
    rows = response.context["asked"].tried()
    assert [row.entry for row in rows] == ["working-time-influence", "", ""]
    before = listed(page(**ASKED)).index("working-time-influence")
    assert listed(response).index("working-time-influence") > before


def test_an_entry_that_was_tried_without_a_result_is_not_followed_up(page):
    response = page(**ASKED, tried_1="working-time-influence")
    assert "Gör det först." in text_of(response)


def test_an_own_entry_comes_up_and_is_marked(page, cast):
    own = add_entry(by=cast.anna, organisation=cast.organisation, content=own_content())
    response = page(strained="recovery")
    assert own.key in listed(response)
    assert '<span class="mark">Egen</span>' in response.content.decode()
    assert "Promenader (egen)" in text_of(response)


def test_a_thin_ground_is_told(page):
    response = page(**ASKED)
    standings = {
        one.standing for found in response.context["answer"].lists for one in found.suggestions
    }
    assert "promising" in standings
    assert "Underlaget är tunt" in text_of(response)
