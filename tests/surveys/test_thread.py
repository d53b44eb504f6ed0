"""The whole way, from answers to the real form to what is published of a place."""

from random import Random
from statistics import fmean

import pytest

from arbetsro.surveys.form import read_form
from arbetsro.surveys.frozen import Sheet, freeze
from arbetsro.surveys.high_stress import high_stress, stress_shares
from arbetsro.surveys.published import Published
from arbetsro.surveys.publishing import publish
from arbetsro.surveys.results import results
from arbetsro.surveys.standing_out import balances, grave
from arbetsro.surveys.tree import UnitTree

UNITS = UnitTree((7, 8, 9), (-1, 0, 0))


def test_answers_to_the_own_instrument_become_results_of_two_units(tmp_path):
    form = read_form({"instruments": [{"id": "arbetsro", "form": "short"}]})
    draw = Random(1)
    asked = [one for one in form.questions if one.kind == "item"]
    answers = [
        {one.key: draw.choice([two.value for two in one.choices]) for one in asked}
        for _ in range(60)
    ]
    sheets = [Sheet(UNITS.ids[1 + i % 2], one) for i, one in enumerate(answers)]
    file = tmp_path / "frozen.parquet"
    file.write_bytes(freeze(form, UNITS, sheets, smallest=5))
    found = Published.read(
        publish(results(file, form.variables, form.backgrounds, UNITS), threshold=5)
    )
    assert found.places == (7, 8, 9)
    place = found.of(8)
    assert place.answered == 30
    stress = [one.key for one in form.variables if one.part_of == "s_arbetsro_stress"]
    items = [key for key in stress if key.startswith("q_")]
    scores = [fmean(one[key] for key in items) for one in answers[::2]]
    assert place.cells["s_arbetsro_stress"].mean == pytest.approx(fmean(scores), abs=1e-6)
    (share,) = stress_shares(form.variables)
    counted = sum(form.row(one)[share.key] for one in answers[::2])
    assert high_stress(place, share).share.value == pytest.approx(counted / 30, abs=1e-6)
    assert len(grave(place, form.variables)) == 4
    assert {"demands", "recovery"} <= {one.factor for one in balances(place, form.variables)}
