"""The forms of a map: what is on it, and what meets what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.forms import BoundField

from arbetsro.language import LANGUAGES, Language, say
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.forms import DayInput, WordedForm
from arbetsro.web.frame.plain import LineField, readable
from arbetsro.web.investigations.actions.maps import MOST_ITEMS
from arbetsro.workenv.cards import cards
from arbetsro.workenv.maps import SIDES, WEIGHTS, Item, Side

_SPARE, _LEAST = 3, 5


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of a demand or a resource."""

    text: BoundField
    weight: BoundField


class MapForm(WordedForm):
    """What is on a map: a text and a weight a line, demands and resources apart."""

    area = "maps"
    drawn_on = forms.DateField(widget=DayInput)
    note = forms.CharField(required=False, max_length=2000, widget=forms.Textarea({"rows": 2}))
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        items: Sequence[Item],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        kwargs["initial"] = {"drawn_on": today(), **kwargs.get("initial", {})}
        super().__init__(*args, language=language, **kwargs)
        self._there = items
        self._counts = {side: self._count(side) for side in SIDES}
        for side in SIDES:
            for place in range(self._counts[side]):
                self._add_row(side, place)

    def _of(self, side: Side) -> list[Item]:
        return [one for one in self._there if one.side == side]

    def _count(self, side: Side) -> int:
        """How many lines there are: as many as were sent, or those there are and a few more."""
        if self.is_bound:
            sent = [f"{side}_text_{place}" in self.data for place in range(MOST_ITEMS)]
            return sum(sent)
        return min(max(len(self._of(side)) + _SPARE, _LEAST), MOST_ITEMS)

    def _add_row(self, side: Side, place: int) -> None:
        there = self._of(side)
        item = there[place] if place < len(there) else None
        text = LineField(required=False, max_length=200, initial=item.text if item else "")
        text.label = say(f"maps.line_{side}", self.language, number=place + 1)
        text.widget.attrs |= {"list": f"cards-{side}", "dir": "auto"}
        steps = [(str(one), say(f"maps.weight_{side}_{one}", self.language)) for one in WEIGHTS]
        weight = forms.ChoiceField(
            required=False,
            choices=[("", say("maps.weight_choose", self.language)), *steps],
            initial=str(item.weight) if item else "",
        )
        weight.label = say("maps.weight_of", self.language, what=text.label)
        self.fields[f"{side}_text_{place}"] = text
        self.fields[f"{side}_weight_{place}"] = weight

    def rows(self, side: Side) -> Iterator[Row]:
        """The lines of a side."""
        for place in range(self._counts[side]):
            yield Row(self[f"{side}_text_{place}"], self[f"{side}_weight_{place}"])

    @property
    def sides(self) -> list[tuple[Side, list[Row]]]:
        """Both sides with their lines."""
        return [(side, list(self.rows(side))) for side in SIDES]

    @property
    def offered(self) -> list[tuple[Side, list[str]]]:
        """The labels of built-in cards, to choose from while typing."""
        found = cards().values()
        return [
            (side, [one.label.in_(self.language) for one in found if one.side == side])
            for side in SIDES
        ]

    def clean(self) -> dict[str, Any]:
        """Asks for the weight of everything that has a text."""
        given = super().clean() or self.cleaned_data
        for side in SIDES:
            for place in range(self._counts[side]):
                if given.get(f"{side}_text_{place}") and not given.get(f"{side}_weight_{place}"):
                    said = say("maps.weight_missing", self.language)
                    self.add_error(f"{side}_weight_{place}", said)
        return given

    @property
    def items(self) -> list[Item]:
        """What is on the map now; what stood there keeps its links and cause by its words."""
        return [
            self._item(side, place)
            for side in SIDES
            for place in range(self._counts[side])
            if self.cleaned_data[f"{side}_text_{place}"]
        ]

    def _item(self, side: Side, place: int) -> Item:
        text = self.cleaned_data[f"{side}_text_{place}"]
        weight = int(self.cleaned_data[f"{side}_weight_{place}"])
        there = self._of(side)
        # A line that was there is the same thing still, also with better words.
        was = there[place] if place < len(there) else None
        if was is None:
            return Item(f"{side}-{place}", side, text, weight, card=_card(side, text))
        card = was.card if was.text == text else _card(side, text)
        return replace(was, text=text, weight=weight, card=card)


def _card(side: Side, text: str) -> str:
    """The built-in card with this label, in any language; blank for own words."""
    for one in cards().values():
        labels = [one.label.in_(language).casefold() for language in LANGUAGES]
        if one.side == side and text.casefold() in labels:
            return one.key
    return ""


@dataclass(frozen=True, slots=True)
class DemandFields:
    """The fields of a demand: what meets it, and the cause."""

    item: Item
    meets: BoundField
    cause: BoundField
    asks: str


class LinksForm(WordedForm):
    """Which resources meet which demands, and the cause where a demand weighs more."""

    area = "maps"
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        items: Sequence[Item],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self._items = items
        resources = [(one.key, one.text) for one in items if one.side == "resource"]
        for item in self.demands:
            self._add(item, resources)

    @property
    def demands(self) -> list[Item]:
        """The demands on the map, the heaviest first."""
        return sorted((one for one in self._items if one.side == "demand"), key=lambda i: -i.weight)

    def _add(self, item: Item, resources: list[tuple[str, str]]) -> None:
        meets = forms.MultipleChoiceField(
            required=False,
            choices=resources,
            widget=forms.CheckboxSelectMultiple,
            initial=list(item.meets),
            label=say("maps.label_meets", self.language),
        )
        cause = forms.CharField(
            required=False,
            max_length=4000,
            widget=forms.Textarea({"rows": 3, "dir": "auto"}),
            initial=item.cause,
            label=say("maps.label_cause", self.language),
            help_text=self._asks(item),
        )
        self.fields[f"meets_{item.key}"], self.fields[f"cause_{item.key}"] = meets, cause

    def _asks(self, item: Item) -> str:
        known = cards().get(item.card)
        return known.cause.in_(self.language) if known else say("maps.hint_cause", self.language)

    @property
    def lines(self) -> list[DemandFields]:
        """The fields, a demand at a time."""
        return [
            DemandFields(one, self[f"meets_{one.key}"], self[f"cause_{one.key}"], self._asks(one))
            for one in self.demands
        ]

    @property
    def items(self) -> list[Item]:
        """What is on the map, with what was answered here."""
        given: Mapping[str, Any] = self.cleaned_data
        return [
            replace(
                one,
                meets=tuple(given[f"meets_{one.key}"]),
                cause=readable(given[f"cause_{one.key}"]),
            )
            if one.side == "demand"
            else one
            for one in self._items
        ]
