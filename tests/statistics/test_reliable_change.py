"""Change of one person. Expected values: the table of test vectors."""

import pytest

from arbetsro.language import Text
from arbetsro.statistics.reliable_change import CutOff, Measure, reliable_change

BURNOUT = Measure(sd=1.2, reliability=0.85)
VALIDITY = Text(sv="En annan version", en="Another version", da="En anden version")
WITH_BORDER = Measure(sd=1.2, reliability=0.85, cut_off=CutOff(4.0, VALIDITY))


def test_a_change_within_the_error_of_measurement_is_none():
    found = reliable_change(4.8, 3.6, BURNOUT)
    assert BURNOUT.error == pytest.approx(0.4648, abs=5e-5)
    assert BURNOUT.error_of_difference == pytest.approx(0.6573, abs=5e-5)
    assert BURNOUT.critical_change() == pytest.approx(1.288, abs=5e-4)
    assert found.index == pytest.approx(-1.826, abs=5e-4)
    assert found.verdict == "unchanged"


def test_a_larger_change_is_better_or_worse_by_the_direction_of_the_scale():
    well_being = Measure(sd=1.2, reliability=0.85, lower_is_better=False)
    assert reliable_change(4.8, 3.4, BURNOUT).verdict == "improved"
    assert reliable_change(3.4, 4.8, BURNOUT).verdict == "worse"
    assert reliable_change(3.4, 4.8, well_being).verdict == "improved"


def test_without_a_cut_off_nobody_is_called_recovered_or_not():
    found = reliable_change(4.8, 3.4, BURNOUT)
    assert found.crossed is found.recovered is None


@pytest.mark.parametrize(
    ("before", "after", "crossed", "recovered"),
    [(4.8, 3.4, True, True), (4.8, 3.6, True, False), (6.8, 4.0, False, False),
     (3.9, 2.5, False, False)],
)  # fmt: skip
def test_recovered_is_a_reliable_change_that_crosses_the_cut_off(before, after, crossed, recovered):
    found = reliable_change(before, after, WITH_BORDER)
    assert (found.crossed, found.recovered) == (crossed, recovered)


def test_a_measure_without_error_cannot_be_asked():
    with pytest.raises(ValueError, match="reliability 1"):
        reliable_change(1, 2, Measure(sd=1, reliability=1))
