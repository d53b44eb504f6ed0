"""Indicators for steering: of demands, resources and conditions, from ``indicators.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from arbetsro.knowledge.content import Reader, Table, read_content
from arbetsro.knowledge.sources import Reference
from arbetsro.language import Text
from arbetsro.workenv.content import by_key, check_known, key_of, one_of
from arbetsro.workenv.figures import figures

IndicatorGroup = Literal["demands", "resources", "balance", "outcome", "conditions", "follow_up"]
#: How it is worked out of published variables; a difference is of the first and the second mean.
Measure = Literal["mean", "share", "difference"]
#: What is known of the survey itself.
OfWave = Literal["response_rate", "talked_through"]
Higher = Literal["good", "bad"]

_DATA = ("variables", "figure", "wave")
_FIELDS = {"key", "group", "label", "definition", "numerator", "denominator", "higher", "from"}


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something that those who steer may follow over time.

    Attributes:
        key: What views refer to it by.
        group: What it tells of.
        label: Its name.
        definition: What it says.
        numerator, denominator: What is divided by what.
        higher: What a higher value means.
        sources: Why it is worth following.
        measure: How it is worked out of ``variables``; blank where it is not.
        variables: Keys of published variables of the own instrument.
        figure: The figure of the work environment that it is, else blank.
        wave: What of the survey itself it is, else blank.
    """

    key: str
    group: IndicatorGroup
    label: Text
    definition: Text
    numerator: Text
    denominator: Text
    higher: Higher
    sources: tuple[Reference, ...]
    measure: Measure | Literal[""] = ""
    variables: tuple[str, ...] = ()
    figure: str = ""
    wave: OfWave | Literal[""] = ""

    def value(self, means: Mapping[str, float]) -> float | None:
        """Its value out of published means and shares; nothing where one of them is not shown.

        Args:
            means: The mean of each variable that is published for the place, by key.
        """
        if not self.variables or any(key not in means for key in self.variables):
            return None
        found = [means[key] for key in self.variables]
        return found[0] - found[1] if self.measure == "difference" else found[0]


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator by key, in the order in which views show them.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("content/indicators", read_indicators, __package__)


def read_indicators(reader: Reader, table: Table) -> Mapping[str, Indicator]:
    """The indicators of a table, by key."""
    return by_key(reader, table, "indicator", lambda one, at: _indicator(reader, one, at))


def _indicator(reader: Reader, table: Table, at: str) -> Indicator:
    reader.expect(table, {*_FIELDS, *_DATA, "measure"}, at)
    group = one_of(reader, table, "group", get_args(IndicatorGroup), at)
    variables, measure = _variables(reader, table, at)
    return Indicator(
        key=key_of(reader, table, at),
        group=cast("IndicatorGroup", group),
        label=reader.text(table, "label", at),
        definition=reader.text(table, "definition", at),
        numerator=reader.text(table, "numerator", at),
        denominator=reader.text(table, "denominator", at),
        higher=cast("Higher", one_of(reader, table, "higher", get_args(Higher), at)),
        sources=reader.references(table, at),
        measure=measure,
        variables=variables,
        figure=one_of(reader, table, "figure", figures(), at) if "figure" in table else "",
        wave=_wave(reader, table, at),
    )


def _variables(
    reader: Reader, table: Table, at: str
) -> tuple[tuple[str, ...], Measure | Literal[""]]:
    # It comes from one thing, or nobody could say which of them a value is.
    if sum(key in table for key in _DATA) != 1:
        reader.fault("missing", f"{at}.variables")
    if "variables" not in table:
        return (), ""
    measure = cast("Measure", one_of(reader, table, "measure", get_args(Measure), at))
    variables = reader.ids(table, "variables", at, needed=True)
    wanted = "h_" if measure == "share" else "s_"
    of_kind = [key for key in variables if key.startswith(wanted)]
    check_known(reader, variables, of_kind, f"{at}.variables")
    if len(variables) != (2 if measure == "difference" else 1):
        reader.fault("wrong_kind", f"{at}.variables", wanted="list")
    return variables, measure


def _wave(reader: Reader, table: Table, at: str) -> OfWave | Literal[""]:
    if "wave" not in table:
        return ""
    return cast("OfWave", one_of(reader, table, "wave", get_args(OfWave), at))
