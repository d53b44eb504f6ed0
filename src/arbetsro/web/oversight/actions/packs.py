"""Making packs for the board, and keeping the files made of them."""

from datetime import date

from arbetsro.language import Language
from arbetsro.reporting.board.keeping import as_json
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.models import BoardFile, BoardPack
from arbetsro.web.oversight.pack import pack_of

#: The longest period of a pack, in days: two years.
LONGEST = 731


@action("board_pack.made")
def make_board_pack(
    *, by: Person, unit: Unit, since: date, until: date, comment: str = "", decisions: str = ""
) -> BoardPack:
    """Freezes the figures of a unit and all below it; later changes do not change the pack.

    Args:
        by: Who makes it.
        unit: The unit.
        since: The first day of the period.
        until: Its last day; today where it has not come yet.
        comment: What the board should know, in own words.
        decisions: What the board is asked to decide, one thing a line.

    Raises:
        Refusal: The period ends before it begins, begins after today, or is too long.
    """
    until = min(until, today())
    if since > until:
        raise Refusal("oversight.period_backwards", field="until")
    if (until - since).days > LONGEST:
        raise Refusal("oversight.period_too_long", field="since")
    content = as_json(pack_of(unit, since, until, comment.strip(), decisions.strip()))
    pack = BoardPack.objects.create(
        unit=unit, since=since, until=until, content=content, comment=comment.strip(),
        decisions=decisions.strip(), made_by=by, made_at=now(),
    )  # fmt: skip
    record("board_pack.made", by=by, target=pack, unit=unit.pk, until=str(until))
    return pack


@action("board_file.made")
def keep_board_file(
    *, by: Person, pack: BoardPack, kind: str, language: Language, content: bytes
) -> BoardFile:
    """Keeps a file that was made of a pack; the first one made is the one all get."""
    found, _ = BoardFile.objects.get_or_create(
        pack=pack, kind=BoardFile.Kind(kind), language=language,
        defaults={"content": content, "made_at": now()},
    )  # fmt: skip
    record("board_file.made", by=by, target=pack, kind=kind, language=language)
    return found
