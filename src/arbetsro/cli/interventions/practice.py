"""``arbetsro interventions practice``: how common efforts are, by branch and size."""

from arbetsro.cli.interventions.options import told_faults
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console


def show_practice(language: LanguageOption = None) -> None:
    """Shows how common six efforts are at Danish workplaces, as figures to compare with."""
    from arbetsro.knowledge.practice import efforts
    from arbetsro.reporting.interventions import practice_document
    from arbetsro.reporting.terminal import show

    tongue = language_for(language)
    with told_faults(tongue):
        document = practice_document(efforts().values(), tongue)
    show(document, console())
