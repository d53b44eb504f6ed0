"""(j) Disclosure control of a whole tree, and how much it hides beside the least possible."""

from statistics import fmean

import numpy as np
from measuring import seconds, show

from arbetsro.statistics.decision import Division, Tally, decided
from arbetsro.statistics.least_suppression import most_shown
from arbetsro.statistics.suppression import mixed, shown_cells

SIZES = 1_000, 5_000, 20_000
VARIABLES, ANSWERS, KINDS, THRESHOLD = 60, 5, 2, 5
ORGANISATIONS = 300


def measure() -> None:
    """Prints seconds and their growth, then what is hidden."""
    rng = np.random.default_rng(1)
    tallies = [_tally(rng, size) for size in SIZES]
    undivided = [_seconds(tally, divided=False) for tally in tallies]
    everything = [_seconds(tally, divided=True) for tally in tallies]
    show(
        f"(j) Disclosure control of {VARIABLES} variables; goal: 20,000 places under 30 s",
        ("", *(f"{size:,} places" for size in SIZES), "times as long for 20 times as many"),
        [_row("places and figures", undivided), _row("with a division in two", everything)],
    )
    _show_hidden(rng)


def _seconds(tally: Tally, *, divided: bool) -> float:
    if not divided:
        tally = Tally(tally.parents, tally.answered, tally.cells)
    return min(seconds(lambda: decided(tally, THRESHOLD)) for _ in range(2))


def _row(name: str, times: list[float]) -> tuple[str, ...]:
    return name, *(f"{time:.2f} s" for time in times), f"{times[-1] / times[0]:.1f}"


def _show_hidden(rng: np.random.Generator) -> None:
    """Both ways over some hundred organisations of up to forty places."""
    pairs = [_hidden(rng) for _ in range(ORGANISATIONS)]
    names = "figures hidden", "answers in them"
    show(
        f"(j) Hidden beside the least possible, {ORGANISATIONS} organisations of 5 to 40 places",
        ("mean", "there are", "too small alone", "hidden", "least possible", "ratio"),
        [_means(name, [pair[i] for pair in pairs]) for i, name in enumerate(names)],
        "The ratio is that of the means.",
    )


def _means(name: str, rows: list[tuple[int, int, int, int]]) -> tuple[str, ...]:
    means = [fmean(column) for column in zip(*rows, strict=True)]
    return name, *(f"{mean:.1f}" for mean in means), f"{means[2] / means[3]:.3f}"


def _hidden(rng: np.random.Generator) -> list[tuple[int, int, int, int]]:
    """For figures and answers: all, those too small alone, those hidden, and the least."""
    parents = _parents(rng, int(rng.integers(5, 41)))
    cells = _added_up(_people(rng, parents, 1).sum(axis=2), parents)
    shown = shown_cells(cells, parents, THRESHOLD)[:, 0]
    cells = cells[:, 0]
    alone = ~mixed(cells, THRESHOLD)
    rows = []
    for worth in (cells.any(axis=-1).astype(np.int64), cells.sum(axis=-1)):
        total, least = worth.sum(), most_shown(cells, parents, THRESHOLD, worth)
        rows.append((total, worth[alone].sum(), worth[~shown].sum(), total - least))
    return rows


def _tally(rng: np.random.Generator, size: int) -> Tally:
    parents = _parents(rng, size)
    counted = _added_up(_people(rng, parents, VARIABLES), parents)
    kinds = counted[:, 0].sum(axis=-1)
    divisions = {"manager": Division(kinds, counted)}
    return Tally(parents, kinds.sum(axis=1), counted.sum(axis=2), divisions)


def _parents(rng: np.random.Generator, size: int) -> list[int]:
    """Some four to eight units in each place above them."""
    return [-1, *((i - 1) // int(rng.integers(4, 9)) for i in range(1, size))]


def _people(rng: np.random.Generator, parents: list[int], variables: int) -> np.ndarray:
    """Who stands at each place itself: ``[places, variables, kinds, answers]``.

    Two to twenty in a unit that nothing stands in, at most three elsewhere; one in eight manages.
    """
    size = len(parents)
    people = rng.integers(2, 21, size)
    inner = np.unique(parents[1:])
    people[inner] = rng.integers(0, 4, len(inner))
    managers = rng.binomial(people, 1 / 8)
    shares = rng.dirichlet(np.full(ANSWERS, 1.5), size=(variables, KINDS))
    counts = people - managers, managers
    found = [
        [rng.multinomial(count, share) for count, share in zip(counts, of, strict=True)]
        for of in shares
    ]
    return np.moveaxis(np.array(found, dtype=np.int64), 2, 0)


def _added_up(counts: np.ndarray, parents: list[int]) -> np.ndarray:
    for place in range(len(parents) - 1, 0, -1):
        counts[parents[place]] += counts[place]
    return counts
