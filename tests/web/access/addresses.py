"""Every address that the workbench knows, found by walking Django's own table of patterns."""

from collections.abc import Iterator
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver


@cache
def addresses() -> dict[str, tuple[frozenset[str], ...]]:
    """The arguments that each named address takes; an address may be written in several ways."""
    found: dict[str, set[frozenset[str]]] = {}
    for name, arguments in _walk(get_resolver(), (), frozenset()):
        found.setdefault(name, set()).add(arguments)
    return {name: tuple(ways) for name, ways in found.items()}


def _walk(
    resolver: URLResolver, spaces: tuple[str, ...], arguments: frozenset[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    for one in resolver.url_patterns:
        more = arguments | set(one.pattern.regex.groupindex)
        if isinstance(one, URLPattern):
            # An address without a name shows as one that no table can hold.
            yield ":".join((*spaces, one.name or f"nameless {one.pattern}")), more
        else:
            yield from _walk(one, (*spaces, one.namespace) if one.namespace else spaces, more)
