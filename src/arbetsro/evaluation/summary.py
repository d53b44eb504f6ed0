"""Shares, means and distributions of the rows of a data set; hidden where they rest on few."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import stdev

from arbetsro.evaluation.dataset import Row
from arbetsro.evaluation.persons import flag, number
from arbetsro.evaluation.results import Distribution, Mean, Part, Share
from arbetsro.evaluation.variables import variables
from arbetsro.statistics.disclosure import is_shown
from arbetsro.statistics.paired import mean_with_interval
from arbetsro.statistics.proportions import wilson
from arbetsro.statistics.subtraction import hidden_parts


def share(rows: Iterable[Row], name: str) -> Share:
    """For how many a flag is set, of those for whom it is known."""
    return share_of(name, [flag(row, name) for row in rows])


def share_of(key: str, answers: Sequence[bool | None]) -> Share:
    """For how many something holds; ``None`` is missing."""
    known = [one for one in answers if one is not None]
    if not is_shown(len(known)):
        return Share(key, None, None, None, None)
    count = sum(known)
    missing = len(answers) - len(known)
    return Share(key, count, len(known), missing, wilson(count, len(known)))


def shares(rows: Sequence[Row], names: Iterable[str]) -> tuple[Share, ...]:
    """A share for every flag."""
    return tuple(share(rows, name) for name in names)


def mean(rows: Sequence[Row], name: str) -> Mean:
    """The mean of a number, of those for whom it is known."""
    return mean_of(name, [number(row, name) for row in rows])


def mean_of(key: str, values: Sequence[float | None], *, from_bands: bool = False) -> Mean:
    """The mean of numbers; ``None`` is missing."""
    known = [one for one in values if one is not None]
    if not is_shown(len(known)):
        return Mean(key, None, None, None, None, from_bands)
    missing = len(values) - len(known)
    return Mean(key, len(known), missing, mean_with_interval(known), stdev(known), from_bands)


def distribution(rows: Sequence[Row], name: str) -> Distribution:
    """How people spread over a variable's values; small parts are hidden, also by subtraction."""
    counts = Counter(str(row[name]) for row in rows if name in row)
    answered = sum(counts.values())
    if not is_shown(answered):
        return Distribution(name, None, None, ())
    hidden = hidden_parts(counts)
    order = variables()[name].codes or sorted(counts)
    told = (_part(code, counts[code], answered, code in hidden) for code in order if counts[code])
    return Distribution(name, answered, len(rows) - answered, tuple(told))


def share_beside(whole: Share, part: int | None) -> Share:
    """A share of all, hidden where it and that of a part of them would tell of a few others.

    Args:
        whole: The share of all.
        part: How many the figure beside it rests on, which are among them.
    """
    return share_of(whole.key, ()) if _gives_away(whole.answered, part) else whole


def mean_beside(whole: Mean, part: int | None) -> Mean:
    """A mean of all, hidden as ``share_beside`` hides a share."""
    return mean_of(whole.key, ()) if _gives_away(whole.answered, part) else whole


def _gives_away(whole: int | None, part: int | None) -> bool:
    if whole is None or part is None or whole == part:
        return False
    return not is_shown(whole - part)


def _part(code: str, count: int, of: int, is_hidden: bool) -> Part:
    return Part(code, None, None) if is_hidden else Part(code, count, count / of)
