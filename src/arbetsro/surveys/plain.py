"""Text from outside, as plain text that any page can show."""

import re

#: Signs that no page can show.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def readable(text: object) -> str:
    """A text without signs that no page can show, and without blanks around it."""
    return _UNSEEN.sub("", text).strip() if isinstance(text, str) else ""
