"""The forms of a meeting: choosing cards, giving dots, noting causes."""

from typing import Any

from django import forms

from arbetsro.language import Language, say
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import LinesField, readable
from arbetsro.web.investigations.meetings_shown import Table
from arbetsro.web.investigations.models import Meeting
from arbetsro.workenv.cards import cards
from arbetsro.workenv.maps import SIDES

#: A few cards that most workplaces know, chosen before anybody has.
_USUAL = 6


class CardsForm(WordedForm):
    """Which cards are laid on the table."""

    area = "meetings"
    demand = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    own_demand = LinesField(required=False, max_length=2000)
    resource = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    own_resource = LinesField(required=False, max_length=2000)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        for side in SIDES:
            self.fields[side].choices = [  # type: ignore[attr-defined]
                (one.key, f"{one.label.in_(language)} – {one.about.in_(language)}")
                for one in cards().values()
                if one.side == side
            ]

    @property
    def chosen(self) -> list[str]:
        """The keys of built-in cards."""
        return [key for side in SIDES for key in self.cleaned_data[side]]

    @property
    def own(self) -> list[tuple[str, str]]:
        """The meeting's own cards: side and text."""
        lines = [(side, self.cleaned_data[f"own_{side}"].splitlines()) for side in SIDES]
        return [(side, text[:200]) for side, texts in lines for text in texts]


def laid(meeting: Meeting | None) -> dict[str, object]:
    """What stands in the form: the cards that lie there, or a few to begin with."""
    if meeting is None:
        return {side: _first(side) for side in SIDES}
    there = list(meeting.cards.all())
    found: dict[str, object] = {}
    for side in SIDES:
        ours = [card for card in there if card.side == side]
        found[side] = [card.card for card in ours if card.card]
        found[f"own_{side}"] = "\n".join(card.text for card in ours if not card.card)
    return found


def _first(side: str) -> list[str]:
    return [one.key for one in cards().values() if one.side == side][:_USUAL]


class DotsForm(WordedForm):
    """The dots of a telephone."""

    area = "meetings"
    demand = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    resource = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        table: Table,
        most: int,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        for name, shown in (("demand", table.demands), ("resource", table.resources)):
            field = self.fields[name]
            field.choices = [(str(one.card.pk), one.label) for one in shown]  # type: ignore[attr-defined]
            field.label = say(f"meetings.give_{name}", language)
            field.help_text = say("meetings.give_most", language, most=most)

    @property
    def chosen(self) -> list[int]:
        """The keys of the cards that get a dot."""
        return [int(key) for side in SIDES for key in self.cleaned_data[side]]


class NoteForm(forms.Form):
    """What the meeting says of a card."""

    cause = forms.CharField(required=False, max_length=4000)
    seen = forms.IntegerField(min_value=0)

    def clean_cause(self) -> str:
        """The text without signs that cannot be kept."""
        return readable(self.cleaned_data["cause"])


def answered_by(keys: list[str]) -> list[int]:
    """The keys of cards, as a page sends them."""
    return [int(key) for key in keys if key.isdecimal() and len(key) < 19]
