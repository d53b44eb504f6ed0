"""A report of themes as a file."""

from django.http import Http404, HttpResponse

from arbetsro.language import Language
from arbetsro.web.frame.paper import PAPER, paper_answer
from arbetsro.web.themes.models import ThemeReport
from arbetsro.web.themes.wording import csv_of, document_of


def file_of(report: ThemeReport, kind: str, language: Language) -> HttpResponse:
    """The report as ``pdf``, ``docx`` or ``csv``.

    Raises:
        Http404: There is no such kind.
    """
    if kind == "csv":
        name = f"{report.clinic.slug}-{report.first_day:%Y-%m}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(csv_of(report, language), content_type="text/csv", headers=headers)
    if kind not in PAPER:
        raise Http404
    document = document_of(report, language)
    return paper_answer(document, kind, document.title)
