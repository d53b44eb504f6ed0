"""What stands in the addresses of follow-ups, for the walks over all addresses."""

from arbetsro.web.accounts.models import Person
from arbetsro.web.followups.models import FollowUp
from web import clinic
from web.access.sample import Sample
from web.conftest import Cast
from web.visits import making


def _own(cast: Cast, who: Person) -> object:
    """A follow-up that whoever asks does; made once for each of them."""
    found = FollowUp.objects.filter(interviewer=who.pk, state="waiting").first()
    if found is None:
        person = Person.objects.create(
            email=f"uppfoljd{who.pk}@exempel.se", name=f"Uppföljd {who.pk}", language="sv"
        )
        of = clinic.accepted(cast, person)
        found = clinic.follow_up(cast, of, interviewer=who.pk)
    return found.pk


def _foreign(cast: Cast, who: Person) -> object:
    of = making.elsewhere(cast)
    found = FollowUp.objects.filter(application=of).first()
    due = clinic.NINE.date()
    return (found or FollowUp.objects.create(application=of, due_on=due)).pk


SAMPLES = {"followups:follow_up": Sample(_own, _foreign)}
