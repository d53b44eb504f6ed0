"""The scenarios of the actions on entries, for the tests of every action."""

from arbetsro.web.knowledge import actions
from arbetsro.web.knowledge.models import OwnEntry
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.knowledge.content import own_content


def entry_of(cast: Cast) -> OwnEntry:
    """An entry that Anna has added."""
    return actions.add_entry(
        by=cast.anna, organisation=cast.organisation, content=own_content("Gåmöten")
    )


@scenario("entry.added", by="anna", target="ownentry")
def _(cast: Cast) -> Call:
    return lambda: entry_of(cast)


@scenario("entry.changed", by="karin", target="ownentry")
def _(cast: Cast) -> Call:
    own = entry_of(cast)
    return lambda: actions.change_entry(
        by=cast.karin, own=own, content=own_content("Gåmöten", "Nya."), seen=1
    )


@scenario("entry.withdrawn", by="anna", target="ownentry")
def _(cast: Cast) -> Call:
    own = entry_of(cast)
    return lambda: actions.withdraw_entry(by=cast.anna, own=own)
