"""The files of the pages, looked for once in a process and not once for every client of a test."""

from typing import ClassVar

from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile


class FilesFoundOnce(WhiteNoiseMiddleware):
    """WhiteNoise as the workbench uses it.

    Each client of a test has middleware of its own, which would walk the folders of all apps
    before its first answer: more work than most pages.
    """

    _found: ClassVar[dict[str, StaticFile]] = {}

    def add_files_from_finders(self) -> None:
        """Walks the folders the first time, and remembers what was there."""
        if not self._found:
            super().add_files_from_finders()
            self._found.update(self.files)
        self.files.update(self._found)
