"""Loading the words of an instrument that the program may not show of itself."""

from arbetsro.instruments.wording import read_wording
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Organisation
from arbetsro.web.surveys.models import LoadedWording, Wave


@action("survey.wording_loaded")
def load_wording(
    *, by: Person | None, organisation: Organisation, instrument: str, text: str, right: str
) -> LoadedWording:
    """Keeps the words of an instrument, which the organisation has a right of its own to use.

    Args:
        by: Who loads them; nobody where it is done from the command line.
        organisation: Who may use them.
        instrument: The id of the instrument.
        text: The file, as ``read_wording`` reads it.
        right: By what right, in the organisation's own words.

    Raises:
        Refusal: A survey that asks it is open, or the right is not told.
        WordingError: The file is faulty; every fault is named.
        KeyError: There is no such instrument.
    """
    read_wording(text, of=instrument)
    if not right.strip():
        raise Refusal("surveys.right_needed", field="right")
    if _is_asked(organisation, instrument):
        raise Refusal("surveys.wording_in_use", field="file")
    made, _ = LoadedWording.objects.update_or_create(
        organisation=organisation, instrument=instrument,
        defaults={"text": text, "right": right.strip(), "loaded_by": by},
    )  # fmt: skip
    record("survey.wording_loaded", by=by, target=made, instrument=instrument)
    return made


def _is_asked(organisation: Organisation, instrument: str) -> bool:
    """Whether people are answering it now: its words stay the same for all of them."""
    asked = Wave.objects.filter(
        unit__organisation=organisation, state__in=(Wave.State.OPEN, Wave.State.CLOSED)
    )
    return any(
        one.get("id") == instrument for wave in asked for one in wave.plan.get("instruments", ())
    )
