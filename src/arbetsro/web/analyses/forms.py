"""The forms of a new analysis, of a signature and of a decision."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from arbetsro.economics.calculation import calculate
from arbetsro.economics.case import Case
from arbetsro.economics.case_file import parse_case
from arbetsro.economics.check import check
from arbetsro.economics.faults import CaseError
from arbetsro.language import LANGUAGES, say
from arbetsro.reporting.faults import sentences
from arbetsro.web.access.fetching import units
from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.analyses.deciding import LONGEST_REASON
from arbetsro.web.frame.plain import readable
from arbetsro.web.organisations.forms import unit_field

_MOST_FAULTS = 20
#: Faults that the pages of an analysis have no field to mend in.
_NOT_MENDED_HERE = frozenset({"draws_not_a_power_of_two", "no_such_result", "no_such_module"})


class NewForm(forms.Form):
    """What a new analysis is called and where it belongs; it may begin with a case file."""

    title = forms.CharField(max_length=300)
    unit = forms.Field()
    language = forms.ChoiceField(choices=())
    case_file = forms.FileField(required=False)

    def __init__(self, request: OrganisationRequest, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self._language = request.language
        mine = units(request, Permission.WRITE_ANALYSES)
        self.fields["unit"] = unit_field(mine, request.language)
        language = self.fields["language"]
        language.choices = [  # type: ignore[attr-defined]
            (one, say(f"analyses.language_{one}", self._language)) for one in LANGUAGES
        ]
        language.initial = request.standing.organisation.language
        for name, field in self.fields.items():
            field.label = say(f"analyses.new_{name}", self._language)
        self.fields["case_file"].help_text = say("analyses.new_case_file_hint", self._language)

    def clean_case_file(self) -> Case | None:
        """The case in the file.

        Raises:
            ValidationError: It is too large, or holds no case; every reason is told.
        """
        file: UploadedFile[bytes] | None = self.cleaned_data["case_file"]
        if file is None:
            return None
        if (file.size or 0) > settings.UPLOAD_LIMIT:
            raise forms.ValidationError(say("analyses.file_too_large", self._language))
        try:
            return _case_in(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(say("analyses.not_a_case_file", self._language)) from error
        except CaseError as error:
            told = sentences(error.faults, self._language, file.name or "")
            raise forms.ValidationError(told[:_MOST_FAULTS]) from error


class ReadableField(forms.CharField):
    """A text of some lines, without the signs that cannot be kept."""

    widget = forms.Textarea({"rows": 3, "maxlength": LONGEST_REASON, "dir": "auto"})

    def to_python(self, value: object) -> str:
        """The text as it is kept."""
        return readable(str(super().to_python(value) or ""))


class _ConfirmedForm(forms.Form):
    """What cannot be undone: the person confirms that the proposal has been read."""

    read = forms.BooleanField()

    def __init__(
        self, request: OrganisationRequest, name: str, sent: QueryDict | None = None
    ) -> None:
        super().__init__(sent, auto_id=f"%s-{name}")
        self.name = name
        self.fields["read"].label = say("analyses.has_read", request.language)
        missing = say("analyses.read_first", request.language)
        self.fields["read"].error_messages["required"] = missing
        for text in self.fields.keys() - {"read"}:
            self.fields[text].label = say(f"analyses.{text}", request.language)
            self.fields[text].help_text = say(f"analyses.{text}_hint", request.language)


class SignForm(_ConfirmedForm):
    """A signature in a capacity, with a dissent if there is one."""

    dissent = ReadableField(required=False)
    field_order = ("dissent", "read")


class DecideForm(_ConfirmedForm):
    """A decision, with the reasons for it."""

    reason = ReadableField(required=False)
    field_order = ("reason", "read")


def _case_in(text: str) -> Case:
    """The case in the text of a file, if the pages can mend whatever is wrong with its values.

    Raises:
        CaseError: The text holds no case, or a fault that they have no field for.
    """
    case = parse_case(text)
    if faults := [one for one in check(calculate(case)) if one.code in _NOT_MENDED_HERE]:
        raise CaseError(faults, case)
    return case
