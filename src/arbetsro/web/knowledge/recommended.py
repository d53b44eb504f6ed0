"""A recommendation as pages show it: lists, and each suggestion with its reasons in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.library import Library
from arbetsro.knowledge.profile import Profile
from arbetsro.knowledge.recommend import Reason, Recommendation, Suggestion, Weights, recommend
from arbetsro.language import Language, say
from arbetsro.reporting import knowledge as words
from arbetsro.web.knowledge.shown import Notes, ShownCompanion, companion

#: The lists of an answer, in the order in which they are told.
_LISTS = ("measures", "beside", "not_known", "against")
_HEADINGS = {"measures": "recommended"}


@dataclass(frozen=True, slots=True)
class ShownReason:
    """Why an entry stands where it does: what it gave, in words, and where the entry says it."""

    points: float
    says: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ShownSuggestion:
    """An entry that came up, with its reasons and what goes with it.

    ``is_chosen`` tells whether the plan has it already.
    """

    entry: Entry
    standing: str
    points: float
    reasons: tuple[ShownReason, ...]
    companions: tuple[ShownCompanion, ...]
    cautions: tuple[str, ...]
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list of the answer, with its heading and what it means."""

    key: str
    title: str
    about: str
    suggestions: tuple[ShownSuggestion, ...]

    @property
    def is_recommended(self) -> bool:
        """Whether what stands in it is recommended, rather than told of."""
        return self.key in {"measures", "beside"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A recommendation in words.

    Attributes:
        says_nothing: Whether nothing was told that it could rest on.
        knows_nothing: Whether the answer is that not enough is known.
        lists: The lists that hold anything, in order.
        gaps: The strained factors that nothing acts on with any support.
    """

    says_nothing: bool
    knows_nothing: bool
    lists: tuple[ShownList, ...]
    gaps: tuple[str, ...]

    def first(self, count: int) -> ShownList | None:
        """The first that are directed at the work and not in the plan yet."""
        found = next((one for one in self.lists if one.key == "measures"), None)
        if found is None:
            return None
        new = [one for one in found.suggestions if not one.is_chosen]
        return ShownList(found.key, found.title, found.about, tuple(new[:count]))


def answer(
    library: Library,
    profile: Profile,
    weights: Weights | None,
    language: Language,
    chosen: Iterable[str] = (),
) -> Answer:
    """What could help, in words; ``chosen`` names the entries that a plan has already."""
    if profile.says_nothing:
        return Answer(says_nothing=True, knows_nothing=False, lists=(), gaps=())
    found = recommend(library, profile, weights)
    ids = frozenset(one.partition("@")[0] for one in chosen)
    lists = (_list(key, found, library, language, ids) for key in _LISTS)
    return Answer(
        says_nothing=False,
        knows_nothing=found.knows_nothing,
        lists=tuple(one for one in lists if one.suggestions),
        gaps=tuple(words.word("factor", one, language).lower() for one in found.gaps),
    )


def _list(
    key: str, found: Recommendation, library: Library, language: Language, chosen: frozenset[str]
) -> ShownList:
    suggestions: Iterable[Suggestion] = getattr(found, key)
    heading = _HEADINGS.get(key, key)
    return ShownList(
        key,
        say(f"knowledge.{heading}", language),
        say(f"knowledge.{heading}_about", language),
        tuple(_shown(one, library, language, one.entry.id in chosen) for one in suggestions),
    )


def _shown(
    given: Suggestion, library: Library, language: Language, is_chosen: bool
) -> ShownSuggestion:
    notes = Notes(language)
    return ShownSuggestion(
        entry=given.entry,
        standing=given.standing,
        points=given.points,
        reasons=tuple(_reason(one, language) for one in given.reasons),
        companions=tuple(companion(one, library, notes) for one in given.entry.companions),
        cautions=tuple(claim.text.in_(language) for claim in given.entry.not_when),
        is_chosen=is_chosen,
    )


def _reason(given: Reason, language: Language) -> ShownReason:
    anchor = "outcomes" if given.field == "outcomes" else "facts"
    return ShownReason(given.points, words.reason(given, language), anchor)
