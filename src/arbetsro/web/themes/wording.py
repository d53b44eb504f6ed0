"""Reports of themes in words: as rows of a page, as a document and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from arbetsro import __version__
from arbetsro.counselling.themes import themes
from arbetsro.evaluation.files.text import as_csv
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.document import Block, Document, Paragraph, Table
from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.web.themes.halves import Half
from arbetsro.web.themes.models import ThemeReport


@dataclass(frozen=True, slots=True)
class Row:
    """A theme with how many it concerned."""

    key: str
    label: str
    count: int
    share: str


def rows_of(report: ThemeReport, language: Language) -> list[Row]:
    """The themes that a report tells of, the most common first."""
    order = list(themes())
    told = sorted(report.counts.items(), key=lambda one: (-one[1], order.index(one[0])))
    write = Writer(language)
    return [
        Row(key, theme_label(key, language), count, write.share(count / report.of, 0))
        for key, count in told
    ]


def theme_label(key: str, language: Language) -> str:
    """What a theme is called."""
    return themes()[key].label.in_(language)


def theme_in_words(key: str, language: Language) -> str:
    """What a theme is called inside a sentence."""
    label = theme_label(key, language)
    return label[:1].lower() + label[1:]


def period_in_words(report: ThemeReport, language: Language) -> str:
    """The half-year of a report."""
    return half_in_words(Half.of(report.first_day), language)


def half_in_words(half: Half, language: Language) -> str:
    """A half-year."""
    return say(f"themes.half_{half.half}", language, year=half.year)


def document_of(report: ThemeReport, language: Language) -> Document:
    """A report on paper."""
    made = timezone.localdate(report.published_at)
    return Document(
        title=say("themes.paper_title", language, period=period_in_words(report, language)),
        subtitle=_whom(report, language),
        language=language,
        made=made,
        footer=say("themes.paper_footer", language, version=__version__, day=made.isoformat()),
        blocks=tuple(_blocks(report, language)),
    )


def csv_of(report: ThemeReport, language: Language) -> bytes:
    """A report as a table for a spreadsheet."""
    header = [say(f"themes.column_{one}", language) for one in ("theme", "count", "of")]
    rows = [[one.label, str(one.count), str(report.of)] for one in rows_of(report, language)]
    return as_csv([header, *rows], "excel")


def _whom(report: ThemeReport, language: Language) -> str:
    names = {"clinic": report.clinic.name, "employer": str(report.employer or "")}
    key = "themes.for_employer" if report.employer_id else "themes.for_region"
    return say(key, language, **names)


def _blocks(report: ThemeReport, language: Language) -> Iterator[Block]:
    write = Writer(language).number
    yield Paragraph(say("themes.rests_on", language, total=write(report.of)), "lead")
    yield Table(
        tuple(say(f"themes.column_{one}", language) for one in ("theme", "count", "share")),
        tuple((one.label, write(one.count), one.share) for one in rows_of(report, language)),
        say("themes.caption", language),
        ("left", "right", "right"),
    )
    yield Paragraph(say("themes.how_read", language, least=SMALLEST_GROUP), "note")
