"""The codes that people answer with. None is kept; each is worked out anew when it is needed."""

from uuid import UUID

from django.utils.crypto import salted_hmac

from arbetsro.web.accounts.actions.invitations import hash_of

#: Signs that nobody takes for one another (Crockford's base 32).
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH, _GROUP = 12, 4
_MISREAD = str.maketrans("OIL", "011", " -")


def code_of(invitation: UUID) -> str:
    """The code of an invitation, as ``7Q2M-K4XW-0RTB``: 60 bits."""
    digest = salted_hmac("arbetsro.survey", str(invitation), algorithm="sha256").digest()
    signs = "".join(_SIGNS[byte % 32] for byte in digest[:_LENGTH])
    return "-".join(signs[i : i + _GROUP] for i in range(0, _LENGTH, _GROUP))


def hash_of_code(typed: str) -> str:
    """What an invitation is found by: the hash of a code, however somebody has typed it."""
    return hash_of(typed.upper().translate(_MISREAD))
