"""The forms that are open to everybody: reporting, and following a report."""

from typing import Any

from django import forms
from django.conf import settings
from django.core import signing

from arbetsro.language import Language, say
from arbetsro.web.accounts.models import Person
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.forms import DayInput, WordedForm
from arbetsro.web.frame.plain import LineField, readable
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.pictures import read_picture
from arbetsro.web.reports.actions.sending import LONGEST_TEXT
from arbetsro.web.reports.codes import new_code
from arbetsro.web.reports.models import Channel, Report
from arbetsro.web.reports.receivers import receivers

_SALT = "arbetsro.reports.code"


class LongText(forms.CharField):
    """A text in lines. A browser does not cut it while it is pasted: its length is told instead."""

    widget = forms.Textarea({"rows": 8})

    def to_python(self, value: object) -> str:
        """The text, with what no document can show taken away."""
        return readable(str(value or "")).strip()


class ReportForm(WordedForm):
    """A report. Nothing but the kind and the text must be filled in."""

    area = "reports"

    kind = forms.ChoiceField(choices=(), widget=forms.RadioSelect)
    text = LongText()
    place = LineField(max_length=200, required=False)
    happened_on = forms.DateField(required=False, widget=DayInput)
    photo = forms.FileField(required=False)
    names_somebody = forms.BooleanField(required=False)
    name = LineField(max_length=120, required=False)
    contact = LineField(max_length=200, required=False)
    mark = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        channel: Channel,
        receiver: Person,
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        self.choices("kind", Report.Kind.values)
        self.fields["photo"].widget.attrs["accept"] = "image/*"
        for name in ("name", "contact"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        # Whoever chooses another may flee the usual one: who has left is not offered, since what
        # came for them would go to the manager.
        may = receivers(channel.unit).exclude(pk=receiver.pk)
        self.others = {str(one.pk): one for one in may.filter(pk__in=channel.others.values("pk"))}
        if self.others:
            self._let_choose(receiver)
        self.initial["mark"] = signing.dumps(new_code(), salt=_SALT)

    def _let_choose(self, receiver: Person) -> None:
        people = [("", str(receiver)), *((key, str(one)) for key, one in self.others.items())]
        self.fields["to"] = forms.ChoiceField(
            choices=people, required=False, widget=forms.RadioSelect
        )
        left = say("reports.chosen_has_left", self.language)
        self.fields["to"].error_messages["invalid_choice"] = left
        self.word("to")

    def clean(self) -> dict[str, Any]:
        """What was filled in. A choice that the page no longer offers is never looked past."""
        if "to" not in self.fields and self.data.get("to"):
            self.add_error(None, say("reports.chosen_has_left", self.language))
        return super().clean() or self.cleaned_data

    def clean_text(self) -> str:
        """A text that is no longer than a report needs to be."""
        text = str(self.cleaned_data["text"])
        if len(text) > LONGEST_TEXT:
            code, values = "text_too_long", {"signs": len(text), "most": LONGEST_TEXT}
            raise forms.ValidationError(say(f"reports.{code}", self.language, **values))
        return text

    def clean_happened_on(self) -> object:
        """A day that has come."""
        day = self.cleaned_data["happened_on"]
        if day and day > today():
            raise forms.ValidationError(say("reports.has_not_happened", self.language))
        return day

    def clean_photo(self) -> bytes | None:
        """The photo, small and without what the camera wrote."""
        file = self.cleaned_data["photo"]
        if not file:
            return None
        if file.size > settings.PHOTO_LIMIT:
            most = settings.PHOTO_LIMIT // 1_000_000
            raise forms.ValidationError(say("reports.photo_too_large", self.language, most=most))
        try:
            return read_picture(file).content
        except Refusal as refusal:
            raise forms.ValidationError(refusal.told(self.language)) from refusal

    @property
    def about(self) -> list[forms.BoundField]:
        """The fields about what happened."""
        names = ["kind", "text", "place", "happened_on", "photo", "names_somebody"]
        return [self[name] for name in (*names, *(["to"] if self.others else []))]

    @property
    def sender(self) -> list[forms.BoundField]:
        """The fields about the sender."""
        return [self["name"], self["contact"]]

    @property
    def receiver(self) -> Person | None:
        """The receiver who was chosen, if it is not the usual one."""
        return self.others.get(self.cleaned_data.get("to", ""))

    @property
    def code(self) -> str:
        """The code that was made with the page, so that what is sent twice is kept once."""
        try:
            return str(signing.loads(self.cleaned_data.get("mark", ""), salt=_SALT))
        except signing.BadSignature:
            return new_code()

    @property
    def said(self) -> dict[str, Any]:
        """What ``send_report`` takes of the form."""
        names = ("kind", "text", "place", "happened_on", "photo", "names_somebody", "name")
        return {name: self.cleaned_data[name] for name in (*names, "contact")}


class FollowForm(WordedForm):
    """The code of a report."""

    area = "reports"

    code = LineField(max_length=100)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, language=language, **kwargs)
        self.fields["code"].widget.attrs |= {"autocomplete": "off", "autocapitalize": "characters"}
