"""The site as a WSGI application; waitress serves it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linja.faces.config.settings")

application = get_wsgi_application()
