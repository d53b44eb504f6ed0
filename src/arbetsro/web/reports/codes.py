"""The code with which somebody follows a report of theirs. Only its hash is kept."""

import secrets
from hashlib import sha256

#: No signs that sound or look like each other: no 0 and O, no 1, I and L, no U and V.
_SIGNS = "23456789ABCDEFGHJKMNPRSTXYZ"
_GROUPS, _SIGNS_IN_A_GROUP = 3, 4


def new_code() -> str:
    """A code such as ``K7FM-2XHP-9RQT``; there are 27 to the power of 12 of them."""
    return "-".join(
        "".join(secrets.choice(_SIGNS) for _ in range(_SIGNS_IN_A_GROUP)) for _ in range(_GROUPS)
    )


def hash_of(code: str) -> str:
    """What is kept of a code, however it is typed: in small letters, with or without hyphens."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return sha256(plain[:100].encode()).hexdigest()
