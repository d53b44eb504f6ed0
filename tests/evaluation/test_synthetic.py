"""The example data set gives every figure that the source prints, computed by the evaluation.

Expected values: the report 26RS2218-1, rounded as it prints them.
"""

import pytest

from arbetsro.evaluation.analysis import evaluate
from arbetsro.evaluation.deidentify import deidentify
from arbetsro.evaluation.synthetic import synthetic


def percent(share, decimals=0):
    return f"{100 * share.share.value:.{decimals}f}"


def part(distribution, code):
    return f"{100 * next(one.share for one in distribution.parts if one.code == code):.0f}"


PRINTED = {
    "persons": ("218", lambda e: str(e.flow.first_visit)),
    "women": ("76", lambda e: part(e.participants.sex, "woman")),
    "men": ("24", lambda e: part(e.participants.sex, "man")),
    "mean age": ("53", lambda e: f"{e.participants.age.mean.value:.0f}"),
    "public": ("56", lambda e: part(e.participants.sector, "public")),
    "private": ("44", lambda e: part(e.participants.sector, "private")),
    "SMBM-12": ("62", lambda e: f"{e.participants.burnout.mean.value:.0f}"),
    "problem": ("8.5", lambda e: f"{e.participants.problem.mean.value:.1f}"),
    "sick leave": ("43", lambda e: percent(e.outcome.sick_leave.before)),
    "told manager": ("97", lambda e: percent(e.contact.told_manager)),
    "manager's support": ("7", lambda e: percent(e.contact.manager_support)),
    "victimised": ("41", lambda e: percent(e.contact.victimised)),
    "by manager": ("34", lambda e: percent(e.contact.by_manager)),
    "by co-worker": ("17", lambda e: percent(e.contact.by_coworker)),
    "by both": ("10", lambda e: percent(e.contact.by_both)),  # 34 + 17 - 41
    "occupational health": ("74", lambda e: percent(e.occupational_health.available)),
    "contact, in the table": ("8", lambda e: percent(e.occupational_health.contact)),
    "contact, in the summary": ("7.6", lambda e: percent(e.occupational_health.contact, 1)),
    "problem of those followed up": ("8.5", lambda e: f"{e.outcome.problem.change.before:.1f}"),
    "problem after": ("4.4", lambda e: f"{e.outcome.problem.change.after:.1f}"),
    "sick leave, same persons": ("43", lambda e: percent(e.outcome.sick_leave.before_paired)),
    "sick leave after": ("13", lambda e: percent(e.outcome.sick_leave.after)),
    "helpful": ("8.0", lambda e: f"{e.outcome.helpful.mean.value:.1f}"),
    "recommend": ("97", lambda e: percent(e.outcome.recommend)),
}


@pytest.mark.parametrize("seed", [2026, 7])
def test_every_printed_figure_comes_out(seed):
    found = evaluate(synthetic(seed))
    told = {name: read(found) for name, (_, read) in PRINTED.items()}
    assert told == {name: printed for name, (printed, _) in PRINTED.items()}


def test_made_safe_it_gives_the_same_results_at_follow_up():
    data = synthetic()
    safe = deidentify(data.rows, is_synthetic=True, about=data.about)
    assert evaluate(safe.data).outcome.problem.change.change.value == pytest.approx(
        evaluate(data).outcome.problem.change.change.value
    )
    assert {"sex", "sector", "region", "age_band"} <= set(safe.data.columns)


def test_it_is_marked_as_made_up_and_always_the_same():
    data = synthetic()
    assert data.is_synthetic
    assert "Påhittat" in data.about.sv
    assert data == synthetic()
    assert "synthetic" in evaluate(data).caveats


def test_everything_that_the_service_asks_is_there_but_what_the_source_did_not_measure():
    assert "smbm_12_sum_after" not in synthetic().columns
    found = evaluate(synthetic())
    assert found.outcome.burnout.sums.change is None
    assert "burnout_not_measured_twice" in found.caveats
    assert all(one.share for one in (*found.plans.kinds, *found.comments))
    assert all(one.share for one in found.occupational_health.why_not)
    assert len(found.flow.reasons.parts) == 3
