"""Investigations, findings and pictures for the tests."""

import io
import uuid
from datetime import date
from pathlib import Path

from PIL import Image

from arbetsro.web.accounts.models import Person
from arbetsro.web.investigations import actions
from arbetsro.web.investigations.actions import Said
from arbetsro.web.investigations.models import Finding, Investigation, OwnChecklist
from arbetsro.web.investigations.pictures import read_picture
from arbetsro.web.organisations.models import Organisation, Unit
from arbetsro.workenv.checklists import as_table, checklists

DAY = date(2026, 11, 23)
#: A built-in checklist with few questions.
SHORT = "small-start"
#: Two of its questions: one about a demand, one about a resource.
TIME, PRIORITY = "time", "priority"


def round_of(by: Person, unit: Unit, title: str = "Rond i Norr", **fields: object) -> Investigation:
    """A round with the short checklist."""
    given = {"way": "round", "checklist": SHORT, "planned_on": DAY, **fields}
    return actions.start_investigation(by=by, unit=unit, title=title, **given)


def said(question: str, value: str = "works", note: str = "", **more: object) -> Said:
    """An answer from a telephone."""
    return Said(question, value, uuid.uuid4(), note, **more)


def answer(by: Person, investigation: Investigation, *args: object, **more: object) -> Said:
    """Answers a question, and gives what was sent."""
    one = said(*args, **more)
    actions.save_answer(by=by, investigation=investigation, said=one)
    return one


def finding_of(by: Person, unit: Unit, text: str = "Rasterna hinns inte med.") -> Finding:
    """A finding that somebody has added by hand."""
    return actions.add_finding(by=by, unit=unit, text=text, source="other")


def own_list(by: Person, organisation: Organisation, title: str = "Vår rond") -> OwnChecklist:
    """A checklist of an organisation's own, with a question in its own words."""
    return actions.add_checklist(by=by, organisation=organisation, content=own_content(title))


def own_content(title: str = "Vår rond", question: str = "Syns skyltarna?") -> dict:
    """The short checklist with another title and a question added."""
    table = as_table(checklists()[SHORT])
    own = {"key": "own-1", "text": same(question), "side": "condition"}
    area = {"key": "own-questions", "title": same("Eget"), "about": same("Eget"), "question": [own]}
    return {**table, "title": same(title), "area": [*table["area"], area]}


def same(text: str) -> dict[str, str]:
    """A text that is the same in every language."""
    return dict.fromkeys(("sv", "en", "da"), text)


# Pictures --------------------------------------------------------------------------------------

#: Where the camera says that it stood: 59° 16′ north, 15° 12′ east, which is Örebro.
_GPS = {1: "N", 2: (59.0, 16.0, 0.0), 3: "E", 4: (15.0, 12.0, 0.0)}
_SECRET = b"Sekretkamera 3000"


def photo_with_place(width: int = 3000, height: int = 1500) -> bytes:
    """A JPEG from a telephone held upright: it lies on its side, with place and camera in it.

    Its upper left corner, as the camera lay, is red.
    """
    picture = Image.new("RGB", (width, height), "steelblue")
    picture.paste("red", (0, 0, width // 4, height // 4))
    exif = picture.getexif()
    exif[0x0112] = 6  # turn a quarter to the right to see it upright
    exif[0x010F] = _SECRET.decode()
    exif.get_ifd(0x8825).update(_GPS)
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif, comment=_SECRET, quality=90)
    return file.getvalue() + _SECRET


def secret_in(content: bytes) -> bool:
    """Whether the camera's name is anywhere in a file."""
    return _SECRET in content


def large_file(path: Path, megabytes: int) -> Path:
    """A JPEG with so much behind its end that it is this large, as some cameras make them."""
    path.write_bytes(photo_with_place() + b"\0" * (megabytes * 1_000_000))
    return path


def photo_of(by: Person, investigation: Investigation, question: str = TIME) -> object:
    """A photo of a round."""
    return actions.add_photo(
        by=by,
        investigation=investigation,
        picture=read_picture(io.BytesIO(photo_with_place(400, 200))),
        question=question,
    )
