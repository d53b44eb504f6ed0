"""Documents of an analysis: PDF, Word, Excel and the case file, made by the worker."""

import io
from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from arbetsro.economics.analysis import Analysis as Analysed
from arbetsro.economics.case_file import write_case
from arbetsro.language import Language, known
from arbetsro.reporting.decision import decision_document
from arbetsro.reporting.document import Block, Document
from arbetsro.web.analyses.analysed import analysed
from arbetsro.web.analyses.as_case import as_case
from arbetsro.web.analyses.deciding import keep_document
from arbetsro.web.analyses.faults import lacking
from arbetsro.web.analyses.history import content_at
from arbetsro.web.analyses.models import Analysis, DocumentFile, Proposal
from arbetsro.web.analyses.outcome import outcome
from arbetsro.web.jobs.kinds import Finish, JobError, Progress, kind
from arbetsro.web.jobs.models import Job

Kind = DocumentFile.Kind


@kind("documents")
def make(job: Job, progress: Progress) -> Finish:
    """Makes every document of a version in a language."""
    analysis = Analysis.objects.select_related("unit__organisation").get(
        pk=job.parameters["analysis"]
    )
    version = int(job.parameters["version"])
    language = known(job.parameters["language"]) or analysis.spoken
    decided = decided_proposal(analysis, version)
    content = decided.content if decided else content_at(analysis, version)
    case = as_case(content, analysis.organisation.name, analysis.spoken)
    found = analysed(write_case(case))
    if not found.is_complete and not found.is_only_incomplete:
        raise JobError("analyses.documents_need_right_values")
    day, told = day_of(decided), outcome(decided, language) if decided else ()
    made: dict[str, bytes] = {}
    for index, one in enumerate(Kind.values):
        made[one] = written(found, one, language, day, told)
        progress((index + 1) / len(Kind.values))

    def finish() -> None:
        for one, content in made.items():
            keep_document(
                by=job.by,
                analysis=analysis,
                version=version,
                is_draft=decided is None,
                kind=one,
                language=language,
                content=content,
            )

    return finish


def decided_proposal(analysis: Analysis, version: int) -> Proposal | None:
    """The decision on a version, if there is one."""
    return analysis.proposals.filter(version=version, state=Proposal.State.DECIDED).first()


def day_of(decided: Proposal | None) -> date:
    """The day that stands on the documents: that of the decision, or today on a draft."""
    if decided is None or decided.closed_at is None:
        return timezone.localdate()
    return timezone.localdate(decided.closed_at)


def written(
    found: Analysed, kind: str, language: Language, day: date, outcome: Sequence[Block] = ()
) -> bytes:
    """One document. The same analysis on the same day, and its outcome, give the same bytes."""
    from arbetsro.reporting.pdf import as_pdf
    from arbetsro.reporting.word import write_word
    from arbetsro.reporting.workbook import write_workbook

    file = io.BytesIO()
    match kind:
        case Kind.PDF:
            return as_pdf(_document(found, language, day, outcome))
        case Kind.WORD:
            write_word(_document(found, language, day, outcome), file)
        case Kind.EXCEL:
            others = lacking(found, language, besides_missing=True)
            write_workbook(found, language, file, made=day, lacking=others, outcome=outcome)
        case _:
            return write_case(found.case).encode()
    return file.getvalue()


def _document(found: Analysed, language: Language, day: date, outcome: Sequence[Block]) -> Document:
    told = lacking(found, language)
    return decision_document(found, language, made=day, lacking=told, outcome=outcome)
