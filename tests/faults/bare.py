"""A bare Django view that writes one row, to hold the time of a save against.

Settings, address and server in one file; the database is opened as the product opens it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import environ
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpRequest, JsonResponse
from django.urls import path

from canvas_project.databases import database

ALLOWED_HOSTS = ["127.0.0.1"]
DATABASES = {"default": database(environ.Env().db("DATABASE_URL"))}
ROOT_URLCONF = __name__
SECRET_KEY = "for a server that lives for a minute"
_TABLE = "CREATE TABLE IF NOT EXISTS told (text varchar(200))"


def tell(request: HttpRequest) -> JsonResponse:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO told VALUES (%s)", [request.GET.get("text", "")])
    return JsonResponse({"stored": True})


def nothing(request: HttpRequest) -> JsonResponse:
    return JsonResponse({})


urlpatterns = [path("", nothing), path("tell/", tell)]


def application(environment: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    return _django()(environment, start_response)


@cache
def _django() -> Any:
    made = get_wsgi_application()
    with connection.cursor() as cursor:
        cursor.execute(_TABLE)
    return made
