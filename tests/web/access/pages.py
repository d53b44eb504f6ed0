"""The pages that there are to look at, and who may look at each."""

from collections.abc import Iterator

from arbetsro.web.access.table import Rule, rules
from web.access.addresses import addresses
from web.access.outcomes import EVERYBODY, expected
from web.access.samples import paths
from web.conftest import Cast


def addresses_that_are_read() -> list[str]:
    """The names of all addresses that a browser may ask for."""
    return sorted(name for name in addresses() if name in rules() and _is_read(rules()[name]))


def _is_read(rule: Rule) -> bool:
    return "GET" in rule.methods


def ways_in(cast: Cast, name: str) -> Iterator[tuple[str | None, str]]:
    """Who may open an address, and the path that each of them would use.

    What stands in the path is made when it is asked for.
    """
    let_in = [who for who in EVERYBODY if expected(rules()[name], who) == "open"]
    # What is open to anyone is first of all for those who have not logged in.
    let_in.sort(key=lambda who: who is not None)
    for who in let_in:
        person = getattr(cast, who) if who else None
        for path in paths(name, cast, person or cast.nils):
            yield (person.email if person else None, path)
