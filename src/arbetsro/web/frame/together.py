"""Texts that several people may write at once: each sends only what they have changed themselves.

A form keeps what stood in each field when the page was made. What somebody has not touched is not
sent on, so two who write in different places never meet. Where two have written in the same place
the second is shown both texts and chooses.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from arbetsro.language import Language
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import readable
from arbetsro.web.frame.refusal import Refusal

_PREFIX = "text_"


class Conflict(Refusal):
    """Somebody else has written in the same places since the page was made. Nothing was saved.

    Attributes:
        theirs: What stands there now, by place.
        version: The version in which it stands so.
    """

    def __init__(self, code: str, *, theirs: Mapping[str, str], version: int, name: str) -> None:
        super().__init__(code, name=name)
        self.theirs = dict(theirs)
        self.version = version


def in_the_way(
    now: Mapping[str, str], touched: Mapping[str, int], seen: int, changes: Mapping[str, str]
) -> dict[str, str]:
    """Of some changes, the places where somebody else has put something else since ``seen``.

    Args:
        now: What stands in each place.
        touched: The version that last changed each place.
        seen: The version that the writer had before them.
        changes: What the writer wants to stand in some places.
    """
    return {
        place: now.get(place, "")
        for place, text in changes.items()
        if touched.get(place, 0) > seen and now.get(place, "") != text
    }


class WholeText(forms.CharField):
    """A text of several lines, without blanks at its ends. What stood there before goes with it."""

    widget = forms.Textarea({"rows": 6, "dir": "auto"})
    #: What somebody else has written here meanwhile; nothing where nobody has.
    theirs: str | None = None

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(required=False, show_hidden_initial=True, max_length=20_000, **kwargs)

    def to_python(self, value: object) -> str:
        """The text."""
        return readable(str(value or "")).strip()


class TogetherForm(WordedForm):
    """A form of texts that several may write at once.

    A subclass adds its fields by ``add_text``, in ``__init__``.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, language: Language, seen: int, **kwargs: Any) -> None:  # noqa: ANN401
        kwargs["initial"] = {**kwargs.get("initial", {}), "seen": seen}
        super().__init__(*args, language=language, **kwargs)

    def word(self, *names: str) -> None:
        """Words the fields that messages name; the texts have their own labels."""
        super().word(*(name for name in names if name != "seen" and not name.startswith(_PREFIX)))

    def add_text(self, place: str, *, label: str, text: str, hint: str = "", rows: int = 6) -> None:
        """Adds the field of a place with the text that stands there now."""
        field = WholeText(label=label, initial=text, help_text=hint)
        field.widget.attrs["rows"] = rows
        self.fields[_PREFIX + place] = field

    def bound(self, place: str) -> forms.BoundField:
        """The field of a place, to be shown."""
        return self[_PREFIX + place]

    def changes(self) -> dict[str, str]:
        """What this person has changed, by place. The form must be valid."""
        return {
            name.removeprefix(_PREFIX): self.cleaned_data[name]
            for name in self.changed_data
            if name.startswith(_PREFIX)
        }

    def show(self, conflict: Conflict) -> None:
        """Shows what others have written meanwhile, and takes it as seen from now on."""
        data = QueryDict(mutable=True)
        data.update({key: self.data[key] for key in self.data})
        data[self.add_prefix("seen")] = str(conflict.version)
        for place, text in conflict.theirs.items():
            name = _PREFIX + place
            if name in self.fields:
                data[self[name].html_initial_name] = text
                self.fields[name].theirs = text  # type: ignore[attr-defined]
        self.data = data
        self.tell(conflict)
