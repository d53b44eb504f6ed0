"""The scenarios of what is done with results, for the tests of every action."""

from arbetsro.web.analyses.actions import start
from arbetsro.web.frame.clock import today
from arbetsro.web.surveys import actions
from arbetsro.web.surveys.reading import told_of
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.surveys.results_rows import in_three_units


@scenario("survey.area_taken", by="mats", target="finding")
def _(cast: Cast) -> Call:
    told = told_of(in_three_units(cast))
    return lambda: actions.take_area(
        by=cast.mats, told=told, unit=cast.north, variable="s_arbetsro_workload"
    )


@scenario("survey.share_counted", by="anna", target="analysis")
def _(cast: Cast) -> Call:
    told = told_of(in_three_units(cast))
    analysis = start(by=cast.anna, unit=cast.north, title="Norr", language="sv")
    return lambda: actions.count_share(
        by=cast.anna, told=told, unit=cast.north, variable="h_arbetsro_stress",
        analysis=analysis, seen=analysis.version,
    )  # fmt: skip


@scenario("survey.talked_through", by="mats", target="talk")
def _(cast: Cast) -> Call:
    wave = in_three_units(cast)
    return lambda: actions.talk_held(by=cast.mats, wave=wave, unit=cast.north, held_on=today())
