"""Good examples: sharing a measure that worked, and taking it back."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.measures.models import FollowUp, Measure
from arbetsro.web.telling.models import Example


@action("example.shared")
def share_example(  # noqa: PLR0913 - what an example tells, each by its name
    *,
    by: Person,
    measure: Measure,
    title: str,
    what: str,
    context: str,
    conditions: str,
    result: str,
    contact: str,
    factor: str = "",
) -> Example:
    """Shares a measure inside the organisation; one that was taken back can be shared again.

    Args:
        by: Who shares it.
        measure: A measure that has been followed up, and worked as meant or in part.
        title: What the example is called.
        what: What was done.
        context: Where and in what kind of work.
        conditions: What it took.
        result: What it led to, without figures of small groups.
        contact: Which function to ask; never a person.
        factor: What of work it concerns, as the knowledge base calls it; else the measure's own.

    Raises:
        Refusal: The measure has not been followed up or did not work, it is shared already, or
            something is missing.
    """
    Measure.objects.select_for_update().get(pk=measure.pk)
    if not may_be_shared(measure):
        raise Refusal("telling.not_followed_up")
    texts = {"title": title, "what": what, "context": context, "conditions": conditions,
             "result": result, "contact": contact}  # fmt: skip
    example = Example.objects.filter(measure=measure).first() or Example(measure=measure)
    if example.shared_by_id and example.withdrawn_at is None:
        raise Refusal("telling.is_shared")
    for name, text in texts.items():
        if not text.strip():
            raise Refusal("telling.text_missing", field=name)
        setattr(example, name, text.strip())
    example.unit, example.factor = measure.unit, factor or measure.factor
    example.shared_by, example.shared_at, example.withdrawn_at = by, now(), None
    example.save()
    record("example.shared", by=by, target=example)
    return example


@action("example.withdrawn")
def withdraw_example(*, by: Person, example: Example) -> Example:
    """Takes an example back, so that nobody sees it any more.

    Raises:
        Refusal: It has been taken back already.
    """
    found = Example.objects.select_for_update(of=("self",)).get(pk=example.pk)
    if found.withdrawn_at:
        raise Refusal("telling.example_is_withdrawn")
    found.withdrawn_at = now()
    found.save(update_fields=["withdrawn_at"])
    record("example.withdrawn", by=by, target=found)
    return found


def may_be_shared(measure: Measure) -> bool:
    """Whether a measure has been followed up and worked, as meant or in part."""
    last = measure.follow_ups.order_by("-at", "-pk").first()
    good = {FollowUp.Worked.AS_MEANT, FollowUp.Worked.PARTLY}
    return last is not None and last.worked in good
