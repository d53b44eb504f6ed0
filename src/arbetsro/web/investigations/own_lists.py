"""The form of a checklist of an organisation's own."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from arbetsro.language import LANGUAGES, Language, say
from arbetsro.web.frame.forms import WordedForm
from arbetsro.web.frame.plain import LineField, LinesField
from arbetsro.web.investigations.checklists import OWN
from arbetsro.workenv.checklists import Area, Checklist, as_table

_KEEP = "keep_"
#: The area that holds the questions in the organisation's own words.
OWN_AREA = f"{OWN}questions"
_MOST_OWN = 40


class OwnListForm(WordedForm):
    """A checklist made from another: which questions stay, and own questions, one a line."""

    area = "checklists"
    title = LineField(max_length=120)
    use = LineField(max_length=400, required=False, widget=forms.Textarea({"rows": 3}))
    own_questions = LinesField(max_length=8000, required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        base: Checklist | None,
        language: Language,
        is_new: bool = False,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        self._base = base
        kwargs["initial"] = {**self._from_base(language, is_new), **kwargs.get("initial", {})}
        super().__init__(*args, language=language, **kwargs)
        self.fields["seen"] = forms.IntegerField(required=False, widget=forms.HiddenInput)
        for area in self._kept_areas():
            for one in area.questions:
                label = one.text.in_(language)
                field = forms.BooleanField(required=False, initial=True, label=label)
                self.fields[f"{_KEEP}{one.key}"] = field

    def _from_base(self, language: Language, is_new: bool) -> dict[str, object]:
        if self._base is None:
            return {}
        own = "\n".join(one.text.in_(language) for one in self._own_before())
        use = self._base.use.in_(language)
        return {
            "title": "" if is_new else self._base.title.in_(language),
            "use": use,
            "own_questions": own,
        }

    def _kept_areas(self) -> tuple[Area, ...]:
        areas = self._base.areas if self._base else ()
        return tuple(one for one in areas if one.key != OWN_AREA)

    def _own_before(self) -> Iterator[Any]:
        for area in self._base.areas if self._base else ():
            if area.key == OWN_AREA:
                yield from area.questions

    @property
    def areas(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The questions that may stay, by area."""
        return [
            (
                one.title.in_(self.language),
                [self[f"{_KEEP}{question.key}"] for question in one.questions],
            )
            for one in self._kept_areas()
        ]

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """All that are not questions to keep or leave out."""
        return [one for one in self.visible_fields() if not one.name.startswith(_KEEP)]

    def clean_own_questions(self) -> str:
        """The own questions, of which there may not be too many."""
        lines = str(self.cleaned_data["own_questions"])
        if len(lines.split("\n")) > _MOST_OWN:
            raise forms.ValidationError(
                say("checklists.too_many_own", self.language, most=_MOST_OWN)
            )
        return lines

    def clean(self) -> dict[str, Any]:
        """A list asks something."""
        cleaned = super().clean() or self.cleaned_data
        kept = any(value for name, value in cleaned.items() if name.startswith(_KEEP))
        if not kept and not cleaned.get("own_questions") and "own_questions" not in self.errors:
            raise forms.ValidationError(say("checklists.asks_nothing", self.language))
        return cleaned

    def content(self) -> dict[str, Any]:
        """The checklist as ``as_table`` writes it."""
        base = as_table(self._base) if self._base else _FROM_NOTHING
        areas = [one for one in map(self._kept, base["area"]) if one["question"]]
        own = [line for line in self.cleaned_data["own_questions"].split("\n") if line]
        if own:
            areas.append(self._own_area(own))
        title = self.cleaned_data["title"]
        use = self.cleaned_data["use"] or title
        return {**base, "title": _said(title), "use": _said(use), "area": areas}

    def _kept(self, area: Mapping[str, Any]) -> dict[str, Any]:
        kept = [q for q in area["question"] if self.cleaned_data.get(f"{_KEEP}{q['key']}")]
        return {**area, "question": kept}

    def _own_area(self, lines: list[str]) -> dict[str, Any]:
        """A question that stood there before keeps its key, so that answers can be compared."""
        keys = {one.text.in_(self.language): one.key for one in self._own_before()}
        taken, questions = set(keys.values()), []
        for line in dict.fromkeys(lines):
            key = keys.get(line) or _free(taken)
            taken.add(key)
            questions.append({"key": key, "text": _said(line), "side": "condition"})
        title = {one: say("rounds.own_area", one) for one in LANGUAGES}
        about = {one: say("checklists.own_area_about", one) for one in LANGUAGES}
        return {"key": OWN_AREA, "title": title, "about": about, "question": questions}


def _said(text: str) -> dict[str, str]:
    """What an organisation says in its own words is the same in every language."""
    return dict.fromkeys(LANGUAGES, text)


def _free(taken: set[str]) -> str:
    return next(key for n in range(1, len(taken) + 2) if (key := f"{OWN}{n}") not in taken)


_FROM_NOTHING: dict[str, Any] = {
    "about": _said("–"),
    "source": "own",
    "profile": [],
    "area": [],
}
