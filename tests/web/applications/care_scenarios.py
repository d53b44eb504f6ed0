"""The scenarios of what is done with applications, by the person and by the clinic."""

from web.applications import service_scenarios, staff_scenarios

SCENARIOS = {**service_scenarios.SCENARIOS, **staff_scenarios.SCENARIOS}
