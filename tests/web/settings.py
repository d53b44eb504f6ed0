"""The settings of the tests: those of an installation on this machine, with a folder of its own.

A PostgreSQL server is used where ``ARBETSRO_DATABASE_URL`` names one; see ``with_postgresql.py``.
"""

import os
import tempfile

os.environ.setdefault("ARBETSRO_DATA", tempfile.mkdtemp(prefix="arbetsro-test-"))

from arbetsro.web.settings import *  # noqa: E402, F403

# Hashing is slow on purpose; the tests of passwords use the real one.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
