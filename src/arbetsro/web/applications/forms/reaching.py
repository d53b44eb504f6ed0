"""How somebody is reached: a field for a telephone number."""

import re
from typing import Final

from django.core.exceptions import ValidationError

from arbetsro.language import Language, say

_FEWEST: Final = 5
_SIGNS: Final = re.compile(r"\+?[\d\s()./-]+")


def telephone_number(typed: str, language: Language) -> str:
    """A number that can be rung, as it was typed; an empty one stays empty.

    Raises:
        ValidationError: It holds other things than a number, or too few digits.
    """
    if typed and (not _SIGNS.fullmatch(typed) or sum(map(str.isdigit, typed)) < _FEWEST):
        raise ValidationError(say("service.telephone_wrong", language))
    return typed
