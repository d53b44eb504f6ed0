"""Finding entries: the filter above the matrix, and what it finds."""

from dataclasses import fields
from typing import Any

from django import forms

from arbetsro.knowledge.library import Library
from arbetsro.knowledge.matrix import Filter, in_order
from arbetsro.knowledge.search import LONGEST, Found, search
from arbetsro.knowledge.vocabulary import Kind, terms
from arbetsro.language import Language, say
from arbetsro.web.frame.plain import readable

#: What entries are narrowed by, in the order of the form.
_KINDS: tuple[Kind, ...] = (
    "factor", "outcome", "strength", "kind", "level", "stage", "nature", "branch", "size", "group",
)  # fmt: skip


class SearchField(forms.CharField):
    """What somebody looks for. However long or odd it is, it can be looked for."""

    widget = forms.SearchInput

    def to_python(self, value: object) -> str:
        """The words, cut where the search cuts them."""
        return " ".join(readable(str(value or ""))[:LONGEST].split())

    def bound_data(self, data: object, initial: object) -> str:
        """The words as they stand in the field again."""
        return self.to_python(data)


class EntryFilter(forms.Form):
    """Which entries somebody wants to see. What is left empty does not narrow the list."""

    q = SearchField(required=False)

    def __init__(self, data: Any, *, language: Language) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(data, auto_id="filter-%s")
        self._language = language
        self.fields["q"].label = say("knowledge_pages.search", language)
        for kind in _KINDS:
            self.fields[kind] = self._choice(kind)

    def _choice(self, kind: Kind) -> forms.ChoiceField:
        every = ("", say("knowledge_pages.all", self._language))
        found = [(one.key, one.label.in_(self._language)) for one in terms(kind).values()]
        return forms.ChoiceField(
            choices=[every, *found], required=False, label=say(f"knowledge.{kind}", self._language)
        )

    def find(self, library: Library) -> Found:
        """The entries that are asked for, in order; an unknown word does not narrow them."""
        self.is_valid()
        asked = Filter(**{f.name: self.cleaned_data.get(f.name, "") for f in fields(Filter)})
        narrowed = in_order(filter(asked.takes, library), self._language)
        return search(narrowed, self.cleaned_data.get("q", ""), self._language)

    @property
    def choices(self) -> list[forms.BoundField]:
        """The fields other than the words."""
        return [self[kind] for kind in _KINDS]

    @property
    def is_used(self) -> bool:
        """Whether anything is asked for."""
        return any(self.cleaned_data.get(name) for name in self.fields)

    @property
    def narrows(self) -> int:
        """How many of the choices are made, apart from the words."""
        return sum(bool(self.cleaned_data.get(kind)) for kind in _KINDS)
