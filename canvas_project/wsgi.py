import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canvas_project.settings")
django.setup(set_prefix=False)

from web.unreadable import Handler  # noqa: E402  # needs the settings

application = Handler()
