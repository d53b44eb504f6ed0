"""Files of answers from any program."""

import numpy as np
import pytest

from arbetsro.evaluation.files.faults import FileError
from arbetsro.exchange.answers import AnswersError, as_array, read_answers
from arbetsro.instruments.instrument import instrument

STRESS = instrument("pss-10")
HEADS = {
    "numbers": [str(n) for n in range(1, 11)],
    "q": [f"Q{n}" for n in range(1, 11)],
    "id": [f"PSS-10_{n}" for n in range(1, 11)],
    "columns": [f"q_pss_10_{n}" for n in range(1, 11)],
    "keys": [one.key for one in STRESS.items],
}


def table(*rows, separator=";"):
    return "\n".join(separator.join(map(str, row)) for row in rows).encode()


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_column_is_an_item_by_any_of_its_names(head, separator):
    found = read_answers(table(head, [n % 5 for n in range(10)], separator=separator), STRESS)
    assert found.rows[0].answers == {n + 1: n % 5 for n in range(10)}
    assert (found.kept, found.lacking) == ((), ())


def test_other_columns_are_kept_and_items_without_a_column_are_told():
    found = read_answers(table(["id", "1", "2"], ["a-b", 4, ""]), STRESS)
    assert found.kept == ("id",)
    assert found.rows[0].kept == ("a-b",)
    assert found.rows[0].answers == {1: 4, 2: None}
    assert found.lacking == tuple(range(3, 11))


@pytest.mark.parametrize("blank", ["", " ", "NA", ".", "NaN", "null"])
def test_an_answer_left_out_is_never_a_number(blank):
    found = read_answers(table([1, 2], [blank, 0]), STRESS)
    assert found.rows[0].answers == {1: None, 2: 0}


def test_decimals_that_are_nothing_are_taken_off():
    assert read_answers(table([1, 2], ["3.0", "2,00"]), STRESS).rows[0].answers == {1: 3, 2: 2}


def test_every_answer_that_is_none_is_told_with_its_line_and_item():
    with pytest.raises(AnswersError) as refused:
        read_answers(table([1, 2], [9, 1], ["x", "1.5"]), STRESS)
    told = [(one.values["line"], one.values["item"]) for one in refused.value.faults]
    assert told == [(2, 1), (3, 1), (3, 2)]


def test_more_than_twenty_faults_are_counted():
    with pytest.raises(AnswersError) as refused:
        read_answers(table([1], *[[9]] * 30), STRESS)
    assert refused.value.faults[-1].values == {"count": 10}


@pytest.mark.parametrize(
    ("data", "code"), [(b"a;b\n1;2\n", "no_items"), (b"", "no_items"), (b"1;q1\n1;1", "item_twice")]
)
def test_columns_that_cannot_be_used_are_refused(data, code):
    with pytest.raises(AnswersError) as refused:
        read_answers(data, STRESS)
    assert [one.code for one in refused.value.faults] == [code]
    assert len({refused.value.faults[0].said(one) for one in ("sv", "en", "da")}) == 3


def test_what_is_no_text_is_refused():
    with pytest.raises(FileError):
        read_answers(b"1;2\n\x00\xff", STRESS)


def test_as_numbers_items_are_turned_and_blanks_are_no_numbers():
    # On a scale from 0 to 4 a turned 1 is a 3.
    found = as_array(read_answers(table([3, 4, 5], [1, 1, ""]), STRESS), STRESS, (3, 4, 5))
    assert found[0, :2].tolist() == [1, 3]
    assert np.isnan(found[0, 2])
