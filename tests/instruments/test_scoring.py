"""Scores of SMBM-12. Structure and the printed sums: domain facts A1; the rest by hand."""

import pytest

from arbetsro.instruments.instrument import instrument
from arbetsro.instruments.scoring import WrongAnswer, score
from arbetsro.language import LANGUAGES

SMBM = instrument("smbm-12")
EVERY = dict.fromkeys(range(1, 13), 5)


def answers(text):
    """Answers as they stand in a row; a dash is one that is left out."""
    given = text.replace(" ", "")
    return {i: None if one == "-" else int(one) for i, one in enumerate(given, 1)}


def test_the_score_is_the_mean_and_the_sum_is_twelve_times_it():
    found = score(SMBM, answers("765432 123456"))
    assert found.total.mean == 4.0
    assert found.total.sum == 48.0
    assert (found.total.answered, found.total.of) == (12, 12)


def test_the_halves_are_items_1_to_6_and_7_to_12():
    found = score(SMBM, answers("777777 111112"))
    assert found.scales["exhaustion"].mean == 7.0
    assert found.scales["cognitive"].mean == pytest.approx(7 / 6)
    assert list(found.scales) == ["total", "exhaustion", "cognitive"]


@pytest.mark.parametrize(("value", "sum_"), [(1, 12), (7, 84)])
def test_the_sum_runs_from_12_to_84(value, sum_):
    assert score(SMBM, dict.fromkeys(EVERY, value)).total.sum == sum_


def test_ten_of_twelve_answers_are_enough_and_are_spread_over_all():
    found = score(SMBM, answers("44444- 66666-"))
    assert found.total.mean == 5.0
    assert found.total.sum == 60.0
    assert found.total.answered == 10


def test_nine_of_twelve_are_too_few_though_a_half_that_is_answered_has_its_score():
    found = score(SMBM, answers("777777 444---"))
    assert (found.total.mean, found.total.sum) == (None, None)
    assert found.scales["exhaustion"].mean == 7.0
    assert found.scales["cognitive"].mean is None
    assert found.scales["cognitive"].answered == 3


def test_no_answers_are_no_score_and_never_zero():
    found = score(SMBM, {})
    assert {one.mean for one in found.scales.values()} == {None}
    assert {one.sum for one in found.scales.values()} == {None}


def test_a_score_keeps_the_version_and_the_rule_that_it_was_made_by():
    found = score(SMBM, EVERY)
    assert (found.instrument, found.version) == ("smbm-12", SMBM.version)
    assert found.least_answered_percent == 80
    assert SMBM.missing.is_our_own


@pytest.mark.parametrize("value", [0, 8, -1, 3.0, True, "4"])
def test_a_value_that_is_not_on_the_scale_is_refused_by_item_and_value(value):
    with pytest.raises(WrongAnswer) as caught:
        score(SMBM, {**EVERY, 3: value})
    assert (caught.value.code, caught.value.item) == ("not_on_the_scale", 3)
    for language in LANGUAGES:
        said = caught.value.said(language)
        assert all(word in said for word in ("3", str(value), "1", "7"))


def test_an_item_that_there_is_not_is_refused():
    with pytest.raises(WrongAnswer, match="no item 13"):
        score(SMBM, {13: 4})


def test_no_limit_is_said_to_be_validated_for_this_version():
    (limit,) = SMBM.thresholds
    assert (limit.scale, limit.mean) == ("total", 4.0)
    assert not limit.is_validated
    assert "not validated for this version" in limit.validated_for.en
    assert "smi.70001" in limit.source
