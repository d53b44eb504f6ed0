"""What worked and what did not, as it was seen when measures were followed up."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import timezone

from arbetsro.reporting.board.pack import Followed
from arbetsro.web.measures.models import FollowUp
from arbetsro.web.oversight.counting.measures import last_follow_ups
from arbetsro.web.oversight.counting.scope import Scope


def followed_up(scope: Scope) -> QuerySet[FollowUp]:
    """The last follow-up in the period of each measure, the last first."""
    return last_follow_ups(scope).select_related("measure__unit").order_by("-at", "pk")


def followed(scope: Scope, at_most: int) -> Iterator[Followed]:
    """The same as they are told in a pack."""
    for one in followed_up(scope)[:at_most]:
        yield Followed(
            one.measure.title, one.measure.unit.name, timezone.localdate(one.at), one.worked,
            one.indicator_was, one.indicator_now,
        )  # fmt: skip
