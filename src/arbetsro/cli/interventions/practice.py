"""``arbetsro interventions practice``: how common efforts are, by branch and size."""

from arbetsro.cli.interventions.options import JsonOption, told_faults
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console, print_json


def show_practice(as_json: JsonOption = False, language: LanguageOption = None) -> None:
    """Shows how common six efforts are at Danish workplaces, as figures to compare with."""
    from arbetsro.knowledge.practice import efforts
    from arbetsro.reporting.interventions import effort_data, practice_document
    from arbetsro.reporting.terminal import show

    tongue = language_for(language)
    with told_faults(tongue):
        found = efforts().values()
    if as_json:
        print_json([effort_data(one, tongue) for one in found])
    else:
        show(practice_document(found, tongue), console())
