"""The forms of what is written in words: a correction, a letter, a closing note, a signature."""

from typing import Any

from django import forms

from arbetsro.web.frame.forms import WordedForm


class LongText(forms.CharField):
    """A text of some lines."""

    def __init__(self, rows: int = 6, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class SignForm(WordedForm):
    """That a record is finished; in spite of what lacks in it, where anything does."""

    area = "visits"
    although_lacking = forms.BooleanField(required=False)

    def __init__(self, *args: Any, lacks: bool, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if not lacks:
            del self.fields["although_lacking"]


class CorrectionForm(WordedForm):
    """A correction of a signed record."""

    area = "visits"
    correction = LongText(max_length=20_000)


class LetterForm(WordedForm):
    """A letter that the person may send on."""

    area = "visits"
    letter = LongText(rows=22, max_length=20_000)


class EndForm(WordedForm):
    """The note that ends the care."""

    area = "visits"
    note = LongText(max_length=20_000, required=False)
