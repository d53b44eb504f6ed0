"""What changes data sets."""

from arbetsro.web.evaluations.actions.freezing import freeze_set

__all__ = ["freeze_set"]
