"""Addresses by their names."""

from __future__ import annotations

from django.urls import Resolver404, resolve


def route_of(path: str) -> str:
    """The name of the address."""
    try:
        return resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return path.partition("?")[0]
