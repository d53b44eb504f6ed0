"""What a file of a survey holds: a publication, seen at some places, with what was asked.

Every file is made of a publication and of nothing else. There is no file of single answers: what
one person has answered is nowhere to be read, not even by those who run the survey.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from arbetsro.language import Language
from arbetsro.surveys.form import Form
from arbetsro.surveys.published import Published
from arbetsro.surveys.variables import Background, Variable

if TYPE_CHECKING:
    import pyarrow as pa

#: The most rows that are written as something else than Parquet.
MOST_ROWS = 80_000
#: Rows that are taken out of the table at a time.
_AT_A_TIME = 10_000
_FIGURES = ("n", "invited", "mean", "sd", "low", "high")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file.

    Attributes:
        id: Its id in the publication.
        name: What it was called when the survey was opened.
        within: The name of the place that it stands in; blank for the whole.
        above: The id of that place.
    """

    id: int
    name: str
    within: str = ""
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of what is published.

    Attributes:
        spot: Where.
        background, value: The kind of people; nothing for everybody.
        variable: What it tells of; nothing where it tells how many have answered.
        n, invited: How many have a value, and how many were asked.
        mean, sd, low, high: Of the variable, with its 95 % interval.
        counts: How many gave each answer; nothing for a score.
    """

    spot: Spot
    background: Background | None
    value: int | None
    variable: Variable | None
    n: int
    invited: int | None
    mean: float | None
    sd: float | None
    low: float | None
    high: float | None
    counts: tuple[int, ...] | None

    def group(self, language: Language) -> str:
        """The kind of people in words; blank for everybody."""
        if self.background is None or self.value is None:
            return ""
        return label_of_group(self.background, self.value, language)


@dataclass(frozen=True)
class Export:
    """What a file holds.

    Attributes:
        title: What the survey is called.
        begins, ends: The days on which it could be answered.
        made: The day on which the file is made.
        mark: A few signs that differ between publications.
        form: What was asked.
        published: What is told.
        spots: The places in the order of the tree. Only those that are told of, so that a hidden
            one looks like one that is not there.
    """

    title: str
    begins: date
    ends: date
    made: date
    mark: str
    form: Form
    published: Published
    spots: tuple[Spot, ...]

    @classmethod
    def of(cls, published: Published, spots: Iterable[Spot], **about: Any) -> "Export":  # noqa: ANN401
        """An export of those of some places that are told of."""
        told = frozenset(published.places)
        return cls(
            published=published, spots=tuple(one for one in spots if one.id in told), **about
        )

    @cached_property
    def table(self) -> "pa.Table":
        """The rows of the places, in the order of the tree; columns as in a publication."""
        import pyarrow as pa
        import pyarrow.compute as pc

        ids = pa.array([one.id for one in self.spots], pa.int64())
        table = self.published.table()
        table = table.filter(pc.is_in(table["place"], value_set=ids))
        rank = pc.index_in(table["place"], value_set=ids).to_numpy()
        return table.take(np.argsort(rank, kind="stable"))

    @property
    def size(self) -> int:
        """How many rows there are."""
        return int(self.table.num_rows)

    @property
    def is_large(self) -> bool:
        """Whether there are more rows than a spreadsheet is of any use for."""
        return self.size > MOST_ROWS

    def rows(self) -> Iterator[Row]:
        """The rows in order."""
        spots = {one.id: one for one in self.spots}
        variables = {one.key: one for one in self.form.variables}
        backgrounds = {one.key: one for one in self.form.backgrounds}
        for batch in self.table.to_batches(max_chunksize=_AT_A_TIME):
            for one in batch.to_pylist():
                yield Row(
                    spots[one["place"]],
                    backgrounds.get(one["background"]),
                    one["value"],
                    variables.get(one["variable"]),
                    **{name: one[name] for name in _FIGURES},
                    counts=None if one["counts"] is None else tuple(one["counts"]),
                )


def label_of_group(background: Background, value: int, language: Language) -> str:
    """What an answer about oneself is called."""
    return background.value_labels[background.values.index(value)].in_(language)


def label_of_value(variable: Variable, at: int, language: Language) -> str:
    """What an answer is called; blank where only the ends of the scale have words."""
    return variable.value_labels[at].in_(language) if at < len(variable.value_labels) else ""
