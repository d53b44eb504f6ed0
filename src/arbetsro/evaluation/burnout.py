"""The burnout self-rating where it was measured twice: whose change is larger than its error."""

from collections.abc import Sequence
from statistics import stdev

from arbetsro.evaluation.dataset import Row
from arbetsro.evaluation.persons import number, pairs
from arbetsro.evaluation.results import BurnoutChange, NumberChange
from arbetsro.evaluation.summary import share_of
from arbetsro.instruments.instrument import Threshold, instrument
from arbetsro.statistics.disclosure import is_shown
from arbetsro.statistics.reliable_change import CutOff, Measure, ReliableChange, reliable_change

#: How well the items agree (alpha) in the Swedish study that the scale's page tells of: Almén &
#: Jansson 2021. How well two measurements agree is not published for SMBM-12; it is lower, so that
#: the change that counts as reliable comes out a little too small, which a caveat says.
RELIABILITY_OF_ITEMS = 0.94

_INSTRUMENT = "smbm-12"


def burnout_change(
    sums: NumberChange, rows: Sequence[Row], measure: Measure | None
) -> BurnoutChange:
    """Reliable change of the self-rating.

    Args:
        sums: The change of the mean.
        rows: Those due for follow-up.
        measure: What reliable change rests on, in points of the sum; from the set itself if not
            told.
    """
    both = pairs(rows, "smbm_12_sum", "smbm_12_sum_after")
    used = measure or _measure_of(rows)
    if used is None or not is_shown(len(both)):
        used, both = None, []
    changes = [reliable_change(one, other, used) for one, other in both] if used else []
    border = used.cut_off if used else None
    return BurnoutChange(
        sums=sums,
        improved=share_of("improved", [one.verdict == "improved" for one in changes]),
        unchanged=share_of("unchanged", [one.verdict == "unchanged" for one in changes]),
        worse=share_of("worse", [one.verdict == "worse" for one in changes]),
        over_before=share_of("over_before", _over([one for one, _ in both], border)),
        over_after=share_of("over_after", _over([other for _, other in both], border)),
        recovered=share_of("recovered", _recovered(changes)),
        measure=used,
        critical_change=used.critical_change() if used else None,
        cut_off=border.value if border else None,
        cut_off_validity=border.validity if border else None,
        cut_off_is_validated=border.is_validated if border else False,
        basis=_basis(measure) if used else (),
    )


def _measure_of(rows: Sequence[Row]) -> Measure | None:
    """The measure with the spread of the set itself; nothing where there is too little of it."""
    sums = [one for row in rows if (one := number(row, "smbm_12_sum")) is not None]
    spread = stdev(sums) if is_shown(len(sums)) else 0.0
    if spread <= 0:
        return None
    known, limit = instrument(_INSTRUMENT), _threshold()
    cut_off = CutOff(limit.mean * len(known.items), limit.validated_for, limit.is_validated)
    return Measure(spread, RELIABILITY_OF_ITEMS, lower_is_better=True, cut_off=cut_off)


def _basis(measure: Measure | None) -> tuple[str, ...]:
    return ("given",) if measure else ("sd_of_this_set", "reliability_of_items")


def _threshold() -> Threshold:
    known = instrument(_INSTRUMENT)
    return next(one for one in known.thresholds if one.scale == known.total.key)


def _over(sums: Sequence[float], border: CutOff | None) -> list[bool]:
    return [one >= border.value for one in sums] if border else []


def _recovered(changes: Sequence[ReliableChange]) -> list[bool]:
    return [one.recovered for one in changes if one.recovered is not None]
