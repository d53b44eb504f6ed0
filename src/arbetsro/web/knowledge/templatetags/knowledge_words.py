"""Template tags for the words of the knowledge base."""

from collections.abc import Iterable

from django import template
from django.template.context import Context

from arbetsro.knowledge.entry import Entry, overall_strength, standing
from arbetsro.knowledge.vocabulary import Kind
from arbetsro.language import Language
from arbetsro.reporting import knowledge as words

register = template.Library()


@register.simple_tag(takes_context=True)
def term(context: Context, kind: Kind, key: str) -> str:
    """A word of the vocabulary."""
    return words.word(kind, key, _language(context))


@register.simple_tag(takes_context=True)
def each_term(context: Context, kind: Kind, keys: Iterable[str]) -> str:
    """Several words of the vocabulary."""
    return words.words(kind, keys, _language(context))


@register.simple_tag(takes_context=True)
def acts_on(context: Context, entry: Entry) -> str:
    """What the strained factors of an entry are called."""
    return words.acts_on(entry, _language(context))


@register.simple_tag(takes_context=True)
def points(context: Context, value: float) -> str:
    """A number of points."""
    return words.points(value, _language(context))


@register.filter
def strength_of(entry: Entry) -> str:
    """The strength of an entry as a whole."""
    return overall_strength(entry)


@register.filter
def standing_of(entry: Entry) -> str:
    """How an entry stands as a whole."""
    return standing(entry)


def _language(context: Context) -> Language:
    language: Language = context["language"]
    return language
