"""Which themes of people's own words may be told, and with how many."""

from collections.abc import Mapping

#: What stands for the texts without a theme of their own.
OTHER = ""


def told_themes(counts: Mapping[str, int], threshold: int) -> dict[str, int]:
    """The themes that may be told, the most common first, and last what is left.

    What is left is nobody or enough people: else the smallest theme is told with it, since
    otherwise how few they are could be worked out from how many have written.

    Args:
        counts: How many texts each theme has; ``OTHER`` those without one.
        threshold: The fewest that anything is told of.

    Returns:
        The themes with their counts, ``OTHER`` among them where there is anything left. Nothing
        where fewer than the threshold have written.
    """
    total = sum(counts.values())
    told = {key: n for key, n in counts.items() if key != OTHER and n >= threshold}
    while told and 0 < total - sum(told.values()) < threshold:
        del told[min(told, key=lambda key: (told[key], key))]
    left = total - sum(told.values())
    ordered = dict(sorted(told.items(), key=lambda one: (-one[1], one[0])))
    return ordered | ({OTHER: left} if left >= threshold else {})
