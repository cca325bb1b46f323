"""The fixed cast: an owner, and a stranger who must see nothing of the owner's."""

from __future__ import annotations

import os

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, settings

from accounts.models import User
from canvases import storage
from canvases.exports.pdf import fonts

# A busy machine is no failure, and whole canvases take a moment to draw.
settings.register_profile(
    "throughline",
    deadline=None,
    max_examples=int(os.environ.get("EXAMPLES", "100")),
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,  # there a run says the same twice; elsewhere it looks further
)
settings.load_profile("throughline")


@pytest.fixture(autouse=True)
def _no_tries_yet() -> None:
    """The limits on tries are counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Snapshots are kept in the process, and the database is taken away underneath."""
    storage.forget()


@pytest.fixture(autouse=True)
def _no_fonts_of_the_machine(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a PDF lacks depends on no font that happens to be here. A browser needs some."""
    if not {"browser", "faults", "look"} & set(request.path.parts):
        monkeypatch.setenv("FONTCONFIG_FILE", str(fonts.NO_OTHERS))


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_user("owner@example.org", "owner's password")


@pytest.fixture
def stranger(db: None) -> User:
    return User.objects.create_user("stranger@example.org", "stranger's password")


@pytest.fixture
def owner_client(owner: User) -> Client:
    client = Client()
    client.force_login(owner)
    return client


@pytest.fixture
def stranger_client(stranger: User) -> Client:
    client = Client()
    client.force_login(stranger)
    return client
