"""The site's settings as tests use them: a data folder of their own, jobs at once, no rate limits."""

import atexit
import os
import shutil
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="linja-test-")
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)

os.environ["LINJA_DATA"] = _FOLDER
os.environ["LINJA_SECRET_KEY"] = "only-for-tests"
os.environ["LINJA_TASKS"] = "immediate"
os.environ["LINJA_DATABASE_URL"] = os.environ.get("LINJA_TEST_DATABASE_URL") or "sqlite:///:memory:"
for _name in ("LINJA_DEBUG", "LINJA_HTTPS", "LINJA_ALLOWED_HOSTS", "LINJA_EMAIL_URL"):
    os.environ.pop(_name, None)

from linja.faces.config.settings import *  # noqa: E402, F403
from linja.faces.ui import catalogs  # noqa: E402

catalogs.build()

# Hashing that is slow on purpose has no place in ten thousand tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
ACCOUNT_RATE_LIMITS = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
