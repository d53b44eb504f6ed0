"""What stands in the addresses of the clinic as a whole."""

from web import clinic
from web.access.sample import Sample, word
from web.applications.staff_samples import elsewhere

SAMPLES = {
    "care:applicant": Sample(
        lambda cast, who: clinic.record(cast).pk, lambda cast, who: elsewhere().pk
    ),
    "care:kind": word("information"),
}
BODIES = {"care:open": {"purpose": "quality", "reason": "Stickprov av journaler"}}
