"""Telephone numbers as they are typed."""

import re
from typing import Final

from django.core.exceptions import ValidationError

from arbetsro.language import Language, say

_SIGNS: Final = re.compile(r"\+?[\d\s()./-]+")


def telephone_number(typed: str, language: Language, *, fewest: int = 5) -> str:
    """A number that can be rung, as it was typed; an empty one stays empty.

    Args:
        typed: What stands in the field.
        language: Of what is told.
        fewest: So many digits it has at least.

    Raises:
        ValidationError: It holds other things than a number, or too few digits.
    """
    if typed and (not _SIGNS.fullmatch(typed) or sum(map(str.isdigit, typed)) < fewest):
        raise ValidationError(say("care.telephone_wrong", language))
    return typed
