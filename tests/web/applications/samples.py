"""What stands in the addresses of applications, for the walks over all addresses."""

from web.applications import service_samples, staff_samples

SAMPLES = {**service_samples.SAMPLES, **staff_samples.SAMPLES}
BODIES = {**staff_samples.BODIES}
