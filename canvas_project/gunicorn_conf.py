"""How the product is served: `gunicorn -c canvas_project/gunicorn_conf.py`."""

from __future__ import annotations

import os

_host = os.environ.get("HOST") or "127.0.0.1"

wsgi_app = "canvas_project.wsgi:application"
bind = f"{f'[{_host}]' if ':' in _host else _host}:{os.environ.get('PORT') or 8000}"
# One thread each: four of them cost 10 to 30% and doubled the slowest answers.
workers = int(os.environ.get("WORKERS") or 2)
worker_class = "sync"
# Errors in the code or its settings show once, at the start, and the workers share its memory.
preload_app = True
timeout = 60
graceful_timeout = 10
# A worker shows that it lives by touching a file: on a disk that can stall it.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
control_socket_disable = True
loglevel = "warning"
