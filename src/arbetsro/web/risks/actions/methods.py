"""Choosing how an organisation rates its risks."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Organisation
from arbetsro.web.risks.models import OwnMethod
from arbetsro.workenv.rating import Method, as_table


@action("rating_method.chosen")
def choose_method(
    *, by: Person | None, organisation: Organisation, method: Method, seen: int | None = None
) -> OwnMethod:
    """Lets an organisation rate by a method from now on; what has been rated stays as it was.

    Args:
        by: Who chooses.
        organisation: For whom.
        method: A built-in method or one of their own.
        seen: The choice that the person had before them, by its number; 0 for none. Where it is
            not given, nothing is compared.

    Raises:
        Refusal: Somebody has chosen another method since.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    present = OwnMethod.objects.filter(organisation=organisation).first()
    if seen is not None and seen != (present.pk if present else 0):
        raise Refusal("risks.method_changed_since")
    made = OwnMethod.objects.create(
        organisation=organisation, key=method.key, content=as_table(method), chosen_by=by,
        chosen_at=now(),
    )  # fmt: skip
    record("rating_method.chosen", by=by, target=made, method=method.key)
    return made
