"""Risks: adding, changing, rating."""

import pytest

from arbetsro.web.audit.models import Event
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.risks import actions
from arbetsro.web.risks.actions.risks import causes_of
from arbetsro.web.risks.method import current_method, method_of, steps_of
from arbetsro.web.risks.models import Risk
from arbetsro.workenv.rating import methods
from web.risks import making


def refused(call, **kwargs) -> Refusal:
    """What an action refuses; the test fails where it does not."""
    with pytest.raises(Refusal) as caught:
        call(**kwargs)
    return caught.value


# Adding and changing ----------------------------------------------------------------------------


def test_findings_go_on_as_the_risk(cast):
    two = [making.finding(cast.home_care), making.finding(cast.home_care, "Scheman ändras sent")]
    made = making.risk(cast, findings=two)
    assert set(made.findings.all()) == set(two)
    for one in two:
        one.refresh_from_db()
        assert (one.state, one.handled_by) == ("at_risk", cast.mats)
    assert Event.objects.filter(action="finding.at_risk").count() == 2


def test_a_finding_of_another_organisation_is_refused_and_nothing_is_left_behind(cast):
    foreign = making.finding(cast.other_root)
    fault = refused(making.risk, cast=cast, findings=[foreign])
    assert fault.code == "risks.finding_elsewhere"
    assert not Risk.objects.exists()
    foreign.refresh_from_db()
    assert foreign.state == "open"


def test_the_chains_of_causes_are_kept_in_order_and_without_empty_answers(cast):
    given = [["Ingen vikarie", " ", "Ingen budget"], ["", ""], ["Sena scheman"]]
    made = making.risk(cast, causes=given)
    assert causes_of(made) == [["Ingen vikarie", "Ingen budget"], ["Sena scheman"]]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"title": "  "}, "risks.title_missing"),
        ({"title": "x" * 201}, "risks.title_too_long"),
        ({"factor": "ballonger"}, "risks.factor_unknown"),
        ({"causes": [["x"]] * 7}, "risks.too_many_causes"),
        ({"causes": [["x"] * 11]}, "risks.too_many_causes"),
        ({"causes": [["x" * 401]]}, "risks.cause_too_long"),
    ],
)
def test_a_risk_that_makes_no_sense_is_refused(cast, given, code):
    assert refused(making.risk, cast=cast, **given).code == code


def test_of_two_who_change_a_risk_at_once_the_second_is_told_who_was_first(cast):
    made = making.risk(cast)
    actions.change_risk(by=cast.siv, risk=made, seen=1, exposed="Nattpersonal")
    fault = refused(actions.change_risk, by=cast.mats, risk=made, seen=1, exposed="Alla")
    assert (fault.code, fault.values) == ("risks.changed_since", {"by": "Siv"})
    made.refresh_from_db()
    assert (made.exposed, made.version, made.changed_by) == ("Nattpersonal", 2, cast.siv)


def test_who_writes_while_a_risk_is_moved_is_told_that_it_was(cast):
    made = making.risk(cast)
    Risk.objects.filter(pk=made.pk).update(unit=cast.south, version=2)
    fault = refused(actions.change_risk, by=cast.mats, risk=made, seen=1, exposed="Alla")
    assert fault.code == "risks.changed_since_by_somebody"


def test_a_rating_does_not_stand_in_the_way_of_somebody_who_changes_the_text(cast):
    made = making.rated(cast, "high")
    changed = actions.change_risk(by=cast.siv, risk=made, seen=1, in_place="Paustavla")
    assert (changed.in_place, changed.level) == ("Paustavla", "high")


def test_more_findings_can_be_added_and_causes_stay_unless_they_are_given(cast):
    made = making.risk(cast, causes=[["Ingen vikarie"]])
    late = making.finding(cast.home_care)
    actions.change_risk(by=cast.mats, risk=made, seen=1, findings=[late])
    assert list(made.findings.all()) == [late]
    assert causes_of(made) == [["Ingen vikarie"]]


def test_only_texts_can_be_changed_as_texts(cast):
    with pytest.raises(TypeError, match="level"):
        actions.change_risk(by=cast.mats, risk=making.risk(cast), seen=1, level="low")


# Rating -----------------------------------------------------------------------------------------


def test_each_party_rates_for_itself_and_the_graver_counts(cast):
    assert making.rated(cast, "low", "high").level == "high"


def test_with_measures_in_place_counts_for_the_party_that_has_rated_it_so(cast):
    made = making.rated(cast, "high", "high")
    assert making.rate(cast, made, employer="low", phase="after").level == "high"
    assert making.rate(cast, made, employees="medium", phase="after").level == "medium"


def test_a_later_rating_as_it_was_found_does_not_undo_one_with_measures_in_place(cast):
    made = making.rated(cast, "high")
    making.rate(cast, made, "low", phase="after")
    assert making.rate(cast, made, "medium").level == "low"


def test_of_two_who_rate_for_the_same_party_the_later_counts_and_both_are_kept(cast):
    made = making.rated(cast, "high")
    actions.rate_risk(by=cast.vera, risk=made, party="employer", phase="before", level="low")
    made.refresh_from_db()
    assert made.level == "low"
    assert [one.level for one in made.ratings.all()] == ["low", "high"]


def test_nothing_is_rated_with_measures_before_it_is_rated_as_it_was_found(cast):
    fault = refused(
        actions.rate_risk, by=cast.mats, risk=making.risk(cast), party="employer", phase="after",
        level="low",
    )  # fmt: skip
    assert fault.code == "risks.not_rated_before"


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"probability": None, "consequence": 1}, "no_probability", "probability"),
        ({"probability": 1, "consequence": None}, "no_consequence", "consequence"),
        ({"probability": 3, "consequence": 1}, "probability_out_of_range", "probability"),
        ({"probability": 0, "consequence": 1}, "probability_out_of_range", "probability"),
        ({"probability": 2, "consequence": 4}, "consequence_out_of_range", "consequence"),
    ],
)
def test_what_the_own_scale_does_not_have_is_refused_by_its_field(cast, given, code, field):
    actions.choose_method(by=cast.anna, organisation=cast.organisation, method=making.own_scale())
    fault = refused(
        actions.rate_risk, by=cast.mats, risk=making.risk(cast), party="employer",
        phase="before", **given,
    )  # fmt: skip
    assert (fault.code, fault.field) == (f"risks.{code}", field)


def test_a_rating_keeps_the_method_it_was_made_with(cast):
    made = making.risk(cast)
    own = making.own_scale()
    actions.choose_method(by=cast.anna, organisation=cast.organisation, method=own)
    rating = actions.rate_risk(
        by=cast.mats, risk=made, party="employer", phase="before", probability=2, consequence=2
    )
    actions.choose_method(by=cast.anna, organisation=cast.organisation, method=methods()["colours"])
    rating.refresh_from_db()
    assert rating.level == "medium"  # the second row, second column of the scale
    assert method_of(rating.method) == own
    assert steps_of(rating).consequence.sv == "Kännbart"
    making.rate(cast, made, employees="low")
    assert [one.method.key for one in made.ratings.all()] == ["colours", "own"]


def test_colours_hold_until_something_is_chosen_and_looking_chooses_nothing(cast):
    row, method = current_method(cast.organisation)
    assert (row, method.kind) == (None, "colours")
    making.rated(cast, "low")
    making.rated(cast, "low")
    assert cast.organisation.rating_methods.count() == 1


def test_of_two_who_choose_a_method_the_second_is_told(cast):
    for_us = {"organisation": cast.organisation, "method": making.own_scale()}
    actions.choose_method(by=cast.anna, **for_us, seen=0)
    fault = refused(actions.choose_method, by=cast.vera, **for_us, seen=0)
    assert fault.code == "risks.method_changed_since"
