"""The knowledge base: its words, sources, entries, rules and coverage, read from its files."""

from collections.abc import Iterator

from docutils import nodes
from parts import Content, FromContent, paragraph, section, table

from arbetsro.knowledge.balance import rules
from arbetsro.knowledge.contexts import contexts
from arbetsro.knowledge.coverage import COLUMNS, coverage
from arbetsro.knowledge.entry import overall_strength, standing
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.recommend import criteria
from arbetsro.knowledge.sources import Source, sources
from arbetsro.knowledge.vocabulary import Kind, Term, terms
from arbetsro.language import say
from arbetsro.reporting.knowledge import citation, word, words

#: The kinds of word, each with the heading of its section.
KINDS: dict[Kind, str] = {
    "level": "Levels",
    "stage": "Stages",
    "factor": "Problems (strained factors)",
    "nature": "Sorts",
    "outcome": "Outcomes",
    "domain": "Domains of outcomes",
    "direction": "Directions",
    "kind": "Kinds of evidence",
    "strength": "Strengths",
    "size": "Sizes",
    "group": "Groups",
    "branch": "Sectors (branches)",
    "absence": "Patterns of absence",
}
_SOURCES = {
    "read": "Works that the project has read",
    "reported": "Works that one of these tells of",
    "own": "The project’s own",
    "organisation": "An organisation’s own",
}


class Vocabulary(FromContent):
    """``{vocabulary}`` lists every word that entries are sorted by."""

    def made(self) -> list[nodes.Node]:
        """A section a kind."""
        return [_words(kind, title) for kind, title in KINDS.items()]


def _words(kind: Kind, title: str) -> nodes.section:
    rows = [
        (f"`{term.key}`", term.label.en, f"{term.label.sv}, {term.label.da}", _meaning(term))
        for term in terms(kind).values()
    ]
    heads = ("Word", "English", "Swedish, Danish", "Meaning")
    return section(f"words-{kind}", title, table(heads, rows, (20, 20, 30, 30)))


def _meaning(term: Term) -> str:
    told = [term.about.en] if term.about else []
    if term.domain:
        told.append(f"Domain: {word('domain', term.domain, 'en')}.")
    if term.stages:
        told.append(f"Points to: {words('stage', term.stages, 'en')}.")
    return " ".join(told) or "–"


class KnowledgeSources(FromContent):
    """``{knowledge-sources}`` lists what claims rest on."""

    def made(self) -> list[nodes.Node]:
        """A section a kind."""
        found: list[nodes.Node] = []
        for kind, title in _SOURCES.items():
            chosen = [one for one in sources().values() if one.kind == kind]
            rows = [(f"`{one.id}`", _work(one), _where(one)) for one in chosen]
            body = table(("Name", "Work", "Where"), rows, (22, 48, 30))
            found.append(section(f"sources-{kind}", title, body))
        return found


def _work(one: Source) -> str:
    year = f" ({one.year})" if one.year else ""
    return f"{one.authors}: {one.title}{year}" if one.authors else one.title


def _where(one: Source) -> str:
    if one.through:
        return f"Told by `{one.through}`, number {one.number} in its list."
    return ", ".join(one.places) or "–"


class Interventions(FromContent):
    """``{interventions}`` lists every entry with its level, stage and standing."""

    def made(self) -> list[nodes.Node]:
        """A table."""
        rows = [
            (
                [one.name.en, " ", nodes.literal(text=one.id)],
                words("level", one.levels, "en"),
                words("stage", one.stages, "en"),
                say(f"knowledge.standing_{standing(one)}", "en"),
                word("strength", overall_strength(one), "en"),
            )
            for one in built_in()
        ]
        heads = ("Intervention", "Level", "Stage", "Standing", "Strength")
        return [table(heads, rows, (34, 18, 16, 18, 14))]


class Contexts(FromContent):
    """``{contexts}`` lists what there is to know around the interventions."""

    def made(self) -> list[nodes.Node]:
        """A table."""
        rows = [
            ([one.title.en, " ", nodes.literal(text=one.id)], one.summary.text.en)
            for one in contexts().values()
        ]
        return [table(("Page", "What it tells"), rows, (35, 65))]


class Criteria(FromContent):
    """``{criteria}`` lists the criteria of the recommendation with their weights."""

    def made(self) -> list[nodes.Node]:
        """A table."""
        rows = [
            (f"`{one.key}`", one.label.en, f"{one.weight:g}", one.about.en)
            for one in criteria().values()
        ]
        return [
            table(("Name", "Criterion", "Weight", "How it gives points"), rows, (14, 24, 8, 54))
        ]


class BalanceRules(FromContent):
    """``{balance-rules}`` lists every rule of balance with what is behind it."""

    def made(self) -> list[nodes.Node]:
        """A section a rule."""
        found: list[nodes.Node] = []
        for code, rule in rules().items():
            behind = "; ".join(citation(one, "en") for one in rule.why.sources)
            body = (paragraph(rule.says.en), paragraph(rule.why.text.en, f" Behind it: {behind}."))
            found.append(section(f"balance-{code}", code, *body))
        return found


class Coverage(FromContent):
    """``{coverage}`` shows tables 1 to 3 of the Danish analysis with the entries of each cell."""

    def made(self) -> list[nodes.Node]:
        """A section a table."""
        heads = ("Level", *(say(f"knowledge.column_{one}", "en") for one in COLUMNS))
        found: list[nodes.Node] = []
        for number, (stage, term) in enumerate(terms("stage").items(), 1):
            rows = [
                (level.label.en, *(list(_cell(stage, key, column)) for column in COLUMNS))
                for key, level in terms("level").items()
            ]
            title = f"Table {number}: {term.label.en.lower()} prevention"
            found.append(section(f"table-{number}", title, table(heads, rows, (13, 29, 29, 29))))
        return found


def _cell(stage: str, level: str, column: str) -> Iterator[Content]:
    items = coverage()[stage, level, column].items
    if not items:
        yield say("knowledge.source_describes_none", "en")
    for item in items:
        yield f"{item.says.en}: "
        for place, id_ in enumerate(item.entries):
            yield ", " if place else ""
            yield nodes.literal(text=id_)
        yield ". "
