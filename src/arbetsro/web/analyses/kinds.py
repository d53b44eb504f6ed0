"""The long work of this app, for the worker to find."""

from arbetsro.web.analyses.documents import make

__all__ = ["make"]
