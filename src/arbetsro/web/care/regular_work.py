"""What is done with records without being asked: deleting what has been kept for long enough."""

from arbetsro.web.care.actions import delete_old_drafts, delete_old_records
from arbetsro.web.care.models import Clinic
from arbetsro.web.care.retention import due, with_untouched_drafts
from arbetsro.web.jobs.regular import regular


@regular("care.keep_no_longer")
def keep_no_longer() -> None:
    """Deletes records after their ten years, and drafts that nobody has touched."""
    for clinic in Clinic.objects.all():
        while due(clinic).exists():
            delete_old_records(clinic=clinic)
        while with_untouched_drafts(clinic).exists():
            delete_old_drafts(clinic=clinic)
