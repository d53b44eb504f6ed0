"""The long work of this app, for the worker to find."""

from arbetsro.language import known
from arbetsro.reporting.board.keeping import read_pack
from arbetsro.reporting.board_pack import board_document
from arbetsro.web.frame.paper import as_paper
from arbetsro.web.jobs.kinds import Finish, Progress, kind
from arbetsro.web.jobs.models import Job
from arbetsro.web.oversight.actions import keep_board_file
from arbetsro.web.oversight.models import BoardFile, BoardPack


@kind("board_files")
def make(job: Job, progress: Progress) -> Finish:
    """Makes the files of a pack in a language. The same pack gives the same bytes."""
    pack = BoardPack.objects.select_related("unit__organisation").get(pk=job.parameters["pack"])
    language = known(job.parameters["language"]) or "sv"
    document = board_document(read_pack(pack.content), language)
    made: dict[str, bytes] = {}
    for number, one in enumerate(BoardFile.Kind.values, 1):
        made[one] = as_paper(document, one)
        progress(number / len(BoardFile.Kind.values))

    def finish() -> None:
        for one, content in made.items():
            keep_board_file(by=job.by, pack=pack, kind=one, language=language, content=content)

    return finish
