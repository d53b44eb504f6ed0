"""``arbetsro instrument load``: checks a file of wordings, and keeps it for an organisation."""

from pathlib import Path
from typing import Annotated

import typer

from arbetsro.cli.instrument.options import Id, instrument_for, refused, text_of, wording_for
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.workbench import require_migrated, workbench
from arbetsro.language import Language, from_locale, say

_LANGUAGE = from_locale()

WordingPath = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help=say("cli.instrument_wording_file", _LANGUAGE), show_default=False
    ),
]
Right = Annotated[
    str,
    typer.Option(
        "--right", metavar="TEXT", help=say("cli.instrument_right", _LANGUAGE), show_default=False
    ),
]


Organisation = Annotated[
    str,
    typer.Option(
        "--organisation", metavar="NAME", help=say("cli.instrument_organisation", _LANGUAGE),
        show_default=False,
    ),
]  # fmt: skip


def load_wording(
    id_: Id,
    file: WordingPath,
    right: Right = "",
    organisation: Organisation = "",
    language: LanguageOption = None,
) -> None:
    """Tells whether a file can be used, and keeps its words for an organisation of the workbench.

    Without an organisation nothing is kept.
    """
    tongue = language_for(language)
    of = instrument_for(id_, tongue)
    if not right.strip():
        raise refused(say("cli.instrument_no_right", tongue, holder=of.licence.holder or "?"))
    found = wording_for(file, of, tongue)
    values = {
        "file": file.name,
        "label": of.label.in_(tongue),
        "items": len(found.items),
        "answers": len(found.labels),
        "languages": ", ".join(found.languages),
    }
    typer.echo(say("cli.instrument_holds", tongue, **values))
    typer.echo(say("cli.instrument_your_right", tongue, right=right.strip()))
    if organisation:
        _keep(of.id, text_of(file, tongue), right, organisation, tongue)
        typer.echo(say("cli.instrument_kept", tongue, organisation=organisation))
    else:
        typer.echo(say("cli.instrument_store", tongue))


def _keep(instrument: str, text: str, right: str, organisation: str, language: Language) -> None:
    with workbench(language):
        from arbetsro.web.frame.refusal import Refusal
        from arbetsro.web.organisations import models
        from arbetsro.web.surveys import actions

        require_migrated(language)
        found = models.Organisation.objects.filter(slug=organisation).first()
        if found is None:
            raise refused(say("cli.instrument_no_organisation", language, given=organisation))
        try:
            actions.load_wording(
                by=None, organisation=found, instrument=instrument, text=text, right=right
            )
        except Refusal as refusal:
            raise refused(refusal.told(language)) from refusal
        except KeyError as error:  # described in a file of one's own
            raise refused(say("cli.instrument_not_built_in", language, given=instrument)) from error
