"""Every URL of the product as the URL configuration has it, and where it is in a made world."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.permissions.table import TABLE
from tests.permissions.world import World


def address(here: World, name: str) -> str:
    row = TABLE[name]
    if row.path:
        return row.path
    known = {**here.at[""], **row.at, **here.at.get(name, {})}
    wanted = params(dict(urls())[name])
    return reverse(name, kwargs={one: known[one] for one in wanted}) + row.query


def urls() -> list[tuple[str, URLPattern]]:
    return [(name, one) for name, one in _walked(get_resolver()) if not name.startswith("admin:")]


def admin_urls() -> list[tuple[str, URLPattern]]:
    return [(name, one) for name, one in _walked(get_resolver()) if name.startswith("admin:")]


def params(pattern: URLPattern) -> list[str]:
    converters = getattr(pattern.pattern, "converters", None)
    return list(converters or pattern.pattern.regex.groupindex)


def _walked(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walked(one, inner)
        else:
            yield f"{space}{one.name or one.pattern}", one
