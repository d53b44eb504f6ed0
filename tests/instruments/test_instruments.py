"""What stands in the files of the built-in instruments, and what must not. Domain facts A."""

import pytest

from arbetsro.instruments.instrument import instrument, instruments
from arbetsro.knowledge.vocabulary import terms

SIZES = {
    "demand-control": 11, "effort-reward": 16, "hme": 9, "hse": 35, "keds": 9, "pss-10": 10,
    "smbm-12": 12, "smbm-6": 6, "smbq-18": 18, "who-5": 5,
}  # fmt: skip
LIMITS = {
    "smbm-6": (3.75, "at_or_above"), "smbm-12": (4.0, "at_or_above"),
    "smbq-18": (4.4, "at_or_above"), "keds": (19, "at_or_above"), "who-5": (50, "at_or_below"),
}  # fmt: skip
REVERSED = {
    "pss-10": {4, 5, 7, 8},
    "hse": {3, 6, 9, 12, 16, 18, 20, 22, 5, 14, 21, 34},
    "smbm-12": set(),
    "who-5": set(),
    "keds": set(),
}


def test_the_instruments_have_as_many_items_as_they_are_known_for():
    assert {one.id: len(one.items) for one in instruments() if one.id != "arbetsro"} == SIZES


def test_no_words_are_shipped_that_the_licence_does_not_let_be_shown():
    for one in instruments():
        assert one.licence.may_show_items == (one.id == "arbetsro")
        assert one.has_words() == one.licence.may_show_items
        assert any(item.text for item in one.items) == one.licence.may_show_items


@pytest.mark.parametrize(("id_", "limit"), LIMITS.items())
def test_the_first_limit_is_the_published_one(id_, limit):
    found = instrument(id_).threshold_of("total")
    assert (found.value, found.direction) == limit
    assert found.source


def test_conventions_are_no_limits():
    """PSS-10's bands and the ratio of 1 are in use, but have not been tested for these versions."""
    for id_ in ("pss-10", "effort-reward", "hse", "hme", "demand-control"):
        assert instrument(id_).thresholds == ()


@pytest.mark.parametrize(("id_", "numbers"), REVERSED.items())
def test_the_reversed_items_are_the_known_ones(id_, numbers):
    assert {item.number for item in instrument(id_).items if item.is_reversed} == numbers


def test_four_items_of_smbq_18_are_reversed_one_of_fatigue_and_three_of_listlessness():
    of = instrument("smbq-18")
    turned = {item.number for item in of.items if item.is_reversed}
    assert len(turned & set(of.subscale("fatigue").items)) == 1
    assert len(turned & set(of.subscale("listlessness").items)) == 3
    assert len(turned) == 4


def test_each_item_of_hse_is_in_one_of_seven_scales():
    scales = instrument("hse").scales
    assert len(scales) == 7
    assert sorted(n for one in scales for n in one.items) == list(range(1, 36))


def test_what_has_not_been_read_in_a_source_says_so():
    assert instrument("hse").about.verified == "general_knowledge"
    assert instrument("hme").about.verified == "general_knowledge"
    assert instrument("keds").licence.verified == "unverified"
    assert instrument("who-5").thresholds[1].verified == "general_knowledge"
    assert not instrument("smbm-12").thresholds[0].is_validated


def test_what_screens_for_ill_health_is_marked_so_that_nobody_is_asked_without_follow_up():
    screening = {one.id for one in instruments() if one.screens}
    assert screening == {"keds", "pss-10", "smbm-6", "smbm-12", "smbq-18", "who-5"}


def test_every_factor_is_one_of_the_knowledge_base():
    known = set(terms("factor"))
    for of in instruments():
        named = {of.factor_of(item.number) for item in of.items} | {o.factor for o in of.scales}
        assert named - {""} <= known


def test_an_item_means_the_opposite_of_its_scale_where_it_is_reversed():
    pss = instrument("pss-10")
    assert (pss.direction_of(1), pss.direction_of(4)) == ("high_is_bad", "high_is_good")
    assert instrument("hse").direction_of(3) == "high_is_bad"


@pytest.mark.parametrize("id_", ["", "no-such", "../content/keds", "demo-wording", "keds\0"])
def test_an_instrument_that_there_is_not_is_an_error(id_):
    with pytest.raises(KeyError):
        instrument(id_)


def test_the_ends_of_the_self_rating_of_counselling_have_names():
    scale = instrument("smbm-12").scale
    assert scale.lowest_label.en == "Never or hardly ever"
    assert scale.highest_label.en == "Always or nearly always"
    assert scale.label(4) is None
