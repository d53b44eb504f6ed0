"""The worked cases of the knowledge base: what the rule answers, and what a plan lacks."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache

from docutils import nodes
from figures import ROOT
from parts import Content, FromContent, paragraph, section, table

from arbetsro.knowledge.balance import Chosen, Plan, balance
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.profile import Profile, read_profile
from arbetsro.knowledge.recommend import Recommendation, Suggestion, recommend
from arbetsro.language import say
from arbetsro.reporting.knowledge import because, citation, imbalance, in_sentence, points, word

FOLDER = "examples/recommendations"
PLANS = f"{FOLDER}/plans.toml"


def profile_of(case: str) -> Profile:
    """The profile of a worked case."""
    text = (ROOT / FOLDER / f"{case}.toml").read_text("utf-8")
    return read_profile(tomllib.loads(text), entries=built_in().entries, file=case)


@cache
def recommendation_of(case: str) -> Recommendation:
    """What the rule answers to a worked case."""
    return recommend(built_in(), profile_of(case))


def plan_of(case: str) -> Plan:
    """The plan of a worked case."""
    given = tomllib.loads((ROOT / PLANS).read_text("utf-8"))[case]
    entries = (built_in()[id_] for id_ in given.pop("chosen"))
    causes = tuple(given.pop("causes"))
    return Plan(chosen=tuple(Chosen(one.name.en, one) for one in entries), causes=causes, **given)


class Recommended(FromContent):
    """``{recommended} hospital`` shows what the rule answers to a worked case."""

    required_arguments = 1

    def made(self) -> list[nodes.Node]:
        """A section a list that holds anything."""
        case = self.arguments[0]
        found = recommendation_of(case)
        body: list[nodes.Node] = []
        for factor in found.gaps:
            strained = in_sentence(word("factor", factor, "en"))
            body.append(paragraph(say("knowledge.gap", "en", factor=strained)))
        for key, suggestions in (
            ("recommended", found.measures),
            ("beside", found.beside),
            ("not_known", found.not_known),
            ("against", found.against),
        ):
            if suggestions:
                title = say(f"knowledge.{key}", "en")
                body.append(section(f"{case}-{key}", title, _table(suggestions)))
        return body


def _table(suggestions: Sequence[Suggestion]) -> nodes.table:
    rows = [(str(i), _named(one), _reasons(one)) for i, one in enumerate(suggestions, 1)]
    return table(("", "Intervention", "Points"), rows, (5, 45, 50))


def _named(one: Suggestion) -> Content:
    standing = say(f"knowledge.standing_{one.standing}", "en")
    return [f"{one.entry.name.en} ", nodes.literal(text=one.entry.id), f" ({standing.lower()})"]


def _reasons(one: Suggestion) -> str:
    parts = (f"{reason.criterion} {reason.points:+g}" for reason in one.reasons)
    return f"{points(one.points, 'en')}: {', '.join(parts)}".replace("-", "\N{MINUS SIGN}")


class Balanced(FromContent):
    """``{balanced} hospital`` shows what the plan of a worked case lacks."""

    required_arguments = 1

    def made(self) -> list[nodes.Node]:
        """The plan, then a list of what it lacks with the reasons."""
        case = self.arguments[0]
        plan = plan_of(case)
        names = paragraph("The plan holds: ", ", ".join(one.name for one in plan.chosen), ".")
        lacks = [nodes.list_item("", paragraph(*line)) for line in _lines(plan)]
        nothing = paragraph(say("knowledge.balance_nothing", "en"))
        return [names, nodes.bullet_list("", *lacks) if lacks else nothing]


def _lines(plan: Plan) -> Iterator[tuple[Content, ...]]:
    for one in balance(plan):
        why = because(one)
        behind = "; ".join(citation(reference, "en") for reference in why.sources)
        says = imbalance(one, built_in(), "en")
        yield nodes.strong(text=says), f" {why.text.en} ({behind}) ", nodes.literal(text=one.code)
