"""The form of an entry of an organisation's own."""

from collections.abc import Iterable
from typing import Any

from django import forms

from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.faults import ContentError
from arbetsro.knowledge.vocabulary import Kind, terms
from arbetsro.language import LANGUAGES, Language, say
from arbetsro.language.catalogue import catalogue
from arbetsro.reporting.knowledge import fault
from arbetsro.web.frame.plain import LineField, LinesField
from arbetsro.web.knowledge.actions import EntryError

#: The source that every claim of an own entry rests on.
_FROM = ["own"]
_WORDS: dict[str, tuple[Kind, bool]] = {
    "levels": ("level", True),
    "stages": ("stage", True),
    "nature": ("nature", True),
    "factors": ("factor", False),
    "groups": ("group", False),
    "sizes": ("size", False),
}
_CLAIMS = {
    "consists": True, "mechanism": True, "conditions": True, "risks": True, "not_when": False,
    "process_indicators": True, "effect_indicators": True,
}  # fmt: skip
_DOMAINS = ("health", "work")
#: What nobody has looked at yet; the form claims no more until somebody does.
_UNTOLD = {"direction": "unknown", "strength": "none"}
#: What one's own experience can show: a strong support takes a systematic review.
_STRENGTHS = ("moderate", "mixed", "unclear", "none")


class OwnEntryForm(forms.Form):
    """What an organisation tells of an intervention of its own, one claim a line."""

    name = LineField(max_length=120)
    summary = LineField(max_length=600, widget=forms.Textarea({"rows": 3}))
    keywords = LineField(max_length=300, required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, language: Language, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._language = language
        for name, (kind, needed) in _WORDS.items():
            self.fields[name] = forms.MultipleChoiceField(
                choices=self._words(kind), required=needed, widget=forms.CheckboxSelectMultiple
            )
        for name, needed in _CLAIMS.items():
            self.fields[name] = LinesField(max_length=4000, required=needed)
        for domain in _DOMAINS:
            self._add_outcome(domain)
        for name, field in self.fields.items():
            self._label(name, field)

    def _add_outcome(self, domain: str) -> None:
        """The fields of what is known of health, or of work."""
        about = (one.key for one in terms("outcome").values() if one.domain == domain)
        offered: dict[Kind, Iterable[str]] = {
            "outcome": about, "direction": terms("direction"), "strength": _STRENGTHS,
        }  # fmt: skip
        for kind, keys in offered.items():
            self.fields[f"{domain}_{kind}"] = forms.ChoiceField(
                choices=self._words(kind, keys), initial=_UNTOLD.get(kind)
            )
        self.fields[f"{domain}_reason"] = LineField(
            max_length=600, widget=forms.Textarea({"rows": 3})
        )

    def _words(self, kind: Kind, keys: Iterable[str] | None = None) -> list[tuple[str, str]]:
        found = terms(kind)
        chosen = found if keys is None else keys
        return [(key, found[key].label.in_(self._language)) for key in chosen]

    def _label(self, name: str, field: forms.Field) -> None:
        field.label = say(f"knowledge_pages.label_{name}", self._language)
        if name in _CLAIMS:
            field.help_text = say("knowledge_pages.one_a_line", self._language)
        if f"hint_{name}" in catalogue("knowledge_pages"):
            field.help_text = say(f"knowledge_pages.hint_{name}", self._language)
        if "dir" not in field.widget.attrs and name not in _WORDS:
            field.widget.attrs["dir"] = "auto"

    def content(self) -> dict[str, Any]:
        """The entry as a content file would tell it, without version and day of review."""
        given = self.cleaned_data
        return {
            "name": _text(given["name"]),
            "summary": _claim(given["summary"]),
            "keywords": _text(given["keywords"] or given["name"]),
            **{name: given[name] for name in _WORDS},
            **{name: [_claim(line) for line in given[name].splitlines()] for name in _CLAIMS},
            "outcome": [_outcome(given, domain) for domain in _DOMAINS],
        }

    def tell(self, error: EntryError | ContentError) -> None:
        """Shows why the entry could not be kept, by the field that it is about."""
        if isinstance(error, EntryError):
            self.add_error(error.field, say(f"knowledge_pages.{error.code}", self._language))
            return
        for one in error.faults:
            self.add_error(None, fault(one, self._language))


def initial(entry: Entry) -> dict[str, Any]:
    """What stands in the form for an entry that is there."""
    return {
        "name": entry.name.sv,
        "summary": entry.summary.text.sv,
        "keywords": entry.keywords.sv,
        "seen": entry.version,
        **{name: list(getattr(entry, name)) for name in _WORDS},
        **{name: "\n".join(one.text.sv for one in getattr(entry, name)) for name in _CLAIMS},
        **{key: value for domain in _DOMAINS for key, value in _known_of(entry, domain).items()},
    }


def _known_of(entry: Entry, domain: str) -> dict[str, str]:
    for one in entry.outcomes_of(domain):
        return {
            f"{domain}_outcome": one.about,
            f"{domain}_direction": one.direction,
            f"{domain}_strength": one.strength,
            f"{domain}_reason": one.reason.sv,
        }
    return {}


def _outcome(given: dict[str, Any], domain: str) -> dict[str, Any]:
    return {
        "about": given[f"{domain}_outcome"],
        "direction": given[f"{domain}_direction"],
        "kind": "own_experience",
        "strength": given[f"{domain}_strength"],
        "reason": _text(given[f"{domain}_reason"]),
        "from": _FROM,
    }


def _claim(line: str) -> dict[str, Any]:
    return {**_text(line), "from": _FROM}


def _text(line: str) -> dict[str, str]:
    """The same text for every language: it is shown as it was written."""
    return dict.fromkeys(LANGUAGES, line)
