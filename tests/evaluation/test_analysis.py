"""What an evaluation shows of some persons. Expected values by hand, and by SciPy where said."""

import pytest
from scipy import stats

from arbetsro.evaluation.analysis import ALWAYS, evaluate
from arbetsro.language import Text
from arbetsro.statistics.proportions import Pairs
from arbetsro.statistics.reliable_change import CutOff, Measure

from .people import FOLLOWED_UP, LOST, PLAIN, people


def test_the_flow_tells_how_many_came_how_far():
    flow = evaluate(
        people(
            (6, FOLLOWED_UP, {}),
            (1, FOLLOWED_UP, {"visits": 1}),
            (5, LOST, {}),
            (2, LOST, {"not_followed_up_because": "not_due"}),
            (4, PLAIN, {}),
            (3, {"visits": 0}, {}),
            (1, {"sex": "man"}, {}),
        )
    ).flow
    assert (flow.entered, flow.first_visit, flow.second_visit) == (22, 18, 17)
    assert (flow.not_due, flow.unknown) == (2, 4)
    assert (flow.due, flow.followed_up, flow.lost) == (12, 7, 5)
    assert (flow.response.count, flow.response.answered) == (7, 12)
    assert [(one.code, one.count) for one in flow.reasons.parts] == [("not_reached", 5)]


def test_a_missing_answer_is_no_no():
    found = evaluate(
        people(
            (4, PLAIN, {"victimised_by_manager": True}),
            (3, PLAIN, {"victimised_by_manager": False, "victimised_by_coworker": False}),
            (2, PLAIN, {"victimised_by_manager": False}),
            (1, PLAIN, {"victimised_by_coworker": True, "victimised_by_manager": True}),
        )
    ).contact
    assert (found.victimised.count, found.victimised.answered, found.victimised.missing) == (
        5,
        8,
        2,
    )
    assert (found.by_both.count, found.by_both.answered) == (1, 6)


def test_the_problem_is_compared_in_the_same_persons():
    befores, afters = [8, 9, 7, 10, 8, 9], [4, 5, 6, 3, 8, 2]
    found = evaluate(
        people(
            *[
                (1, FOLLOWED_UP, {"problem_before": before, "problem_after": after})
                for before, after in zip(befores, afters, strict=True)
            ],
            (6, LOST, {"problem_before": 10}),
        )
    ).outcome.problem
    reference = stats.ttest_rel(afters, befores).confidence_interval()
    assert (found.answered, found.missing, found.change.before) == (6, 6, pytest.approx(8.5))
    assert (found.change.change.low, found.change.change.high) == pytest.approx(tuple(reference))


def test_sick_leave_is_told_of_all_and_of_the_same_persons():
    leave = {"sick_leave_before": True}
    found = evaluate(
        people(
            (3, FOLLOWED_UP, leave | {"sick_leave_after": True}),
            (8, FOLLOWED_UP, leave),
            (2, FOLLOWED_UP, {"sick_leave_after": True}),
            (7, FOLLOWED_UP, {}),
            (10, LOST, leave),
        )
    ).outcome.sick_leave
    assert (found.before.count, found.before.answered) == (21, 30)
    assert (found.before_paired.count, found.after.count, found.answered) == (11, 5, 20)
    assert found.pairs == Pairs(both=3, only_before=8, only_after=2, neither=7)
    assert found.difference.value == pytest.approx(-0.3)
    assert found.test.p == pytest.approx(stats.binomtest(2, 10).pvalue)


def test_nothing_is_told_of_four():
    found = evaluate(people((4, FOLLOWED_UP, {"helpful": 9, "would_recommend": True})))
    outcome = found.outcome
    assert outcome.problem.change is outcome.sick_leave.pairs is outcome.helpful.mean is None
    assert outcome.recommend.count is outcome.recommend.answered is None
    assert found.participants.sex.parts == ()
    assert found.sensitivity.problem == found.sensitivity.sick_leave == ()


def test_what_would_tell_of_two_who_were_lost_is_hidden():
    # Beside the mean of the 20 followed up, the mean of all 22 would tell of the other two.
    found = evaluate(people((20, FOLLOWED_UP, {"problem_before": 9}), (2, LOST, {})))
    assert found.participants.problem.mean is None
    assert found.outcome.sick_leave.before.share is None
    assert found.outcome.problem.change.before == 9
    assert all(one.lost is one.followed_up is None for one in found.lost)
    assert [one.key for one in found.sensitivity.problem] == ["complete"]


def test_what_would_tell_of_two_whose_follow_up_is_not_due_is_hidden():
    leave = {"sick_leave_before": True}
    groups = (20, FOLLOWED_UP, {}), (9, LOST, {})
    waiting = {**LOST, "not_followed_up_because": "not_due"}
    few, more = (evaluate(people(*groups, (n, waiting, leave))) for n in (2, 5))
    assert few.participants.problem.mean is few.outcome.sick_leave.before.share is None
    assert all(one.lost is None for one in few.lost)
    assert more.outcome.sick_leave.before.count == 5
    assert any(one.lost is not None for one in more.lost)


def test_a_small_part_of_a_whole_is_hidden_with_another():
    sex = evaluate(
        people((30, PLAIN, {}), (9, PLAIN, {"sex": "man"}), (2, PLAIN, {"sex": "other"}))
    )
    counts = {one.code: one.count for one in sex.participants.sex.parts}
    assert counts == {"woman": 30, "man": None, "other": None}


def test_the_mean_age_is_told_to_come_from_bands_where_it_does():
    found = evaluate(people((6, PLAIN, {}), (6, PLAIN, {"age_band": "25_34"})))
    assert found.participants.age.mean.value == 40  # 50 and 30 stand for the bands
    assert found.participants.age.from_bands
    assert found.caveats[: len(ALWAYS)] == ALWAYS
    assert "age_from_bands" in found.caveats


def test_those_lost_are_set_beside_those_followed_up():
    found = evaluate(
        people(
            (6, FOLLOWED_UP, {"sick_leave_before": True}),
            (4, FOLLOWED_UP, {}),
            (4, LOST, {"sick_leave_before": True}),
            (6, LOST, {}),
        )
    )
    leave = next(one for one in found.lost if one.key == "sick_leave_before")
    assert (leave.followed_up, leave.lost) == (0.6, 0.4)
    assert leave.difference == pytest.approx(0.2 / 0.24**0.5)  # both variances are 0.24
    assert leave.is_noted
    assert {"lost_differ", "many_lost", "few_followed_up"} <= set(found.caveats)


def burnt_out(*sums):
    pairs = [{"smbm_12_sum": before, "smbm_12_sum_after": after} for before, after in sums]
    return people(*[(1, FOLLOWED_UP, pair) for pair in pairs])


def test_reliable_change_rests_on_the_measure_that_is_given():
    border = CutOff(48, Text("En norm", "A norm", "En norm"), is_validated=True)
    measure = Measure(sd=12, reliability=0.85, cut_off=border)  # critical change 12.88
    data = burnt_out((60, 45), (60, 50), (60, 47), (70, 60), (50, 66), (49, 40))
    found = evaluate(data, measure=measure)
    burnout = found.outcome.burnout
    told = [one.count for one in (burnout.improved, burnout.unchanged, burnout.worse)]
    assert told == [2, 3, 1]
    assert [burnout.over_before.count, burnout.over_after.count] == [6, 3]
    assert (burnout.recovered.count, burnout.basis) == (2, ("given",))
    assert burnout.critical_change == pytest.approx(12.88, abs=0.005)
    assert "cut_off_not_validated" not in found.caveats


def test_without_a_measure_the_borrowed_cut_off_says_for_whom_it_holds():
    found = evaluate(burnt_out((60, 45), (62, 50), (58, 47), (70, 60), (50, 66), (49, 40)))
    burnout = found.outcome.burnout
    assert (burnout.cut_off, burnout.cut_off_is_validated) == (48, False)
    assert "elva frågor" in burnout.cut_off_validity.sv
    assert {"cut_off_not_validated", "reliability_of_items"} <= set(found.caveats)
