"""What was typed beside the conversation guide, read from what the page sends."""

from typing import Any

from django.http import QueryDict

from arbetsro.counselling.guide import Guide
from arbetsro.web.frame.plain import readable, whole
from arbetsro.web.visits.guiding import DONE, THEMES, addresses

#: Names the addresses that a page with a script sends; without one, all of them are there.
CHANGED = "changed"


def written(post: QueryDict, of: Guide) -> dict[str, Any]:
    """The values of the addresses that were sent, as ``write_record`` wants them."""
    known = addresses(of)
    sent = post.getlist(CHANGED) or known
    return {address: _value(post, of, address) for address in sent if address in known}


def _value(post: QueryDict, of: Guide, address: str) -> Any:  # noqa: ANN401 - as the field asks
    if address == THEMES:
        return post.getlist(address)
    if address.startswith(DONE):
        return address in post
    match of.field(address).kind:
        case "tick":
            return address in post
        case "choices":
            return post.getlist(address)
        case "steps":
            lines = (line.strip() for line in post.get(address, "").splitlines())
            return [line for line in lines if line]
        case "rating":
            return whole(post.get(address, ""))
        case _:
            # Browsers send line ends in their own way; the same text is to be the same everywhere.
            return readable(post.get(address, "")).strip()
