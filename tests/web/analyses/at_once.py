"""What happens when several people act at the same moment, in a process and database of its own.

The log of an installation cannot be emptied, so this is not done in the database of the tests.
"""

import json
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from django.db import connection

from arbetsro.economics.case_file import read_case
from arbetsro.web.analyses import actions, deciding
from arbetsro.web.analyses.actions import AnalysisError, ConflictError, start
from arbetsro.web.analyses.as_case import from_case
from arbetsro.web.analyses.history import content_at
from arbetsro.web.analyses.models import Analysis, Proposal
from web.conftest import Cast, everybody

EXAMPLE = Path(__file__).parents[3] / "examples/demo-alltjanst.toml"
PLACES = ["C5", "C7", "C8", "D1", "D4", "E5", "A4", "title"]
LATER = 10**6
Act = Callable[[], object]


def at_once(*acts: Act) -> list[str]:
    """What came of each: done, a conflict, or the code of what stopped it."""
    gate = threading.Barrier(len(acts))

    def run(act: Act) -> str:
        try:
            gate.wait(timeout=20)
            act()
        except ConflictError as error:
            return f"conflict with {error.theirs}"
        except AnalysisError as error:
            return error.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def an_analysis(cast: Cast) -> Analysis:
    content = from_case(read_case(EXAMPLE))
    return start(by=cast.anna, unit=cast.root, title="X", language="sv", content=content)


def state_of(analysis: Analysis) -> dict[str, object]:
    now = Analysis.objects.get(pk=analysis.pk)
    numbers = now.versions.order_by("number").values_list("number", flat=True)
    return {
        "content": now.content,
        "version": now.version,
        "numbers": list(numbers),
        "state": now.state,
        "first": content_at(now, 1) == analysis.content,
        "proposals": [[p.state, p.version, p.content] for p in now.proposals.all()],
    }


def sent(cast: Cast, analysis: Analysis) -> Proposal:
    return deciding.send(by=cast.anna, analysis=analysis)


def different_places(cast: Cast, analysis: Analysis) -> list[str]:
    def change(address: str) -> None:
        for value in ("ett", "två", "sist"):
            actions.set_value(
                by=cast.karin, analysis=analysis, address=address, value=value, seen=LATER
            )

    return at_once(*(partial(change, place) for place in PLACES))


def the_same_place(cast: Cast, analysis: Analysis) -> list[str]:
    change = partial(actions.set_value, by=cast.anna, analysis=analysis, address="C8", seen=1)
    return at_once(*(partial(change, value=number / 10) for number in range(1, 6)))


def a_list(cast: Cast, analysis: Analysis) -> list[str]:
    add = partial(actions.add_item, by=cast.karin, analysis=analysis, list_address="needs")
    return at_once(*(partial(add, item=f"n{number}") for number in range(6)))


def sending_while_others_write(cast: Cast, analysis: Analysis) -> list[str]:
    change = partial(actions.set_value, by=cast.karin, analysis=analysis, address="A4", seen=LATER)
    changes = [partial(change, value=f"Ny {number}") for number in range(4)]
    return at_once(*changes[:2], partial(sent, cast, analysis), *changes[2:])


def sending_many_times(cast: Cast, analysis: Analysis) -> list[str]:
    return at_once(*[partial(sent, cast, analysis)] * 4)


def signing_in_one_capacity(cast: Cast, analysis: Analysis) -> list[str]:
    proposal = sent(cast, analysis)
    people = (cast.mats, cast.olle, cast.vera)
    return at_once(*(partial(_sign, who, proposal.pk, "manager") for who in people))


def signing_in_both_capacities(cast: Cast, analysis: Analysis) -> list[str]:
    proposal = sent(cast, analysis)
    capacities = ("manager", "safety_representative")
    return at_once(*(partial(_sign, cast.mats, proposal.pk, one) for one in capacities))


def deciding_and_withdrawing(cast: Cast, analysis: Analysis) -> list[str]:
    proposal = sent(cast, analysis)
    _sign(cast.mats, proposal.pk, "manager")
    _sign(cast.siv, proposal.pk, "safety_representative")
    return at_once(
        lambda: deciding.decide(by=cast.vera, proposal=Proposal.objects.get(pk=proposal.pk)),
        lambda: deciding.withdraw(by=cast.anna, proposal=Proposal.objects.get(pk=proposal.pk)),
    )


def _sign(by: object, pk: int, capacity: str) -> None:
    deciding.sign(by=by, proposal=Proposal.objects.get(pk=pk), capacity=capacity)


SCENES = (
    different_places, the_same_place, a_list, sending_while_others_write, sending_many_times,
    signing_in_one_capacity, signing_in_both_capacities, deciding_and_withdrawing,
)  # fmt: skip


def main() -> None:
    """Writes what came of every scene."""
    cast, told = everybody(), {}
    for scene in SCENES:
        analysis = an_analysis(cast)
        told[scene.__name__] = {"outcomes": scene(cast, analysis), **state_of(analysis)}
    sys.stdout.write(json.dumps(told))
