"""The scenarios of what is told by hand and of packs, for the tests of every action."""

from datetime import date
from decimal import Decimal

from arbetsro.web.frame.clock import today
from arbetsro.web.oversight import actions
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.oversight.making import pack_of


@scenario("conditions.told", by="mats", target="managersconditions")
def _(cast: Cast) -> Call:
    return lambda: actions.tell_conditions(
        by=cast.mats, unit=cast.north, valid_from=today(), staff=44, managers=1, goal=25
    )


@scenario("operations.told", by="anna", target="operationsfigure")
def _(cast: Cast) -> Call:
    return lambda: actions.tell_figure(
        by=cast.anna, unit=cast.north, name="Vårddygn", month=date(2026, 3, 1),
        value=Decimal(412), measured_in="dygn",
    )  # fmt: skip


@scenario("board_pack.made", by="vera", target="boardpack")
def _(cast: Cast) -> Call:
    return lambda: pack_of(cast.vera, cast.root)


@scenario("board_file.made", by="vera", target="boardpack")
def _(cast: Cast) -> Call:
    pack = pack_of(cast.vera, cast.root)
    return lambda: actions.keep_board_file(
        by=cast.vera, pack=pack, kind="pdf", language="sv", content=b"%PDF-1.7"
    )
