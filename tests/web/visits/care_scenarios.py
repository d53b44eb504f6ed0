"""The scenarios of what is done at visits, for the tests of every action of the care store."""

from web.visits import record_scenarios
from web.visits.room_scenarios import ROOM_SCENARIOS

SCENARIOS = {**record_scenarios.SCENARIOS, **ROOM_SCENARIOS}
