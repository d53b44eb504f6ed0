"""A document as a file to fetch."""

import io

from django.http import HttpResponse
from django.utils.text import slugify

from arbetsro.reporting.document import Document

#: The kinds of file, by their endings.
PAPER = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def as_paper(document: Document, kind: str) -> bytes:
    """A short document as PDF or Word; the same document gives the same bytes."""
    if kind == "pdf":
        from arbetsro.reporting.pdf import as_pdf

        return as_pdf(document)
    from arbetsro.reporting.word import write_word

    file = io.BytesIO()
    write_word(document, file)
    return file.getvalue()


def paper_answer(document: Document, kind: str, name: str) -> HttpResponse:
    """The document as a file that the browser saves under a name."""
    return download(as_paper(document, kind), kind, name)


def download(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file that has been made, to be saved under a name."""
    headers = {
        "Content-Disposition": f'attachment; filename="{slugify(name)[:80] or "arbetsro"}.{kind}"'
    }
    return HttpResponse(content, content_type=PAPER[kind], headers=headers)
