"""``arbetsro worker``: does the long work that pages ask for."""

from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.workbench import require_migrated, workbench


def run_worker(language: LanguageOption = None) -> None:
    """Takes jobs from the queue until it is stopped."""
    tongue = language_for(language)
    with workbench(tongue):
        require_migrated(tongue)
        from arbetsro.web.jobs.worker import work

        work()
