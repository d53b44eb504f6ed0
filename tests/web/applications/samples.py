"""What stands in the addresses of applications, for the walks over all addresses."""

from web.applications import service_samples

SAMPLES = {**service_samples.SAMPLES}
