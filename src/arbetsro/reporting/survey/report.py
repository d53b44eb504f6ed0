"""The report on a place: who answered, areas, balance, grave items, questions, how to read it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from arbetsro import __version__
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.charts.vega import rights
from arbetsro.reporting.document import (
    Align,
    Block,
    Bullets,
    Chart,
    Document,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Table,
)
from arbetsro.reporting.survey import codebook
from arbetsro.reporting.survey.export import Export, Spot, label_of_group
from arbetsro.reporting.survey.pictures import charts
from arbetsro.statistics.change import SMALL
from arbetsro.surveys.published import Cell, PlaceResult
from arbetsro.surveys.standing_out import Balance, balances, grave
from arbetsro.surveys.variables import Background, Variable

#: A scale that is longer than this is written without decimals.
_LONG_SCALE = 20
#: What the chart of the areas is called.
AREAS = "areas"


@dataclass(frozen=True)
class Report:
    """What a report is about.

    Attributes:
        export: The survey.
        spot: The place.
        result: What is told of it.
        whole: What is told of the whole, to stand beside; nothing where the place is the whole.
        language: Of the report.
    """

    export: Export
    spot: Spot
    result: PlaceResult
    whole: PlaceResult | None
    language: Language

    def document(self) -> Document:
        """The report."""
        return Document(
            title=say("survey_files.report_title", self.language, unit=self.spot.name),
            subtitle=say(
                "survey_files.report_subtitle", self.language, title=self.export.title,
                begins=self.export.begins.isoformat(), ends=self.export.ends.isoformat(),
            ),
            language=self.language,
            made=self.export.made,
            footer=say(
                "survey_files.footer", self.language, version=__version__, mark=self.export.mark
            ),
            blocks=list(self._blocks()),
        )  # fmt: skip

    def _blocks(self) -> Iterator[Block]:
        yield from self._answered()
        found = list(charts(self.result, self.export.form, self.language))
        for one in found:
            if one.name == AREAS:
                yield Heading(self._say("areas"))
                yield Paragraph(self._say("areas_text"))
                yield Figure(one)
        yield from self._beside()
        yield from self._balance()
        yield from self._grave()
        yield from self._questions([one for one in found if one.name != AREAS])
        for background in self.export.form.backgrounds:
            yield from self._division(background)
        yield Heading(self._say("about"))
        yield Bullets(tuple(codebook.about(self.export, self.language)))

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What was asked."""
        return self.export.form.variables

    def _answered(self) -> Iterator[Block]:
        writer, rate = Writer(self.language), self.result.response_rate
        figures = [KeyFigure(writer.number(self.result.answered), self._say("have_answered"))]
        if rate is not None:
            figures.append(KeyFigure(writer.share(min(1.0, rate), 0), self._say("head_rate")))
        for one, cell in self._told("share"):
            between = self._say("between", low=self._end(one, cell.low),
                                high=self._end(one, cell.high))  # fmt: skip
            figures.append(
                KeyFigure(writer.share(cell.mean, 0), one.label.in_(self.language), between)
            )
        for at in range(0, len(figures), 4):
            yield KeyFigures(tuple(figures[at : at + 4]))
        if self.result.answered < SMALL:
            yield Paragraph(self._say("small"), "lead")

    def _beside(self) -> Iterator[Block]:
        """The areas beside those of the whole."""
        if self.whole is None:
            return
        rows = [
            (one.label.in_(self.language), self._figure(one, cell.mean),
             self._figure(one, self.whole.cells[one.key].mean),
             self._say(one.direction))
            for one, cell in self._told("score")
            if one.key in self.whole.cells
        ]  # fmt: skip
        if rows:
            heads = ("area", "here", "whole", "direction")
            yield self._table("beside", heads, rows, ("left", "right", "right", "left"))

    def _balance(self) -> Iterator[Block]:
        found = [
            one for one in balances(self.result, self.variables) if one.demands and one.resources
        ]
        if found:
            yield Heading(self._say("balance"))
            yield Paragraph(self._say("balance_text"))
            rows = [self._balanced(one) for one in found]
            heads = ("factor", "demands", "resources", "balance")
            yield self._table("balance", heads, rows, ("left",) * 4)

    def _balanced(self, one: Balance) -> tuple[str, ...]:
        known = terms("factor").get(one.factor)
        imbalance = one.imbalance or 0.0
        told = "even" if imbalance > 0 else "resources"
        return (
            known.label.in_(self.language) if known else one.factor,
            self._areas(one.demands),
            self._areas(one.resources),
            self._say(f"balance_{'demands' if one.is_out_of_balance else told}"),
        )

    def _areas(self, variables: Sequence[Variable]) -> str:
        return "; ".join(
            f"{one.label.in_(self.language)} {self._figure(one, self.result.cells[one.key].mean)}"
            for one in variables
        )

    def _grave(self) -> Iterator[Block]:
        found = grave(self.result, self.variables)
        if not found:
            return
        yield Heading(self._say("grave"))
        yield Paragraph(self._say("grave_text"))
        writer = Writer(self.language)
        rows = [
            (one.variable.label.in_(self.language), writer.number(one.affected),
             writer.share(one.share.value, 0),
             f"{writer.share(one.share.low, 0)} – {writer.share(one.share.high, 0)}")
            for one in found
        ]  # fmt: skip
        heads = ("label", "affected", "share", "interval")
        yield self._table("grave", heads, rows, ("left", *rights(3)))

    def _questions(self, found: Sequence[Chart]) -> Iterator[Block]:
        if found:
            yield Heading(self._say("questions"))
            yield Paragraph(self._say("questions_text"))
        for one in found:
            yield Figure(one)

    def _division(self, background: Background) -> Iterator[Block]:
        groups = self.result.by(background.key)
        shown = [(value, groups[value]) for value in background.values if value in groups]
        rows = [
            (one.label.in_(self.language), *(self._cell(one, each) for _, each in shown))
            for one in self.variables
            if one.kind == "score" and any(one.key in each.cells for _, each in shown)
        ]
        if rows:
            label = background.label.in_(self.language)
            names = [label_of_group(background, value, self.language) for value, _ in shown]
            yield Heading(self._say("division", question=label))
            yield Table(
                (self._say("head_area"), *names), tuple(rows), label,
                ("left", *rights(len(names))),
            )  # fmt: skip

    def _cell(self, one: Variable, group: PlaceResult) -> str:
        cell = group.cells.get(one.key)
        return self._figure(one, cell.mean) if cell else "–"

    def _told(self, kind: str) -> Iterator[tuple[Variable, Cell]]:
        for one in self.variables:
            if one.kind == kind and one.key in self.result.cells:
                yield one, self.result.cells[one.key]

    def _figure(self, one: Variable, value: float) -> str:
        writer = Writer(self.language)
        if one.kind == "share":
            return writer.share(value, 0)
        return writer.number(value, 0 if one.highest - one.lowest > _LONG_SCALE else 1)

    def _end(self, one: Variable, value: float) -> str:
        return self._figure(one, min(one.highest, max(one.lowest, value)))

    def _table(
        self,
        caption: str,
        heads: Sequence[str],
        rows: Sequence[tuple[str, ...]],
        align: tuple[Align, ...],
    ) -> Table:
        header = tuple(self._say(f"head_{one}") for one in heads)
        return Table(header, tuple(rows), self._say(f"caption_{caption}"), align)

    def _say(self, key: str, **values: object) -> str:
        return say(f"survey_files.{key}", self.language, **values)
