"""The forms of those who receive reports, and of the readers of protected cases."""

from collections.abc import Iterable
from typing import Any

from django import forms

from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Language, say
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.organisations.choosing import person_field
from arbetsro.web.organisations.models import Unit
from arbetsro.web.reports.forms.open import LongText
from arbetsro.web.reports.models import Channel
from arbetsro.web.reports.receivers import receivers


class ReportsForm(WordedForm):
    """A form about reports."""

    area = "reports"


class FindingForm(ReportsForm):
    """What a report goes on as."""

    finding = LongText(max_length=4000)
    cause = LongText(max_length=4000, required=False)
    factor = forms.ChoiceField(choices=(), required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        asks_for_cause: bool,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.fields["cause"].required = asks_for_cause
        found = [(one.key, one.label.in_(language)) for one in terms("factor").values()]
        blank = ("", say("reports.factor_none", language))
        self.fields["factor"].choices = [blank, *found]  # type: ignore[attr-defined]


class AnswerForm(ReportsForm):
    """An answer to the sender."""

    answer = LongText(max_length=4000)


class NoteForm(ReportsForm):
    """A note in a protected case."""

    note = LongText(max_length=10_000)


class HandOverForm(ReportsForm):
    """Who is to receive instead."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        unit: Unit,
        now: Person,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        people = receivers(unit).exclude(pk=now.pk)
        self.fields["receiver"] = forms.ModelChoiceField(people, widget=forms.RadioSelect)
        self.fields["receiver"].empty_label = None  # type: ignore[attr-defined]
        self.word("receiver")


class ReadersForm(ReportsForm):
    """Who is to read a protected case: some of those at hand, and one whom one names."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        unit: Unit,
        readers: Iterable[Person] = (),
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        now = [one.pk for one in readers]
        at_hand = receivers(unit).values("pk")
        people = Person.objects.filter(pk__in=at_hand) | Person.objects.filter(pk__in=now)
        self.fields["readers"] = forms.ModelMultipleChoiceField(
            people.order_by("name", "pk"), required=False, widget=forms.CheckboxSelectMultiple,
            initial=now,
        )  # fmt: skip
        self.fields["another"] = person_field(unit.organisation, language, required=False)
        self.word("readers", "another")

    @property
    def chosen(self) -> list[Person]:
        """Everybody who is to read it."""
        found = list(self.cleaned_data["readers"])
        another = self.cleaned_data["another"]
        return found if another is None or another in found else [*found, another]


class DoorForm(ReportsForm):
    """Who receives what comes through a door."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        unit: Unit,
        door: Channel | None = None,
        by: Person,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        people = receivers(unit)
        self.fields["receiver"] = forms.ModelChoiceField(
            people, initial=door.receiver_id if door else by.pk, empty_label=None
        )
        for name, now in (("others", "others"), ("case_readers", "readers")):
            self.fields[name] = forms.ModelMultipleChoiceField(
                people, required=False, widget=forms.CheckboxSelectMultiple,
                initial=list(getattr(door, now).all()) if door else [],
            )  # fmt: skip
        self.word("receiver", "others", "case_readers")

    @property
    def chosen(self) -> dict[str, Any]:
        """What the actions take of the form."""
        given = self.cleaned_data
        return {
            "receiver": given["receiver"],
            "others": list(given["others"]),
            "readers": list(given["case_readers"]),
        }
