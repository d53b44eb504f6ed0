"""The scenarios of the actions on analyses, for the tests of every action."""

from functools import cache
from pathlib import Path

from arbetsro.economics.case_file import read_case
from arbetsro.knowledge.library import built_in
from arbetsro.web.analyses import actions, deciding
from arbetsro.web.analyses.as_case import from_case
from arbetsro.web.analyses.models import Analysis, Proposal
from web.audit.scenarios import Call, scenario
from web.conftest import Cast

EXAMPLE = Path(__file__).parents[3] / "examples/demo-alltjanst.toml"


@cache
def worked_example() -> dict[str, object]:
    """The content of the worked example, which lacks nothing."""
    return from_case(read_case(EXAMPLE))


def analysis_of(cast: Cast) -> Analysis:
    """The worked example as an analysis of North."""
    return actions.start(
        by=cast.anna, unit=cast.north, title="Norr", language="sv", content=worked_example()
    )


def proposal_of(cast: Cast, *, signed: bool = False) -> Proposal:
    """The analysis, sent to decision."""
    proposal = deciding.send(by=cast.anna, analysis=analysis_of(cast))
    if signed:
        deciding.sign(by=cast.mats, proposal=proposal, capacity="manager")
        deciding.sign(by=cast.siv, proposal=proposal, capacity="safety_representative")
    return proposal


@scenario("analysis.started", by="anna", target="analysis")
def _(cast: Cast) -> Call:
    return lambda: analysis_of(cast)


@scenario("analysis.changed", by="mats", target="analysis")
def _(cast: Cast) -> Call:
    analysis = analysis_of(cast)
    return lambda: actions.set_value(
        by=cast.mats, analysis=analysis, address="C7", value=0.3, seen=1
    )


@scenario("analysis.item_added", by="mats", target="analysis")
def _(cast: Cast) -> Call:
    analysis = analysis_of(cast)
    return lambda: actions.add_item(
        by=cast.mats, analysis=analysis, list_address="goals", item="g1"
    )


@scenario("analysis.entry_chosen", by="mats", target="analysis")
def _(cast: Cast) -> Call:
    analysis, entry = analysis_of(cast), built_in()["task-influence"]
    return lambda: actions.choose_entry(by=cast.mats, analysis=analysis, entry=entry, item="x")


@scenario("analysis.item_removed", by="mats", target="analysis")
def _(cast: Cast) -> Call:
    analysis = analysis_of(cast)
    first = analysis.content["interventions"][0]
    return lambda: actions.remove_item(
        by=cast.mats, analysis=analysis, list_address="interventions", item=first
    )


@scenario("analysis.item_moved", by="mats", target="analysis")
def _(cast: Cast) -> Call:
    analysis = analysis_of(cast)
    first = analysis.content["interventions"][0]
    return lambda: actions.move_item(
        by=cast.mats, analysis=analysis, list_address="interventions", item=first, steps=1
    )


@scenario("analysis.restored", by="mats", target="analysis")
def _(cast: Cast) -> Call:
    analysis = analysis_of(cast)
    return lambda: actions.restore(
        by=cast.mats, analysis=analysis, content={"title": "Norr"}, number=1
    )


@scenario("proposal.sent", by="anna", target="analysis")
def _(cast: Cast) -> Call:
    analysis = analysis_of(cast)
    return lambda: deciding.send(by=cast.anna, analysis=analysis)


@scenario("proposal.withdrawn", by="anna", target="analysis")
def _(cast: Cast) -> Call:
    proposal = proposal_of(cast)
    return lambda: deciding.withdraw(by=cast.anna, proposal=proposal)


@scenario("proposal.signed", by="siv", target="analysis")
def _(cast: Cast) -> Call:
    proposal = proposal_of(cast)
    return lambda: deciding.sign(
        by=cast.siv, proposal=proposal, capacity="safety_representative", dissent="Nej"
    )


@scenario("proposal.decided", by="vera", target="analysis")
def _(cast: Cast) -> Call:
    proposal = proposal_of(cast, signed=True)
    return lambda: deciding.decide(by=cast.vera, proposal=proposal)


@scenario("proposal.declined", by="vera", target="analysis")
def _(cast: Cast) -> Call:
    proposal = proposal_of(cast)
    return lambda: deciding.decline(by=cast.vera, proposal=proposal, reason="För dyrt")


@scenario("document.made", by="anna", target="analysis")
def _(cast: Cast) -> Call:
    analysis = analysis_of(cast)
    return lambda: deciding.keep_document(
        by=cast.anna, analysis=analysis, version=1, is_draft=True, kind="pdf", language="sv",
        content=b"%PDF-1.7",
    )  # fmt: skip
