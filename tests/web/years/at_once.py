"""What happens when several people act on a yearly follow-up at the same moment.

In a process and a database of its own, as for analyses.
"""

import json
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import connection

from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.actions import close_year, save_year, sign_year, start_year
from arbetsro.web.oversight.models import YearlyFollowUp
from arbetsro.workenv.yearly import sections
from web.conftest import Cast, everybody, unit
from web.years.following import answered, begun, closed

Act = Callable[[], object]
QUESTIONS = [question.key for one in sections() for question in one.questions][:6]


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


def both_sign(cast: Cast, where: Unit) -> dict[str, object]:
    one = closed(cast, where)
    outcomes = at_once(
        partial(sign_year, by=cast.mats, follow_up=one, capacity="manager"),
        partial(sign_year, by=cast.siv, follow_up=one, capacity="safety_representative"),
    )
    return {"outcomes": outcomes, "signatures": one.signatures.count()}


def three_sign_as_manager(cast: Cast, where: Unit) -> dict[str, object]:
    one = closed(cast, where)
    people = (cast.mats, cast.anna, cast.vera)
    sign = partial(sign_year, follow_up=one, capacity="manager")
    outcomes = at_once(*(partial(sign, by=who) for who in people))
    return {"outcomes": outcomes, "signatures": one.signatures.count()}


def one_signs_as_both(cast: Cast, where: Unit) -> dict[str, object]:
    one = closed(cast, where)
    sign = partial(sign_year, follow_up=one, by=cast.mats)
    outcomes = at_once(
        partial(sign, capacity="manager"), partial(sign, capacity="safety_representative")
    )
    return {"outcomes": outcomes, "signatures": one.signatures.count()}


def different_questions(cast: Cast, where: Unit) -> dict[str, object]:
    one = begun(cast, where)
    save = partial(save_year, by=cast.anna, follow_up=one, seen=1)
    outcomes = at_once(*(partial(save, answers={key: f"Om {key}"}) for key in QUESTIONS))
    return {"outcomes": outcomes, "answers": YearlyFollowUp.objects.get(pk=one.pk).answers}


def the_same_question(cast: Cast, where: Unit) -> dict[str, object]:
    one = begun(cast, where)
    save = partial(save_year, by=cast.anna, follow_up=one, seen=1)
    outcomes = at_once(*(partial(save, answers={"investigated": f"{n}"}) for n in range(4)))
    return {"outcomes": outcomes, "version": YearlyFollowUp.objects.get(pk=one.pk).version}


def beginning(cast: Cast, where: Unit) -> dict[str, object]:
    start = partial(start_year, by=cast.anna, unit=where, year=today().year)
    outcomes = at_once(*[start] * 3)
    return {"outcomes": outcomes, "years": YearlyFollowUp.objects.filter(unit=where).count()}


def closing_while_another_writes(cast: Cast, where: Unit) -> dict[str, object]:
    one = answered(cast, where)
    outcomes = at_once(
        partial(close_year, by=cast.mats, follow_up=one, seen=one.version),
        partial(save_year, by=cast.anna, follow_up=one, seen=one.version,
                answers={"to_change": "Nytt"}),
    )  # fmt: skip
    kept = YearlyFollowUp.objects.get(pk=one.pk)
    return {"outcomes": outcomes, "is_closed": kept.closed_at is not None}


SCENES = (
    both_sign, three_sign_as_manager, one_signs_as_both, different_questions, the_same_question,
    beginning, closing_while_another_writes,
)  # fmt: skip


def main() -> None:
    """Writes what came of every scene."""
    cast = everybody()
    told = {}
    for scene in SCENES:
        told[scene.__name__] = scene(cast, unit(cast.organisation, scene.__name__, cast.north))
    sys.stdout.write(json.dumps(told))
