"""The scenarios of what is done with data sets."""

from collections.abc import Callable

from arbetsro.web.evaluations import actions
from web import clinic
from web.conftest import Cast
from web.evaluations.people import several


def frozen(cast: Cast) -> Callable[[], object]:
    several(cast, 5)
    return lambda: actions.freeze_set(by=cast.eva, clinic=clinic.clinic(cast))


SCENARIOS = {"data_set.frozen": frozen}
