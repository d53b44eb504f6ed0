"""``arbetsro interventions coverage`` and ``sources``: what the knowledge base rests on."""

from arbetsro.cli.interventions.options import JsonOption, library, told_faults
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console, print_json


def show_coverage(as_json: JsonOption = False, language: LanguageOption = None) -> None:
    """Shows what the source describes cell by cell, and which interventions cover it."""
    from arbetsro.knowledge.coverage import coverage
    from arbetsro.reporting.interventions import coverage_data, coverage_document
    from arbetsro.reporting.terminal import show

    tongue = language_for(language)
    known = library(tongue)
    with told_faults(tongue):
        cells = coverage().values()
    if as_json:
        print_json(coverage_data(cells, tongue))
    else:
        show(coverage_document(known, tongue), console())


def show_sources(as_json: JsonOption = False, language: LanguageOption = None) -> None:
    """Shows every source, and which interventions rest on it."""
    from arbetsro.knowledge.sources import sources
    from arbetsro.reporting.interventions import resting_on, source_data, sources_document
    from arbetsro.reporting.terminal import show

    tongue = language_for(language)
    known = library(tongue)
    if as_json:
        resting = resting_on(known)
        print_json([source_data(one, resting[one.id]) for one in sources().values()])
    else:
        show(sources_document(known, tongue), console())
