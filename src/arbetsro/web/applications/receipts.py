"""A receipt on paper."""

from django.utils import timezone

from arbetsro.language import Language, say
from arbetsro.reporting.document import Bullets, Document, Heading, Paragraph
from arbetsro.web.care.models import Clinic, Receipt


def receipt_document(receipt: Receipt, clinic: Clinic, language: Language) -> Document:
    """What was deleted and what the law keeps; it names nobody."""
    at = timezone.localtime(receipt.at, clinic.zone)
    what = say(f"service.receipt_{receipt.what}", language)
    number = say("service.receipt_number", language, number=receipt.pk)
    return Document(
        title=say("service.receipt_title", language),
        subtitle=clinic.name,
        language=language,
        made=at.date(),
        footer="arbetsro",
        blocks=(
            Paragraph(f"{what}, {at:%Y-%m-%d %H:%M}", "lead"),
            Heading(say("service.receipt_deleted", language)),
            Bullets(tuple(say(f"service.deleted_{one}", language) for one in receipt.deleted)),
            Heading(say("service.receipt_kept", language)),
            Bullets(tuple(say(f"service.kept_{one}", language) for one in receipt.kept)),
            Paragraph(number, "note"),
        ),
    )
