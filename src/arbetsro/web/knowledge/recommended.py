"""A recommendation as pages show it: lists, each suggestion with its reasons in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.recommend import (
    HEAVIEST,
    Recommendation,
    Suggestion,
    Weights,
    criteria,
    usual_weights,
)
from arbetsro.language import Language, NotANumber, read_number, say, write_for_entry
from arbetsro.reporting import knowledge as words


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """An entry with why it stands where it does.

    Attributes:
        entry: The entry.
        name: Its name.
        place: Its place in the list, from one.
        points: Its points in words.
        standing: How it stands as a whole.
        is_thin: Whether it is recommended on thin evidence.
        reasons: Each reason, with the points that it gave.
        companions: What it must not be done without.
        cautions: When not to use it.
        is_chosen: Whether the plan has it already.
    """

    entry: Entry
    name: str
    place: int
    points: str
    standing: str
    is_thin: bool
    reasons: tuple[tuple[str, str], ...]
    companions: tuple[Entry, ...]
    cautions: tuple[str, ...]
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ListOfSuggestions:
    """One of the lists of a recommendation."""

    key: str
    title: str
    about: str
    suggestions: tuple[SuggestionView, ...]

    @property
    def is_offered(self) -> bool:
        """Whether what stands in it may be chosen from it."""
        return self.key in {"recommended", "beside"}


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation in words.

    Attributes:
        lists: The lists that hold anything, in order.
        gaps: What nothing is known to act on.
        answer: What is said where nothing can be recommended.
    """

    lists: tuple[ListOfSuggestions, ...]
    gaps: tuple[str, ...]
    answer: str

    def first(self, count: int) -> tuple[SuggestionView, ...]:
        """The first suggestions that are directed at the work."""
        found = next((one for one in self.lists if one.key == "recommended"), None)
        return found.suggestions[:count] if found else ()


@dataclass(frozen=True, slots=True)
class WeightField:
    """A weight that a person may change."""

    key: str
    label: str
    about: str
    text: str


def recommended(
    found: Recommendation, library: Library, language: Language, chosen: Iterable[str] = ()
) -> Recommended:
    """A recommendation in words; ``chosen`` names the entries that the plan has already."""
    ids = {one.partition("@")[0] for one in chosen}
    lists = (
        ("recommended", found.measures),
        ("beside", found.beside),
        ("not_known", found.not_known),
        ("against", found.against),
    )
    return Recommended(
        tuple(
            _list(key, suggestions, library, language, ids)
            for key, suggestions in lists
            if suggestions
        ),
        tuple(_gap(factor, language) for factor in found.gaps),
        _answer(found, language),
    )


def weights_from(sent: Mapping[str, str], language: Language) -> dict[str, float]:
    """The weights of a form; what is no number keeps its usual weight, too much is cut."""
    found = {}
    for key, usual in usual_weights().items():
        try:
            number = read_number(sent.get(f"weight-{key}", ""), language, "people")
        except NotANumber:
            number = None
        found[key] = usual if number is None else min(max(number, 0.0), HEAVIEST)
    return found


def weight_fields(weights: Weights, language: Language) -> Iterator[WeightField]:
    """The weights as fields, each with what it does."""
    for key, criterion in criteria().items():
        text = write_for_entry(weights[key], language, "people")
        yield WeightField(key, criterion.label.in_(language), criterion.about.in_(language), text)


def _answer(found: Recommendation, language: Language) -> str:
    if found.profile.says_nothing:
        return say("knowledge.says_nothing", language)
    return say("knowledge.knows_nothing", language) if found.knows_nothing else ""


def _gap(factor: str, language: Language) -> str:
    return say("knowledge.gap", language, factor=words.word("factor", factor, language).lower())


def _list(
    key: str,
    suggestions: Iterable[Suggestion],
    library: Library,
    language: Language,
    chosen: set[str],
) -> ListOfSuggestions:
    shown = (
        _shown(one, place, library, language, is_chosen=one.entry.id in chosen)
        for place, one in enumerate(suggestions, 1)
    )
    title, about = say(f"knowledge.{key}", language), say(f"knowledge.{key}_about", language)
    return ListOfSuggestions(key, title, about, tuple(shown))


def _shown(
    one: Suggestion, place: int, library: Library, language: Language, *, is_chosen: bool
) -> SuggestionView:
    entry = one.entry
    required = [id_ for c in entry.companions if c.required for id_ in c.one_of]
    companions = [found for id_ in dict.fromkeys(required) if (found := library.get(id_))]
    return SuggestionView(
        entry=entry,
        name=entry.name.in_(language),
        place=place,
        points=words.points(one.points, language),
        standing=say(f"knowledge.standing_{one.standing}", language),
        is_thin=one.standing == "promising",
        reasons=tuple(
            (words.reason(reason, language), words.points(reason.points, language))
            for reason in one.reasons
        ),
        companions=tuple(companions),
        cautions=tuple(claim.text.in_(language) for claim in entry.not_when),
        is_chosen=is_chosen,
    )
