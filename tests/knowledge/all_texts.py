"""Every text of the content, with the place where it stands."""

from collections.abc import Iterator
from itertools import chain

from arbetsro.knowledge.balance import rules
from arbetsro.knowledge.contexts import contexts
from arbetsro.knowledge.coverage import coverage
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.practice import efforts
from arbetsro.knowledge.recommend import criteria
from arbetsro.knowledge.vocabulary import Kind, terms
from arbetsro.language import Text

KINDS: tuple[Kind, ...] = (
    "level", "stage", "kind", "strength", "direction", "outcome", "domain", "nature", "factor",
    "size", "group", "branch", "absence",
)  # fmt: skip

Placed = Iterator[tuple[str, Text]]


def texts() -> list[tuple[str, Text]]:
    """All of them."""
    return list(chain(_of_entries(), _of_contexts(), _of_lists(), _of_rules(), _of_words()))


def _of_entries() -> Placed:
    for entry in built_in():
        yield f"{entry.id} name", entry.name
        yield f"{entry.id} keywords", entry.keywords
        yield from ((f"{entry.id} {i}", text) for i, (text, _) in enumerate(entry.statements()))
        yield from ((f"{entry.id} activity", one.name) for one in entry.activities)


def _of_contexts() -> Placed:
    for context in contexts().values():
        yield f"{context.id} title", context.title
        yield f"{context.id} summary", context.summary.text
        for i, point in enumerate(context.points, 1):
            given = (point.name, point.says.text, point.answer)
            yield from ((f"{context.id} point {i}", text) for text in given if text)


def _of_lists() -> Placed:
    for key, cell in coverage().items():
        yield from ((f"coverage {key}", item.says) for item in cell.items)
    for effort in efforts().values():
        given = (effort.label, effort.question, effort.note)
        yield from ((effort.id, text) for text in given if text)


def _of_rules() -> Placed:
    for code, rule in rules().items():
        yield from ((f"balance {code}", text) for text in (rule.says, rule.why.text))
    for key, criterion in criteria().items():
        yield from ((f"weights {key}", text) for text in (criterion.label, criterion.about))


def _of_words() -> Placed:
    for kind in KINDS:
        for term in terms(kind).values():
            given = (term.label, term.about, term.words)
            yield from ((f"{kind} {term.key}", text) for text in given if text)
