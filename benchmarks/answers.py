"""(k) Results of 10 million answers at 20 000 places: arbetsro, SQL by hand, and pandas."""

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from measuring import Way, compared, in_turn, show, told

PEOPLE, ITEMS, PLACES = 250_000, 40, 20_000
REPETITIONS = 3
#: So many places stand in each.
_BELOW = 8
_BY_HAND = "DuckDB by hand, each place with all below"
_TITLE = "(k) Results of {:,} answers at {:,} places"


def measure() -> None:
    """Makes a frozen wave, and prints seconds and ratios."""
    with tempfile.TemporaryDirectory(prefix="arbetsro-benchmark-") as folder:
        file = Path(folder) / "answers.parquet"
        variables, tree = _wave(file)
        ours, ways = _ways(file, variables, tree)
        _check(ours(), ways[_BY_HAND]())
        times = dict(zip(("", *ways), in_turn([ours, *ways.values()], REPETITIONS), strict=True))
        show(
            _TITLE.format(PEOPLE * ITEMS, PLACES),
            ("arbetsro against", "arbetsro", "the other", "ratio", "quartiles"),
            [(name, *compared(times[""], times[name])) for name in ways],
            "A ratio below 1 is in arbetsro's favour. arbetsro gives each place with all below it.",
        )
        _show_publishing(ours())


def _show_publishing(results: Any) -> None:  # noqa: ANN401
    from arbetsro.surveys.published import Published
    from arbetsro.surveys.publishing import publish

    data = publish(results, threshold=5)
    found = Published.read(data)
    places = found.places[:: max(1, len(found.places) // 20)]
    ways = [
        lambda: publish(results, threshold=5),
        lambda: [Published.read(data).of(one) for one in places],
    ]
    times = in_turn(ways, REPETITIONS)
    times[1] = [time / len(places) for time in times[1]]
    names = ("deciding what may be told, and writing it", "opening it and reading one place")
    show(
        f"(k) Publishing it: {len(data) / 1e6:.0f} MB",
        ("", "median", "quartiles"),
        [(name, *told(one)) for name, one in zip(names, times, strict=True)],
    )


def _wave(file: Path) -> tuple[Any, Any]:
    """Writes a frozen file, as ``freeze`` does but without a person at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from arbetsro.language import Text
    from arbetsro.surveys.frozen import ROWS_AT_A_TIME, mark
    from arbetsro.surveys.tree import UnitTree
    from arbetsro.surveys.variables import Variable

    draw = np.random.default_rng(7)
    columns = {"place": pa.array(draw.integers(1, PLACES + 1, PEOPLE))}
    for i in range(ITEMS):
        answers = draw.integers(1, 6, PEOPLE).astype(np.int8)
        # One in twenty leaves an item out.
        columns[f"q_x_{i}"] = pa.array(answers, mask=draw.random(PEOPLE) < 0.05)
    table = pa.table(columns).replace_schema_metadata(mark("frozen"))
    pq.write_table(table, file, compression="zstd", row_group_size=ROWS_AT_A_TIME)
    word = Text("a", "a", "a")
    variables = [Variable(name, "item", word, (1, 2, 3, 4, 5)) for name in table.column_names[1:]]
    parents = (-1, *((i - 1) // _BELOW for i in range(1, PLACES)))
    return variables, UnitTree(tuple(range(1, PLACES + 1)), parents)


def _ways(file: Path, variables: Any, tree: Any) -> tuple[Way, dict[str, Way]]:  # noqa: ANN401
    import duckdb
    import pandas as pd
    import pyarrow as pa

    from arbetsro.surveys.results import results

    engine = duckdb.connect()
    engine.register("above", pa.table(_above(tree)))
    own = f"""SELECT place, item, answer, count(*) AS n
        FROM (UNPIVOT '{file}' ON COLUMNS('q_.*') INTO NAME item VALUE answer) GROUP BY ALL"""
    counts = ", ".join(
        f"count(CASE WHEN {one.key} = {value} THEN 1 END)"
        for one in variables
        for value in one.values
    )
    wide = f"SELECT place, count(*), {counts} FROM '{file}' GROUP BY place"
    whole = f"""SELECT above.above AS place, item, answer, sum(n)::BIGINT AS n
        FROM ({own}) AS own JOIN above USING (place) GROUP BY ALL"""

    def by_pandas() -> Any:  # noqa: ANN401
        long = pd.read_parquet(file).melt("place", var_name="item", value_name="answer")
        return long.groupby(["place", "item", "answer"], observed=True).size()

    return lambda: results(file, variables, (), tree), {
        _BY_HAND: lambda: engine.execute(whole).fetchnumpy(),
        "DuckDB by hand, each place alone": lambda: engine.execute(own).fetchnumpy(),
        "the same, a column for each count": lambda: engine.execute(wide).fetchnumpy(),
        "pandas, each place alone": by_pandas,
    }


def _above(tree: Any) -> dict[str, list[int]]:  # noqa: ANN401
    """Each place with itself and every place above it."""
    pairs = []
    for at, place in enumerate(tree.ids):
        above = at
        while above >= 0:
            pairs.append((place, tree.ids[above]))
            above = tree.parents[above]
    places, above_them = zip(*pairs, strict=True)
    return {"place": list(places), "above": list(above_them)}


def _check(ours: Any, theirs: Any) -> None:  # noqa: ANN401
    """Stops where the two do not give the same: a faster wrong answer is no answer."""
    at = np.asarray(theirs["place"]) - 1
    item = np.array([int(one.rpartition("_")[2]) for one in theirs["item"]])
    counts = np.zeros_like(ours.whole.histograms)
    counts[at, item, np.asarray(theirs["answer"]).astype(int) - 1] = theirs["n"]
    if not np.array_equal(counts, ours.whole.histograms):
        raise SystemExit("The counts by hand are others.")
