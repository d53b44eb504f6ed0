"""Reports from staff and the doors they come through."""

from arbetsro.web.reports.models.channel import Channel
from arbetsro.web.reports.models.protected import ProtectedCase, ProtectedNote
from arbetsro.web.reports.models.report import Report

__all__ = ["Channel", "ProtectedCase", "ProtectedNote", "Report"]
