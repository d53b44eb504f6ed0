"""What happens when several people act on matters at the same moment, in a database of its own.

The log of an installation cannot be emptied, so this is not done in the database of the tests.
"""

import json
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from arbetsro.web.frame import clock
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.matters import actions
from arbetsro.web.matters.models import Matter, Receipt, Task
from web.conftest import Cast, everybody
from web.matters.making import days_on, given_task, manager, requested, returned

Act = Callable[[], object]


def at_once(*acts: Act) -> list[str]:
    """What came of each: done, or the code of what stopped it."""
    gate = threading.Barrier(len(acts))

    def run(act: Act) -> str:
        try:
            gate.wait(timeout=20)
            act()
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def answering(cast: Cast) -> dict[str, object]:
    """Two at the top answer the same matter in different ways."""
    rut, matter = manager("Ruth", cast.root), returned(cast)
    actions.confirm(by=cast.vera, matter=matter)
    outcomes = at_once(
        lambda: actions.answer(by=cast.vera, matter=matter, answer="accept", seen=1),
        lambda: actions.answer(by=rut, matter=matter, answer="decline", says="Nej", seen=1),
    )
    return {"outcomes": outcomes, "answers": list(matter.legs.values_list("answer", flat=True))}


def confirming(cast: Cast) -> dict[str, object]:
    """Several confirm the same request."""
    matter = requested(cast)
    outcomes = at_once(*[lambda: actions.confirm(by=cast.mats, matter=matter)] * 4)
    return {"outcomes": outcomes, "receipts": Receipt.objects.filter(matter=matter).count()}


def climbing(cast: Cast) -> dict[str, object]:
    """Several workers come to the same late matter."""
    nina = manager("Nina", cast.home_care)
    with clock.at(days_on(-40)):
        matter = returned(cast, by=nina, where=cast.home_care)
    outcomes = at_once(*[lambda: actions.climb(matter=matter)] * 4)
    return {"outcomes": outcomes, "legs": matter.legs.count()}


def answering_and_climbing(cast: Cast) -> dict[str, object]:
    """A late matter is answered at the moment when it climbs."""
    with clock.at(days_on(-40)):
        matter = returned(cast, by=manager("Tove", cast.home_care), where=cast.home_care)
    actions.confirm(by=cast.mats, matter=matter)
    outcomes = at_once(
        lambda: actions.answer(by=cast.mats, matter=matter, answer="accept", seen=1),
        lambda: actions.climb(matter=matter),
    )
    state = Matter.objects.get(pk=matter.pk).state
    return {"outcomes": outcomes, "state": state, "legs": matter.legs.count()}


def giving(cast: Cast) -> dict[str, object]:
    """The same task is given to two."""
    outcomes = at_once(
        lambda: given_task(cast, cast.erik, cast.south),
        lambda: given_task(cast, cast.anna, cast.south),
    )
    return {"outcomes": outcomes, "given": Task.objects.filter(unit=cast.south).count()}


SCENES = (answering, confirming, climbing, answering_and_climbing, giving)


def main() -> None:
    """Plays every scene and tells what came of it."""
    cast = everybody()
    json.dump({scene.__name__: scene(cast) for scene in SCENES}, sys.stdout)
