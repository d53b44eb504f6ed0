"""What somebody asks when they want to know what could help: the profile and the weights."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from arbetsro.knowledge.faults import ContentError
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.profile import RESULTS, Profile, read_profile
from arbetsro.knowledge.recommend import HEAVIEST, Weights, criteria, usual_weights
from arbetsro.knowledge.vocabulary import Kind, Term, terms
from arbetsro.language import Language, say
from arbetsro.reporting.knowledge import fault
from arbetsro.web.frame.plain import readable

#: A finding is a sentence; what is longer is cut.
LONGEST_FINDING = 200
#: Rows for what has been tried: those that are filled in and two more, but never more than these.
_MOST_TRIED = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen, whether it is, and what was found."""

    term: Term
    chosen: bool
    finding: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """A row for something that has been tried, and what came of it."""

    number: int
    entry: str
    result: str


class Asked:
    """The question in an address, with what is wrong in it.

    Attributes:
        faults: Sentences about what there is not in the vocabulary, with what there is.
        profile: What was told; of a question with faults nothing is told.
        is_asked: Whether anything was asked at all.
    """

    def __init__(self, data: QueryDict, library: Library, language: Language) -> None:
        self._data, self._language = data, language
        self.is_asked = bool(data)
        self.faults: list[str] = []
        self.profile = self._read(library)

    def _read(self, library: Library) -> Profile:
        name = say("knowledge_pages.question", self._language)
        try:
            return read_profile(self._table(), entries=library.entries, file=name)
        except ContentError as error:
            self.faults = [fault(one, self._language) for one in error.faults]
            return Profile()

    def _table(self) -> dict[str, object]:
        return {
            "strained": {key: self._finding(key) for key in self._several("strained")},
            "stages": self._several("stage"),
            "groups": self._several("group"),
            "size": self._one("size"),
            "branch": self._one("branch"),
            "absence": self._one("absence"),
            "tried": {one.entry: one.result for one in self.tried() if one.entry and one.result},
        }

    def factors(self) -> list[Choice]:
        """The factors that may be strained, each with what was found."""
        chosen = self._several("strained")
        return [
            Choice(one, one.key in chosen, self._finding(one.key))
            for one in terms("factor").values()
        ]

    def stages(self) -> list[Choice]:
        """The stages that may be asked for."""
        return self._choices("stage")

    def groups(self) -> list[Choice]:
        """The groups that may be named."""
        return self._choices("group")

    def selects(self) -> list[tuple[Kind, str, list[Choice]]]:
        """The questions with one answer: the kind of word, the name of the field, the answers."""
        kinds: tuple[Kind, ...] = ("absence", "size", "branch")
        return [(kind, f"knowledge.{kind}", self._choices(kind)) for kind in kinds]

    def tried(self) -> list[Tried]:
        """The rows that are filled in, and two more."""
        return list(self._tried())

    def _tried(self) -> Iterator[Tried]:
        given = [
            (self._one(f"tried_{n}"), self._one(f"result_{n}")) for n in range(1, _MOST_TRIED + 1)
        ]
        filled = [(entry, result) for entry, result in given if entry]
        empty = ("", "")
        for number, (entry, result) in enumerate([*filled, empty, empty][:_MOST_TRIED], 1):
            yield Tried(number, entry, result or (RESULTS[-1] if entry else ""))

    def _choices(self, kind: Kind) -> list[Choice]:
        chosen = self._several(kind)
        return [Choice(one, one.key in chosen) for one in terms(kind).values()]

    def _several(self, name: str) -> list[str]:
        return [readable(one)[:80] for one in self._data.getlist(name) if one]

    def _one(self, name: str) -> str:
        return readable(self._data.get(name, ""))[:80]

    def _finding(self, factor: str) -> str:
        found = readable(self._data.get(f"found_{factor}", ""))
        return " ".join(found.split())[:LONGEST_FINDING]


class WeightsForm(forms.Form):
    """What each criterion weighs. What is left empty weighs what it usually does."""

    def __init__(self, data: QueryDict, *, language: Language) -> None:
        typed = {f"weigh_{key}": data.get(f"weigh_{key}", "").replace(",", ".") for key in _keys()}
        usual = {f"weigh_{key}": f"{weight:g}" for key, weight in usual_weights().items()}
        super().__init__({name: text or usual[name] for name, text in typed.items()})
        wrong = say("knowledge_pages.not_a_weight", language, heaviest=f"{HEAVIEST:g}")
        for key, criterion in criteria().items():
            self.fields[f"weigh_{key}"] = forms.FloatField(
                min_value=0,
                max_value=HEAVIEST,
                required=False,
                label=criterion.label.in_(language),
                help_text=criterion.about.in_(language),
                widget=forms.NumberInput({"step": "0.5"}),
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
            )

    @property
    def weights(self) -> Weights:
        """The weights; the usual one for what is not a weight."""
        self.is_valid()
        usual = usual_weights()
        given = {key: self.cleaned_data.get(f"weigh_{key}") for key in _keys()}
        return {key: usual[key] if value is None else value for key, value in given.items()}

    @property
    def is_usual(self) -> bool:
        """Whether nobody has changed a weight."""
        return not self.errors and self.weights == usual_weights()


def _keys() -> list[str]:
    return list(criteria())


def names(library: Library, language: Language) -> list[tuple[str, str]]:
    """Every entry with its name, by name, for choosing what has been tried; own ones marked."""
    own = say("knowledge.own", language).lower()
    found = [
        (entry.id, entry.name.in_(language) + (f" ({own})" if entry.owner else ""))
        for entry in library
    ]
    return sorted(found, key=lambda one: one[1].casefold())
