"""Choosing among free times: for the person, and for the staff who offer one."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from arbetsro.language import Language, say
from arbetsro.web.bookings.free import FreeTime
from arbetsro.web.bookings.models import Booking
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.refusal import Refusal

#: More than these are folded.
SHOWN = 12


class FreeTimeField(forms.ChoiceField):
    """A free time. Whether it is still free is for the action to say: somebody may be faster."""

    widget = forms.RadioSelect

    def clean(self, value: Any) -> FreeTime:  # noqa: ANN401
        """The time that was chosen."""
        text = super().clean(value)
        try:
            staff, _, moment = text.partition("|")
            found = FreeTime(int(staff), datetime.fromisoformat(moment))
        except ValueError as error:
            raise ValidationError(self.error_messages["required"]) from error
        if found.starts_at.tzinfo is None:
            raise ValidationError(self.error_messages["required"])
        return found

    def valid_value(self, value: object) -> bool:
        """Any; see the class."""
        return True


class ChooseForm(WordedForm):
    """A free time for the person to take."""

    area = "bookings"

    starts_at = FreeTimeField()

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        times: Callable[[datetime | None], Iterable[FreeTime]],
        words: Callable[[FreeTime], str],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self._times = times
        self._words = words
        self.fields["starts_at"].error_messages["required"] = say("bookings.choose_one", language)
        self.show_near(None)

    def show_near(self, moment: datetime | None) -> None:
        """Shows the free times as they are now: nearest to a moment, else as they suit."""
        found = [(value_of(one), self._words(one)) for one in self._times(moment)]
        self.fields["starts_at"].choices = found  # type: ignore[attr-defined]

    @property
    def chosen(self) -> FreeTime:
        """What was chosen."""
        found: FreeTime = self.cleaned_data["starts_at"]
        return found

    def tell(self, refusal: Refusal) -> None:
        """Shows why it could not be, and which times are free nearest to the one that was not."""
        self.show_near(self.chosen.starts_at)
        super().tell(refusal)


class OfferForm(ChooseForm):
    """A free time for the staff to offer or to book."""

    way = forms.ChoiceField(widget=forms.RadioSelect)
    how = forms.ChoiceField(widget=forms.RadioSelect, initial="offer")

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        self.choices("way", Booking.Way.values)
        self.choices("how", ("offer", "book"))


class StaffFilter(WordedForm):
    """Whose times are shown."""

    area = "bookings"

    staff = forms.ChoiceField(required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        names: Mapping[int, str],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, auto_id="filter-%s", **kwargs)
        every = ("", say("bookings.staff_every", language))
        found = [every, *((str(key), name) for key, name in names.items())]
        self.fields["staff"].choices = found  # type: ignore[attr-defined]

    @property
    def wanted(self) -> int | None:
        """The key of who is asked for; none for all, and for what makes no sense."""
        return int(self.cleaned_data["staff"]) if self.is_valid() and self._has_one else None

    @property
    def _has_one(self) -> bool:
        return bool(self.cleaned_data.get("staff"))


def value_of(time: FreeTime) -> str:
    """A free time as a form sends it."""
    return f"{time.staff}|{time.starts_at.isoformat()}"
