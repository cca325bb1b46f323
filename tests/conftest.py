"""The fixed cast: an owner, and a stranger who must see nothing of the owner's."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

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
_made: list[bool] = []


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


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """The same database; that it was made tells those who look what is left in it."""
    _made.append(True)


@pytest.fixture(scope="module", autouse=True)
def _leaves_nothing_behind(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What outlives a module is found in the database by tests that have nothing to do with it."""
    yield
    if _made:
        with django_db_blocker.unblock():
            assert not User.objects.exists(), "a fixture of this module left somebody behind"
