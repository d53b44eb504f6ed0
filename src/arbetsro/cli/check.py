"""``arbetsro check``: everything that is wrong, unusual or missing, at once."""

import typer

from arbetsro.cli.options import CasePath, LanguageOption, language_for, read
from arbetsro.cli.output import tell_faults
from arbetsro.language import say


def check_case(case: CasePath, language: LanguageOption = None) -> None:
    """Tells everything that is wrong, unusual or missing in a case."""
    from arbetsro.economics.calculation import calculate
    from arbetsro.economics.check import check

    tongue = language_for(language)
    faults = check(calculate(read(case, tongue)))
    tell_faults(faults, tongue, case)
    errors = sum(fault.severity == "error" for fault in faults)
    if not faults:
        typer.echo(say("cli.all_right", tongue, file=case.name))
        return
    warnings = len(faults) - errors
    typer.echo(say("cli.count", tongue, file=case.name, errors=errors, warnings=warnings))
    if errors:
        raise typer.Exit(2)
