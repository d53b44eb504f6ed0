"""The settings of the tests: those of an installation on this machine, with a folder of its own.

A PostgreSQL server is used where ``ARBETSRO_DATABASE_URL`` names one; see ``with_postgresql.py``.
"""

import atexit
import os
import sys
import tempfile

# What somebody has set for an installation of their own is not for the tests.
for _name in [name for name in os.environ if name.startswith("ARBETSRO_")]:
    if _name != "ARBETSRO_DATABASE_URL":
        del os.environ[_name]

# One folder a process: the workers of pytest-xdist inherit the environment of the first process.
_folder = tempfile.TemporaryDirectory(prefix="arbetsro-test-")
atexit.register(_folder.cleanup)
os.environ["ARBETSRO_DATA"] = _folder.name
os.environ["ARBETSRO_SECRET_KEY"] = "a key that is not secret, for tests that begin anew each time"
if "mypy" in sys.modules:
    _folder.cleanup()  # it reads the settings, and ends without what was to be done at its end

from arbetsro.web.settings import *  # noqa: E402, F403

# Hashing is slow on purpose; the tests of passwords use the real one.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

_WHITENOISE = "whitenoise.middleware.WhiteNoiseMiddleware"
_FOUND_ONCE = "web.static_files.FilesFoundOnce"
MIDDLEWARE = [_FOUND_ONCE if one == _WHITENOISE else one for one in MIDDLEWARE]  # noqa: F405

if os.environ.get("ARBETSRO_DATABASE_URL"):
    # Each store is a database of its own on the same server.
    for _store in ("care", "answers"):
        DATABASES[_store] = {**DATABASES["default"], "NAME": _store}  # noqa: F405
