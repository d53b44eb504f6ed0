"""The scenarios of the record, the plan, the letter and the end, for the tests of every action."""

from collections.abc import Callable

from arbetsro.web.visits import actions
from web import clinic
from web.conftest import Cast
from web.visits import making

Call = Callable[[], object]


def written(cast: Cast) -> Call:
    visit = making.held(cast)
    return lambda: actions.write_record(
        by=cast.rut, visit=visit, changes={"problem.name": "Tempot"}, seen=0
    )


def signed(cast: Cast) -> Call:
    record = clinic.written(cast, making.held(cast))
    return lambda: actions.sign_record(by=cast.rut, record=record, although_lacking=True)


def corrected(cast: Cast) -> Call:
    record = making.signed(cast)
    return lambda: actions.correct_record(by=cast.rut, record=record, text="Det var i mars.")


def plan_written(cast: Cast) -> Call:
    of = clinic.accepted(cast)
    return lambda: actions.write_plan(by=cast.rut, application=of, steps=clinic.STEPS, seen=0)


def plan_shared(cast: Cast) -> Call:
    plan = clinic.plan(cast)
    return lambda: actions.share_plan(by=cast.rut, plan=plan)


def plan_ticked(cast: Cast) -> Call:
    plan = clinic.plan(cast)
    alva = plan.application.applicant
    return lambda: actions.tick_step(by=alva, plan=plan, key="a1", is_done=True)


def letter_written(cast: Cast) -> Call:
    of = clinic.accepted(cast)
    return lambda: actions.write_letter(by=cast.rut, application=of, text="Till min chef.")


def letter_given(cast: Cast) -> Call:
    letter = making.letter(cast)
    return lambda: actions.give_letter(by=cast.rut, letter=letter)


def ended(cast: Cast) -> Call:
    of = making.signed(cast).visit.booking.application
    return lambda: actions.end_care(by=cast.rut, application=of, note="Klart.")


SCENARIOS = {
    "record.written": written,
    "record.signed": signed,
    "record.corrected": corrected,
    "plan.written": plan_written,
    "plan.shared": plan_shared,
    "plan.ticked": plan_ticked,
    "letter.written": letter_written,
    "letter.given": letter_given,
    "application.closed": ended,
}
