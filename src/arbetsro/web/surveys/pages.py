"""Where the pages of a wave are."""

from django.urls import reverse

from arbetsro.web.surveys.models import Wave


def page_of(wave: Wave, name: str = "show", *more: object) -> str:
    """The page of a wave for those who run it, or one of the pages below it."""
    return reverse(f"surveys:{name}", args=[wave.organisation.slug, wave.pk, *more])
