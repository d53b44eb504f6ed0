"""(f) Full-text search over a thousand entries, and a recommendation from them."""

from dataclasses import replace
from functools import partial

from measuring import in_turn, seconds, show, told

from arbetsro.knowledge.library import Library, built_in
from arbetsro.knowledge.profile import Profile
from arbetsro.knowledge.recommend import recommend
from arbetsro.knowledge.search import search

COUNT = 1_000
REPETITIONS = 50
SEARCHES = {
    "a word of many": "stress",
    "four words": "chefer stöd återgång samtal",
    "a word of none": "xyzzy",
    "ten kilobytes": "arbetsbelastning och återhämtning " * 300,
}
PROFILE = Profile(strained={"demands": "", "working_hours": ""}, stages=("primary", "secondary"))


def measure() -> None:
    """Prints seconds. The first search reads and folds the texts; those after it have them."""
    entries = _copies()
    first = seconds(partial(search, entries, "stress", "sv"))
    ways = [partial(search, entries, text, "sv") for text in SEARCHES.values()]
    library = Library({entry.id: entry for entry in entries})
    ways.append(partial(recommend, library, PROFILE))
    times = in_turn(ways, REPETITIONS)
    names = (*SEARCHES, "a recommendation")
    show(
        f"(f) Search in {COUNT:,} entries, in three languages; goal: under 50 ms",
        ("", "median", "quartiles"),
        [
            ("the first search of a process", f"{1e3 * first:.0f} ms", ""),
            *((name, *told(one)) for name, one in zip(names, times, strict=True)),
        ],
    )


def _copies() -> tuple:
    """The entries that are built in, over and over, each with a name of its own."""
    own = tuple(built_in())
    return tuple(
        replace(own[i % len(own)], id=f"copy-{i}", digest=f"{i:012}") for i in range(COUNT)
    )
