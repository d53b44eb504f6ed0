"""The variables of the data set, as the content file declares them."""

import re

from arbetsro.evaluation.deidentify import age_band, waiting_band
from arbetsro.evaluation.variables import flag_labels, sections, starting_with, variables


def test_every_name_can_be_used_in_other_programs():
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,63}", name) for name in variables())


def test_every_variable_has_what_its_kind_needs():
    faults = [
        one.name
        for one in variables().values()
        if (one.kind == "choice") != bool(one.choices)
        or (one.kind in {"whole", "decimal"}) != (one.lowest is not None)
        or (one.lowest is None) != (one.highest is None)
        or len(set(one.codes)) != len(one.codes)
        or [choice.number for choice in one.choices] != list(range(1, len(one.choices) + 1))
    ]
    assert not faults


def test_variables_of_a_section_stand_together():
    in_order = list(dict.fromkeys(one.section for one in variables().values()))
    changes = [one.section for one in variables().values()]
    assert in_order == list(sections())
    assert sorted(changes, key=in_order.index) == changes
    assert set(flag_labels()) == {True, False}


def test_the_source_gives_five_reasons_and_five_comments():
    assert len(starting_with("why_not_")) == len(starting_with("comment_")) == 5
    assert len(starting_with("plan_")) == 8


def test_every_age_and_waiting_time_has_a_band():
    bands, waits = variables()["age_band"], variables()["days_to_first_visit"]
    fine = [one.code for one in bands.choices if not one.coarse]
    assert list(dict.fromkeys(age_band(years) for years in range(16, 81))) == fine
    assert [age_band(years) for years in (24, 25, 34, 35, 64, 65)] == [
        "under_25", "25_34", "25_34", "35_44", "55_64", "65_plus",
    ]  # fmt: skip
    assert list(dict.fromkeys(waiting_band(days) for days in range(80))) == list(waits.codes)
