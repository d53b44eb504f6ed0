"""The slips of a wave: one for each code on paper that has not been used. No names are on them."""

from arbetsro.language import known, say
from arbetsro.reporting.slips import Slip, Slips, as_pdf
from arbetsro.web.frame.codes import qr_svg
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.codes import code_of
from arbetsro.web.surveys.letters import address_of, entry_address
from arbetsro.web.surveys.models import Wave


def slips_of(wave: Wave, unit: Unit) -> bytes:
    """The slips of a unit as PDF, in the first language of the wave."""
    language = known(wave.languages[0] if wave.languages else None) or "sv"
    unused = wave.invitations.filter(unit=unit, person=None, has_answered=False).order_by("pk")
    return as_pdf(
        Slips(
            title=wave.title,
            text=say("surveys.slip_text", language, organisation=wave.organisation.name),
            label=say("surveys.slip_code", language),
            address=entry_address(),
            note=say("surveys.slip_note", language),
            language=language,
            slips=[Slip(str(qr_svg(address_of(one))), code_of(one.pk)) for one in unused],
        )
    )
