"""The sheet for a talk of half an hour: what stands out, the steps, and what is written down."""

from collections.abc import Iterator
from dataclasses import dataclass

from arbetsro import __version__
from arbetsro.language import Language, Text, say
from arbetsro.reporting.charts.areas import areas_chart
from arbetsro.reporting.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from arbetsro.surveys.meeting_guide import MeetingGuide, meeting_guide
from arbetsro.surveys.published import PlaceResult
from arbetsro.surveys.standing_out import areas_for_meeting
from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.reading import Told

#: So many empty lines there are to write on.
_ROOM = "\n\n"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a workplace needs for its talk.

    Attributes:
        told: The wave.
        unit: The workplace.
        result: What is told of it, if anything.
        guide: The talk. What stands on the wall names no grave item: that is nothing to sort out at
            a meeting, where the one concerned may sit.
        warning: What the one who leads must know where grave items stand out.
        grave: Which they are.
    """

    told: Told
    unit: Unit
    result: PlaceResult | None
    guide: MeetingGuide
    warning: Text | None = None
    grave: tuple[Text, ...] = ()


def sheet_of(told: Told, unit: Unit) -> Sheet:
    """The sheet of a unit; without any result it is a talk all the same."""
    result = told.of(unit.pk)
    if result is None:
        return Sheet(told, unit, None, meeting_guide(None))
    areas = areas_for_meeting(result, told.variables)
    shown = [one for one in areas if one.side != "grave"]
    grave = tuple(one.label for one in areas if one.side == "grave")
    return Sheet(told, unit, result, meeting_guide(shown), meeting_guide(areas).warning, grave)


def document_of(sheet: Sheet, language: Language) -> Document:
    """The sheet on paper: first what hangs on the wall, then what the one who leads needs."""
    return Document(
        title=say("survey_results.meeting_title", language, unit=sheet.unit.name),
        subtitle=sheet.told.wave.title,
        language=language,
        made=today(),
        footer=say("survey_results.meeting_footer", language, version=__version__),
        blocks=[*_wall(sheet, language), PageBreak(), *_leader(sheet, language)],
    )


def _wall(sheet: Sheet, language: Language) -> Iterator[Block]:
    guide = sheet.guide
    yield from _result(sheet, language)
    for group in guide.groups:
        yield Heading(group.heading.in_(language), 2)
        yield Bullets(tuple(one.in_(language) for one in group.labels))
    for pair in guide.pairs:
        yield Paragraph(pair.in_(language))
    yield PageBreak()
    yield Heading(say("survey_results.meeting_steps", language, minutes=guide.minutes))
    yield Table(
        header=tuple(
            say(f"survey_results.meeting_{key}", language) for key in ("minutes", "step", "do")
        ),
        rows=tuple(
            (str(one.minutes), one.title.in_(language), one.wall.in_(language))
            for one in guide.steps
        ),
        caption=say("survey_results.meeting_plan", language),
        align=("right", "left", "left"),
        widths=(1, 3, 7),
    )
    yield Heading(say("survey_results.meeting_write", language))
    yield Table(
        header=(say("survey_results.meeting_line", language), ""),
        rows=tuple((one.in_(language) + _ROOM, "") for one in guide.lines.values()),
        caption=say("survey_results.meeting_written", language),
        align=("left", "left"),
        widths=(2, 5),
    )


def _result(sheet: Sheet, language: Language) -> Iterator[Block]:
    result = sheet.result
    if result is None:
        yield Paragraph(say("survey_results.too_few", language), "lead")
        yield Paragraph(say("survey_results.too_few_talk", language))
        return
    yield Paragraph(say("survey_results.meeting_lead", language, n=result.answered), "lead")
    chart = areas_chart(result, sheet.told.variables, language)
    if chart is not None:
        yield Figure(chart, with_table=False)
    yield Heading(say("survey_results.meeting_stands_out", language))
    if not sheet.guide.groups:
        yield Paragraph(say("survey_results.meeting_nothing", language))


def _leader(sheet: Sheet, language: Language) -> Iterator[Block]:
    yield Heading(say("survey_results.meeting_leader", language))
    yield Paragraph(sheet.guide.before.in_(language))
    if sheet.warning is not None:
        yield Paragraph(sheet.warning.in_(language), "lead")
        yield Bullets(tuple(one.in_(language) for one in sheet.grave))
    for one in sheet.guide.steps:
        heading = say(
            "survey_results.meeting_step_of", language,
            step=one.title.in_(language), minutes=one.minutes,
        )  # fmt: skip
        yield Heading(heading, 2)
        yield Paragraph(one.leader.in_(language))
    yield Paragraph(say("survey_results.how_interval", language), "note")
