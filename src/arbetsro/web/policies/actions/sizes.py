"""Telling how many the employer employs."""

from datetime import date

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Organisation
from arbetsro.web.policies.models import EmployerSize

#: More than any employer has; a larger number is a slip of the hand.
_MOST = 5_000_000


@action("size.told")
def tell_size(
    *, by: Person, organisation: Organisation, employees: int, valid_from: date | None = None
) -> EmployerSize:
    """Tells how many are employed from a day on. What was told before stays as history.

    Raises:
        Refusal: The number or the day cannot be right.
    """
    day = valid_from or today()
    if not 0 <= employees <= _MOST:
        raise Refusal("policies.employees_out_of_range", field="employees")
    if day > today():
        raise Refusal("policies.size_in_the_future", field="valid_from")
    told = EmployerSize.objects.create(
        organisation=organisation, employees=employees, valid_from=day, told_by=by
    )
    record("size.told", by=by, target=told, employees=employees)
    return told
