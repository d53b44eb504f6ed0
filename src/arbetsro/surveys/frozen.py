"""Freezing a wave: its answers as a Parquet file that results are worked out of, time and again.

The file holds no more than the results need: where, the few background answers, and the answers
with their scores. Nobody stands in it together with fewer than are told of, and its order is drawn
by lot, so that it follows neither the order of answering nor that of the store.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from secrets import SystemRandom
from typing import TYPE_CHECKING, Literal

from arbetsro.language import Language, say
from arbetsro.surveys.tree import UnitTree
from arbetsro.surveys.variables import Background, Variable

if TYPE_CHECKING:
    import pyarrow as pa

    from arbetsro.surveys.form import Form

#: Rises when files are written in a way that older programs cannot read.
VERSION = 1

#: Rows that are written and read at a time. Engines share a file between cores by such groups.
ROWS_AT_A_TIME = 65_536

#: Where a file says what it is.
_MARK = b"arbetsro"

Code = Literal[
    "not_parquet", "foreign", "other_version", "other_columns", "other_places", "changed"
]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one person has answered.

    Attributes:
        place: Where it belongs, as an id of the tree.
        answers: By the key of each question that was answered.
    """

    place: int
    answers: Mapping[str, int]


class TooFewAnsweredError(ValueError):
    """So few have answered in all that nothing may be told, not even of the whole.

    Attributes:
        given: How many answered.
        needed: How many it takes.
    """

    def __init__(self, given: int, needed: int) -> None:
        self.given, self.needed = given, needed
        super().__init__(f"{given} answers where {needed} are needed")

    def said(self, language: Language) -> str:
        """What is wrong and what can be done, in a sentence or two."""
        return say("survey_figures.too_few", language, needed=self.needed)


class DamagedError(ValueError):
    """A file that is not what it was when it was written, or was never ours.

    Attributes:
        code: What is wrong.
        value: Where, as the name of a column, else blank.
    """

    def __init__(self, code: Code, value: str = "") -> None:
        self.code, self.value = code, value
        super().__init__(f"{code} {value}".strip())

    def said(self, language: Language) -> str:
        """What is wrong and what can be done, in a sentence or two."""
        return say(f"survey_figures.{self.code}", language, value=self.value)


def freeze(form: "Form", tree: UnitTree, sheets: Iterable[Sheet], *, smallest: int) -> bytes:
    """The answers of a closed wave as Parquet.

    Args:
        form: What was asked; it says which columns there are and works out each row.
        tree: The places that results are told for.
        sheets: All that were sent in, in any order.
        smallest: The fewest that may stand together; see ``moved_up``.

    Returns:
        A file with the columns ``place``, those of ``form.backgrounds`` and of ``form.variables``.

    Raises:
        TooFewAnsweredError: Fewer than ``smallest`` have answered in all.
    """
    kept = list(sheets)
    if len(kept) < smallest:
        raise TooFewAnsweredError(len(kept), smallest)
    moved = moved_up(tree, [sheet.place for sheet in kept], smallest)
    rows = [(moved[sheet.place], sheet.answers) for sheet in kept]
    SystemRandom().shuffle(rows)
    table = ({"place": place, **form.row(answers)} for place, answers in rows)
    return _written(_schema(form.backgrounds, form.variables), table)


def moved_up(tree: UnitTree, places: Iterable[int], smallest: int) -> dict[int, int]:
    """Where the people of each place are to stand, so that nobody stands with too few others.

    Where a place has few people of its own beside those of the places in it, the smallest of these
    joins them: its result would have to be hidden anyway, since the few could be worked out from
    it. A place without any in it goes up to the one above.

    Args:
        tree: Which place each stands in.
        places: The place of each person, as an id.
        smallest: The fewest that may stand together.

    Returns:
        The id of the place to stand in, by the id of each place.
    """
    own = Counter(tree.index[place] for place in places)
    below: dict[int, list[int]] = defaultdict(list)
    total = [0] * len(tree)
    joins: dict[int, int] = {}
    for i in range(len(tree) - 1, -1, -1):  # a place comes after the one that it stands in
        apart = sorted((one for one in below[i] if total[one]), key=lambda one: total[one])
        while 0 < own[i] < smallest and apart:
            joined = apart.pop(0)
            joins[joined] = i
            own[i] += total[joined]
        total[i] = own[i] + sum(total[one] for one in apart)
        if i and 0 < total[i] < smallest:
            joins[i] = tree.parents[i]
            own[tree.parents[i]] += total[i]
        elif i:
            below[tree.parents[i]].append(i)
    stands: list[int] = []
    for i, parent in enumerate(tree.parents):
        # Whoever joins takes along all that stands below.
        stands.append(stands[parent] if i in joins or (i and stands[parent] != parent) else i)
    return {id_: tree.ids[stands[i]] for i, id_ in enumerate(tree.ids)}


def digest(data: bytes) -> str:
    """SHA-256 of a file, kept beside it so that a change of it is seen."""
    return hashlib.sha256(data).hexdigest()


def unchanged(data: bytes, expected: str) -> bytes:
    """The file itself, once it is sure that it is the one that was written.

    Raises:
        DamagedError: It is another.
    """
    if digest(data) != expected:
        raise DamagedError("changed")
    return data


def check(file: Path, variables: Sequence[Variable], backgrounds: Sequence[Background]) -> int:
    """How many have answered, by a frozen file that has exactly these columns.

    Raises:
        DamagedError: It cannot be read, is none of ours, or holds other columns.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        told = pq.read_metadata(file)
        schema = told.schema.to_arrow_schema()
    except (pa.ArrowException, OSError) as error:
        raise DamagedError("not_parquet") from error
    check_mark(schema, "frozen")
    expected = ["place", *(one.key for one in backgrounds), *(one.key for one in variables)]
    for name in sorted(set(expected) ^ set(schema.names)):
        raise DamagedError("other_columns", name)
    return int(told.num_rows)


def mark(kind: str, **more: object) -> dict[bytes, bytes]:
    """What a file says of itself, for its schema."""
    return {_MARK: json.dumps({"kind": kind, "version": VERSION, **more}).encode()}


def check_mark(schema: "pa.Schema", kind: str) -> dict[str, object]:
    """What a file says of itself.

    Raises:
        DamagedError: It is none of ours, of another kind, or of a version that is not known.
    """
    try:
        told = dict(json.loads((schema.metadata or {})[_MARK]))
    except (KeyError, ValueError) as error:
        raise DamagedError("foreign") from error
    if told.get("kind") != kind:
        raise DamagedError("foreign")
    if told.get("version") != VERSION:
        raise DamagedError("other_version")
    return told


def _schema(backgrounds: Iterable[Background], variables: Iterable[Variable]) -> "pa.Schema":
    import pyarrow as pa

    fields = [pa.field("place", pa.int64(), nullable=False)]
    fields += [pa.field(one.key, _whole(one.values)) for one in backgrounds]
    fields += [
        pa.field(one.key, _whole(one.values) if one.values else pa.float64()) for one in variables
    ]
    return pa.schema(fields, mark("frozen"))


def _whole(values: Sequence[int]) -> "pa.DataType":
    """The smallest type of whole numbers that holds these."""
    import pyarrow as pa

    reach = max(abs(one) for one in values)
    return pa.int8() if reach < 2**7 else pa.int16() if reach < 2**15 else pa.int64()


def _written(schema: "pa.Schema", rows: Iterator[Mapping[str, object]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    written = BytesIO()
    with pq.ParquetWriter(written, schema, compression="zstd") as writer:
        while some := list(islice(rows, ROWS_AT_A_TIME)):
            held = {key: [row[key] for row in some] for key in schema.names}
            writer.write_table(pa.table(held, schema=schema))
    return written.getvalue()
