"""The cast in the database of a running workbench: made by the first snippet that asks for it."""

from functools import cache

from web.conftest import Cast, everybody


@cache
def inhabitants() -> Cast:
    """Everybody, as ``snippets.py`` keeps them for as long as the workbench runs."""
    return everybody()
