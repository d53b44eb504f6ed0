"""Photos of a round."""

import uuid

from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions.investigating import asked_keys, locked
from arbetsro.web.investigations.models import Investigation, Photo
from arbetsro.web.investigations.pictures import Picture

#: More photos than this of one investigation are no documentation but an archive.
MOST_PHOTOS = 100


@action("investigation.photo_added")
def add_photo(
    *,
    by: Person,
    investigation: Investigation,
    picture: Picture,
    question: str = "",
    caption: str = "",
    mark: uuid.UUID | None = None,
) -> Photo:
    """Adds a photo. One that comes after the closing is kept as late.

    Args:
        by: Who took or sends it.
        investigation: What it belongs to.
        picture: What ``pictures.read_picture`` has made of it.
        question: The question that it shows something of; blank for none.
        caption: What it shows.
        mark: The telephone's mark of it; one that is repeated counts once.

    Raises:
        Refusal: There is no such question, there are too many photos, or the mark is that of
            another photo.
    """
    found = locked(investigation)
    if question and question not in asked_keys(found):
        raise Refusal("rounds.no_such_question")
    photo = Photo.objects.filter(pk=mark).first() if mark else None
    if photo and (photo.investigation_id, photo.by_id) != (found.pk, by.pk):
        raise Refusal("rounds.photo_taken")
    if photo is None:
        if found.photos.filter(removed_at=None).count() >= MOST_PHOTOS:
            raise Refusal("rounds.too_many_photos", most=MOST_PHOTOS)
        photo = Photo.objects.create(
            pk=mark or uuid.uuid4(), investigation=found, question=question, by=by, at=now(),
            caption=caption.strip(), content=picture.content, width=picture.width,
            height=picture.height, is_late=not found.is_open,
        )  # fmt: skip
    record("investigation.photo_added", by=by, target=photo, question=photo.question)
    return photo


@action("investigation.photo_removed")
def remove_photo(*, by: Person, photo: Photo) -> Photo:
    """Removes a photo for good, in an open investigation or a closed one. That it was there stays.

    Raises:
        Refusal: Somebody else has removed it.
    """
    locked(photo.investigation)
    found = Photo.objects.select_related("investigation__unit__organisation").get(pk=photo.pk)
    if found.removed_at:
        raise Refusal("rounds.photo_removed_since")
    found.content, found.caption, found.removed_at = b"", "", now()
    found.save(update_fields=["content", "caption", "removed_at"])
    record("investigation.photo_removed", by=by, target=found, question=found.question)
    return found
