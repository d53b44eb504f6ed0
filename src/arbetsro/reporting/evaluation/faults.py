"""What is wrong with a file of the data set, one sentence each."""

from collections.abc import Iterator

from arbetsro.evaluation.files.faults import FileError, FileFault
from arbetsro.evaluation.row_faults import RowFault
from arbetsro.language import Language, say


def sentences(error: FileError, file: str, language: Language) -> Iterator[str]:
    """Place, fault and remedy of everything that is wrong, in order and each only once."""
    yield from dict.fromkeys(sentence(one, file, language) for one in error.faults)


def sentence(fault: FileFault, file: str, language: Language) -> str:
    """Place, fault and remedy."""
    found = fault.values.get("fault")
    if isinstance(found, RowFault):
        place = say("evaluation.fault_place", language, file=file, row=fault.row)
        return found.says(language, place=place)
    says = say(f"evaluation.fault_{fault.code}", language, **fault.values)
    places = {
        (False, False): "fault_line",
        (False, True): "fault_line_column",
        (True, False): "fault_line_row",
        (True, True): "fault_line_cell",
    }
    line = places[fault.row is not None, bool(fault.column)]
    return say(
        f"evaluation.{line}", language, file=file, row=fault.row, column=fault.column, says=says
    )


def of_system(error: OSError, file: str, language: Language) -> str:
    """Why a file could not be opened."""
    kinds = {FileNotFoundError: "not_found", IsADirectoryError: "is_a_folder"}
    code = kinds.get(type(error), "unreadable")
    return sentence(FileFault(code, values={"why": error.strerror}), file, language)
