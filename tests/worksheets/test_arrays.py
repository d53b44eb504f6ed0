"""Many draws at once give what one draw at a time gives, in little memory."""

import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbetsro.economics.calculation import calculate
from arbetsro.worksheets import Given, evaluate
from arbetsro.worksheets.arrays import evaluate_draws

from .made_up import book, row


@pytest.fixture(scope="module")
def calculation(demo):
    beyond = ("turnover", "absence_classes", "multiplier", "effects", "vat")
    rows = {"K1": 90, "K2": 0.1, "K3": 3e5, "K11": 0.4, "K12": 0.02, "K13": 0.005, "K41": 1.5,
            "K52": 0.1, "K62": 0.5}  # fmt: skip
    return calculate(replace(demo, rows={**demo.rows, **rows}, beyond=beyond))


def inputs(calculation):
    """The inputs of the case and what they may be, by address."""
    results = calculation.evaluation.results
    given = {a: r for a, r in results.items() if r.origin in {"typed", "reference"}}
    return {a: r.cell.row.typical or (0.5 * r.number, 1.5 * r.number) for a, r in given.items()}


def one_by_one(calculation, draws, at):
    given = {a: Given(r.number) for a, r in calculation.evaluation.results.items()
             if r.origin in {"typed", "reference"}}  # fmt: skip
    given |= {address: Given(float(values[at])) for address, values in draws.items()}
    return evaluate(calculation.book, given)


@settings(max_examples=15)
@given(data=st.data(), seed=st.integers(0, 2**32 - 1))
def test_every_row_is_what_it_is_draw_by_draw(calculation, data, seed):
    known = inputs(calculation)
    varying = data.draw(st.sets(st.sampled_from(sorted(known)), min_size=1))
    rng = np.random.default_rng(seed)
    draws = {address: rng.uniform(*known[address], size=4) for address in sorted(varying)}
    found = {cell.address: v.copy() for cell, v in evaluate_draws(calculation.evaluation, draws)}
    assert set(varying) <= set(found)
    for at in range(4):
        alone = one_by_one(calculation, draws, at).results
        for address, result in alone.items():
            base = calculation.evaluation.results[address].number
            together = found[address][at] if address in found else base
            assert together == pytest.approx(result.number, rel=1e-9, abs=1e-6), address


def test_a_value_typed_by_the_user_is_replaced_by_its_draws(calculation):
    draws = {"effect": np.array([0.0, 0.5, 1.0])}
    found = {cell.code: values for cell, values in evaluate_draws(calculation.evaluation, draws)}
    cost = calculation.evaluation.number("C20")
    assert found["J6"].tolist() == [0.0, 0.5, 1.0]
    assert found["J7"] == pytest.approx([0, cost / 2, cost])
    assert "C20" not in found


def test_only_the_cells_asked_for_are_given(calculation):
    draws = {"high_stress_share": np.array([0.1, 0.3]), "effect": np.array([0.1, 0.2])}
    everything = {c.address: v.copy() for c, v in evaluate_draws(calculation.evaluation, draws)}
    asked = {"surplus", "production_loss_value"}
    found = {c.address: v.copy() for c, v in evaluate_draws(calculation.evaluation, draws, asked)}
    assert set(found) == asked
    for address, values in found.items():
        assert values == pytest.approx(everything[address])


def test_a_few_rows_on_many_draws_are_what_they_are_among_all_rows(calculation):
    rng = np.random.default_rng(7)
    known = inputs(calculation)
    draws = {a: rng.uniform(low, high, 100_003) for a, (low, high) in known.items()}
    asked = ("surplus", "extended_surplus", "effect")
    apart = {c.address: v for c, v in evaluate_draws(calculation.evaluation, draws, asked)}
    assert set(apart) == set(asked)
    for cell, values in evaluate_draws(calculation.evaluation, draws):
        if cell.address in asked:
            np.testing.assert_allclose(apart[cell.address], values, rtol=1e-9)


def test_a_draw_that_divides_by_zero_is_not_a_finite_number():
    whole = book(row("C1"), row("C2", "6 / c1"), row("C3", "c2 - c2"))
    base = evaluate(whole, {"c1": Given(3.0)})
    found = {c.code: v for c, v in evaluate_draws(base, {"c1": np.array([2.0, 0.0])})}
    assert found["C2"].tolist() == [3.0, np.inf]
    assert found["C3"][0] == 0
    assert np.isnan(found["C3"][1])


def test_cells_that_are_missing_are_left_out():
    whole = book(row("C1"), row("C2"), row("C3", "c1 * 2"), row("C4", "c1 * c2"))
    base = evaluate(whole, {"c1": Given(3.0)})
    found = [cell.code for cell, _ in evaluate_draws(base, {"c1": np.array([1.0, 2.0])})]
    assert sorted(found) == ["C1", "C3"]


class TestMemory:
    DRAWS = 200_000
    ONE_ARRAY = 8 * DRAWS

    def peak(self, evaluation, draws):
        """The most bytes held at once beyond the draws themselves, with every row looked at."""
        tracemalloc.start()
        before, _ = tracemalloc.get_traced_memory()
        for _, values in evaluate_draws(evaluation, draws):
            values.mean()
        del values
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most - before

    def chain(self, length):
        """A book in which each row rests on the one before it."""
        rows = [row("C1"), *(row(f"C{n}", f"c{n - 1} * 2 + 1") for n in range(2, length + 1))]
        return evaluate(book(*rows), {"c1": Given(1.0)})

    def test_it_does_not_grow_with_the_number_of_rows(self):
        draws = {"c1": np.linspace(0, 1, self.DRAWS)}
        few, many = (self.peak(self.chain(length), draws) for length in (5, 200))
        assert many < few + self.ONE_ARRAY

    def test_of_the_whole_book_only_a_part_is_held_at_once(self, calculation):
        rng = np.random.default_rng(1)
        known = inputs(calculation)
        draws = {a: rng.uniform(low, high, self.DRAWS) for a, (low, high) in known.items()}
        few = {address: values[:2] for address, values in draws.items()}
        computed = sum(1 for _ in evaluate_draws(calculation.evaluation, few)) - len(draws)
        held = self.peak(calculation.evaluation, draws) / self.ONE_ARRAY
        assert computed > 60
        assert held < computed / 3
