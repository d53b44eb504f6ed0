"""Times ways of doing things, in turn, and prints what came out."""

import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

EXAMPLE = Path(__file__).parents[1] / "examples" / "demo-alltjanst.toml"
ARBETSRO = Path(sys.executable).with_name("arbetsro")

Way = Callable[[], object]
_console = Console(width=110, highlight=False)


def seconds(way: Way) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    way()
    return time.perf_counter() - start


def in_turn(ways: Sequence[Way], repetitions: int) -> list[list[float]]:
    """The seconds of each way, run A B A B, after one run of each that is not counted.

    What else the machine does at the time then hits all ways alike.
    """
    for way in ways:
        way()
    rounds = [[seconds(way) for way in ways] for _ in range(repetitions)]
    return [list(times) for times in zip(*rounds, strict=True)]


def told(times: Sequence[float]) -> tuple[str, str]:
    """The median and the quartiles, which say how noisy the machine was."""
    low, median, high = statistics.quantiles(times, n=4)
    return _duration(median), f"{_duration(low)} – {_duration(high)}"


def compared(ours: Sequence[float], theirs: Sequence[float]) -> tuple[str, str, str, str]:
    """Both medians, and the median and quartiles of the ratio of runs made one after the other."""
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    low, median, high = statistics.quantiles(ratios, n=4)
    a, b = (_duration(statistics.median(times)) for times in (ours, theirs))
    return a, b, f"{median:.2g}", f"{low:.2g} – {high:.2g}"


def _duration(time: float) -> str:
    return f"{time:.2f} s" if time >= 1 else f"{time * 1e3:.3g} ms"


def show(title: str, header: Sequence[str], rows: Iterable[Sequence[str]], note: str = "") -> None:
    """Prints a table whose first column is text and whose others are figures."""
    table = Table(title=title, title_justify="left", title_style="bold", caption_justify="left")
    table.caption = note or None
    for i, name in enumerate(header):
        table.add_column(name, justify="right" if i else "left")
    for row in rows:
        table.add_row(*row)
    _console.print(table)
    _console.print()
