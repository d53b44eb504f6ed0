"""The forms of my page: messages, consents, and shutting somebody out."""

from typing import Any

from django import forms

from arbetsro.language import Language, say
from arbetsro.web.applications.forms.person.application import ShortText
from arbetsro.web.applications.places import CONSENTS
from arbetsro.web.frame.forms import WordedForm


class MessageForm(WordedForm):
    """A message to the clinic."""

    area = "service"

    message = ShortText()


class ConsentForm(WordedForm):
    """What one agrees to."""

    area = "service"

    for_follow_up = forms.BooleanField(required=False)
    for_evaluation = forms.BooleanField(required=False)
    for_themes = forms.BooleanField(required=False)

    @property
    def given(self) -> dict[str, bool]:
        """Each consent, given or not."""
        return {name: bool(self.cleaned_data[name]) for name in CONSENTS}


class BlockForm(WordedForm):
    """Whom to shut out."""

    area = "service"

    staff = forms.ChoiceField(choices=())

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        people: dict[int, str],
        language: Language,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, language=language, **kwargs)
        everybody = ("all", say("service.everybody_else", language))
        self.fields["staff"].choices = [everybody, *((str(k), n) for k, n in people.items())]  # type: ignore[attr-defined]

    @property
    def key(self) -> int | None:
        """The key of the staff member; none for everybody who takes no part."""
        chosen = self.cleaned_data["staff"]
        return None if chosen == "all" else int(chosen)
