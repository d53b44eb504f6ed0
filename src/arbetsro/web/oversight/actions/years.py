"""The yearly follow-up: begun, filled in together, closed with its figures, and signed."""

from collections.abc import Mapping

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.plain import readable
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.together import Conflict, in_the_way
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.models import YearlyFollowUp, YearlySignature
from arbetsro.web.oversight.years_figures import frozen_figures
from arbetsro.web.oversight.years_lists import frozen_lists
from arbetsro.workenv.yearly import sections

_LONGEST_ANSWER = 20_000


@action("year.started")
def start_year(*, by: Person, unit: Unit, year: int) -> YearlyFollowUp:
    """Begins the follow-up of a year in a unit. The present year or the last one can be begun.

    Raises:
        Refusal: It has been begun already, the year is another, or the unit has been closed.
    """
    Unit.objects.select_for_update().get(pk=unit.pk)  # of two who begin at once one is told
    if unit.valid_to is not None and unit.valid_to < today():
        raise Refusal("years.unit_closed", unit=unit.name)
    if year not in years_to_begin():
        raise Refusal("years.not_this_year", field="year")
    if YearlyFollowUp.objects.filter(unit=unit, year=year).exists():
        raise Refusal("years.started_already", field="year", year=year)
    begun = YearlyFollowUp.objects.create(unit=unit, year=year, started_by=by)
    record("year.started", by=by, target=begun)
    return begun


@action("year.saved")
def save_year(
    *, by: Person, follow_up: YearlyFollowUp, seen: int, answers: Mapping[str, str]
) -> YearlyFollowUp:
    """Keeps answers; those to other questions stay as they are.

    Args:
        by: Who answers.
        follow_up: The follow-up.
        seen: The version that the writer had before them.
        answers: Texts by the keys of their questions; an empty text takes an answer away.

    Raises:
        Conflict: Somebody else has answered the same question since; nothing was saved.
        Refusal: It has been closed, a question is not there, or an answer is too long.
    """
    follow_up = _open(follow_up)
    texts = {key: _answer(key, text) for key, text in answers.items()}
    before = follow_up.answers
    if theirs := in_the_way(before, follow_up.touched, seen, texts):
        raise Conflict(
            "years.changed_since", theirs=theirs, version=follow_up.version,
            name=str(follow_up.changed_by),
        )  # fmt: skip
    follow_up.version += 1
    changed = {key for key, text in texts.items() if before.get(key, "") != text}
    follow_up.touched = {**follow_up.touched, **dict.fromkeys(changed, follow_up.version)}
    follow_up.answers = {key: text for key, text in {**before, **texts}.items() if text}
    follow_up.changed_by, follow_up.changed_at = by, now()
    follow_up.save()
    record("year.saved", by=by, target=follow_up, version=follow_up.version)
    return follow_up


@action("year.closed")
def close_year(*, by: Person, follow_up: YearlyFollowUp, seen: int) -> YearlyFollowUp:
    """Closes a follow-up. Its figures and lists stay as they are in this moment.

    Raises:
        Refusal: It has been closed already, somebody has answered something since, or nothing has
            been answered at all.
    """
    follow_up = _open(follow_up)
    if follow_up.version != seen:
        raise Refusal("years.written_since", name=str(follow_up.changed_by))
    if not follow_up.answers:
        raise Refusal("years.nothing_answered")
    follow_up.figures, follow_up.lists = frozen_figures(follow_up), frozen_lists(follow_up)
    follow_up.closed_at, follow_up.closed_by = now(), by
    follow_up.save()
    record("year.closed", by=by, target=follow_up, version=follow_up.version)
    return follow_up


@action("year.reopened")
def reopen_year(*, by: Person, follow_up: YearlyFollowUp) -> YearlyFollowUp:
    """Opens a closed follow-up again, while nobody has signed it. Its figures are counted anew.

    Raises:
        Refusal: It is open, or somebody has signed it.
    """
    follow_up = _locked(follow_up)
    if follow_up.closed_at is None:
        raise Refusal("years.is_open")
    if follow_up.signatures.exists():
        raise Refusal("years.is_signed")
    follow_up.figures, follow_up.lists = {}, {}
    follow_up.closed_at = follow_up.closed_by = None
    follow_up.version += 1
    follow_up.save()
    record("year.reopened", by=by, target=follow_up)
    return follow_up


@action("year.signed")
def sign_year(
    *, by: Person, follow_up: YearlyFollowUp, capacity: str, dissent: str = ""
) -> YearlySignature:
    """Signs a closed follow-up as manager or as safety representative.

    Args:
        by: Who signs.
        follow_up: The follow-up.
        capacity: One of ``YearlySignature.Capacity``.
        dissent: What the signer sees otherwise, where they do.

    Raises:
        Refusal: It is open, has been signed in this capacity, or by this person in the other.
    """
    follow_up = _locked(follow_up)
    if follow_up.closed_at is None:
        raise Refusal("years.not_closed")
    signed = list(follow_up.signatures.select_related("by"))
    for one in signed:
        if one.capacity == capacity:
            raise Refusal(f"years.signed_as_{capacity}", name=str(one.by))
    if any(one.by_id == by.pk for one in signed):
        raise Refusal("years.signed_by_the_same")
    signature = YearlySignature.objects.create(
        follow_up=follow_up, capacity=capacity, by=by, dissent=readable(dissent).strip()
    )
    record(
        "year.signed", by=by, target=follow_up, capacity=capacity,
        with_dissent=bool(signature.dissent),
    )  # fmt: skip
    return signature


def years_to_begin() -> tuple[int, int]:
    """The years whose follow-up can be begun: the present one and the last."""
    return today().year, today().year - 1


def _locked(follow_up: YearlyFollowUp) -> YearlyFollowUp:
    found = YearlyFollowUp.objects.select_for_update(of=("self",))
    return found.select_related("unit__organisation", "changed_by").get(pk=follow_up.pk)


def _open(follow_up: YearlyFollowUp) -> YearlyFollowUp:
    found = _locked(follow_up)
    if found.closed_at is not None:
        raise Refusal("years.is_closed")
    return found


def _answer(key: str, text: str) -> str:
    if key not in {question.key for section in sections() for question in section.questions}:
        raise Refusal("years.no_such_question")
    kept = readable(text).strip()
    if len(kept) > _LONGEST_ANSWER:
        raise Refusal("years.answer_too_long", most=_LONGEST_ANSWER)
    return kept
