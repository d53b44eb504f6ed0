"""Indicators for steering: each is defined, and is worked out of something that there is."""

from collections import Counter

from arbetsro.knowledge.content import Reader
from arbetsro.surveys.form import read_form
from arbetsro.surveys.indicators import indicators, read_indicators
from arbetsro.workenv.figures import figures

LONG = {"instruments": [{"id": "arbetsro", "form": "long", "modules": ["managers"]}]}
TEXT = {"sv": "Ett", "en": "One", "da": "En"}
INDICATOR = {
    "key": "a", "group": "demands", "label": TEXT, "definition": TEXT, "numerator": TEXT,
    "denominator": TEXT, "higher": "bad", "from": ["arbetsro"],
}  # fmt: skip


def variables():
    return {one.key: one for one in read_form(LONG).variables}


def test_every_variable_is_one_of_the_own_instrument():
    used = {key for one in indicators().values() for key in one.variables}
    assert used - set(variables()) == set()


def test_a_higher_value_means_the_same_as_in_the_instrument():
    known = variables()
    wrong = [
        one.key
        for one in indicators().values()
        if one.measure in {"mean", "share"}
        and known[one.variables[0]].direction != f"high_is_{one.higher}"
    ]
    assert wrong == []


def test_a_higher_value_means_the_same_as_in_the_figures_of_the_work_environment():
    good = {"high": "good", "low": "bad"}
    found = [one for one in indicators().values() if one.figure]
    assert len(found) >= 4
    assert [one.key for one in found if good[figures()[one.figure].good] != one.higher] == []


def test_demands_resources_and_conditions_are_all_there_and_absence_is_not():
    groups = Counter(one.group for one in indicators().values())
    assert groups["demands"] >= 4
    assert groups["resources"] >= 4
    assert groups["conditions"] >= 3
    assert not any("frånvaro" in one.label.sv.lower() for one in indicators().values())


def test_the_value_is_the_mean_or_the_share_or_the_difference_of_two():
    found = indicators()
    assert found["support"].value({"s_arbetsro_support": 3.2}) == 3.2
    means = {"s_arbetsro_workload": 4.0, "s_arbetsro_capacity": 2.5}
    assert found["load_beside_relief"].value(means) == 1.5


def test_what_is_hidden_gives_no_value():
    found = indicators()
    assert found["load_beside_relief"].value({"s_arbetsro_workload": 4.0}) is None
    assert found["high_stress"].value({}) is None
    assert found["response_rate"].value({}) is None


def test_faults_of_the_file_are_all_named_at_once():
    reader = Reader("indicators")
    read_indicators(
        reader,
        {
            "indicator": [
                {**INDICATOR, "figure": "weather"},
                {**INDICATOR, "key": "b"},
                {**INDICATOR, "key": "c", "measure": "share", "variables": ["s_arbetsro_stress"]},
                {**INDICATOR, "key": "d", "measure": "difference", "variables": ["s_a"]},
                {**INDICATOR, "key": "d", "wave": "response_rate", "figure": "answer_days"},
            ]
        },
    )
    assert {(one.code, one.place) for one in reader.faults} == {
        ("unknown_word", "indicator.1.figure"),
        ("missing", "indicator.2.variables"),
        ("unknown_word", "indicator.3.variables"),
        ("wrong_kind", "indicator.4.variables"),
        ("missing", "indicator.5.variables"),
        ("used_twice", "indicator"),
    }
