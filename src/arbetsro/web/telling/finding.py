"""Finding examples by words and factor."""

from functools import reduce
from operator import and_, or_

from django.db.models import Q, QuerySet

from arbetsro.knowledge.search import words_of
from arbetsro.web.telling.models import Example

_FIELDS = ("title", "what", "context", "conditions", "result", "contact", "unit__name")


def narrowed(examples: QuerySet[Example], words: str, factor: str) -> QuerySet[Example]:
    """The examples that hold every word and concern the factor, where these are asked for."""
    if factor:
        examples = examples.filter(factor=factor)
    found = words_of(words)
    return examples.filter(reduce(and_, map(_holds, found))) if found else examples


def _holds(word: str) -> Q:
    # SQLite knows no capital letters beyond A to Z, and many words begin with Å, Ä, Ö or Ø.
    ways = {word, word.upper(), word.capitalize()}
    return reduce(or_, (Q(**{f"{field}__icontains": one}) for field in _FIELDS for one in ways))
