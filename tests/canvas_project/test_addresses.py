from __future__ import annotations

import re
import socket

import pytest

from canvas_project import addresses
from canvas_project.addresses import allowed_hosts, answers_to, site_url


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with two network cards and no way out."""
    cards = {socket.AF_INET: ["10.0.0.7", "172.16.0.7"], socket.AF_INET6: ["2001:db8::7"]}
    monkeypatch.setattr(addresses, "_ELSEWHERE", dict.fromkeys(cards, "no address"))
    monkeypatch.setattr(
        addresses, "_ADDRESSES", {family: lambda f=family: cards[f] for family in cards}
    )
    monkeypatch.setattr(socket, "gethostname", lambda: "Desk")


@pytest.mark.parametrize(
    ("environ", "behind_tls", "address"),
    [
        ({}, False, "http://127.0.0.1:8000"),
        ({"HOST": "::1", "PORT": "81"}, False, "http://[::1]:81"),
        ({"ALLOWED_HOSTS": "box.local,other"}, False, "http://box.local:8000"),
        ({"ALLOWED_HOSTS": "*"}, False, "http://127.0.0.1:8000"),
        ({"ALLOWED_HOSTS": ".example.org"}, True, "https://example.org"),
    ],
)
def test_mails_lead_to_where_it_is_reached(
    environ: dict[str, str], behind_tls: bool, address: str
) -> None:
    assert site_url(environ, behind_tls) == address


def test_mails_lead_to_this_machine_where_it_listens_everywhere(own: None) -> None:
    assert site_url({"HOST": "0.0.0.0"}, False) == "http://10.0.0.7:8000"
    assert site_url({"HOST": "::"}, False) == "http://10.0.0.7:8000"


@pytest.mark.parametrize(
    ("environ", "names", "said"),
    [
        ({}, [], ""),
        ({"HOST": "127.0.0.1"}, [], ""),
        ({"HOST": "10.1.1.1"}, ["10.1.1.1"], "It answers to 10.1.1.1 too."),
        ({"HOST": "2001:db8::5"}, ["[2001:db8::5]"], "It answers to [2001:db8::5] too."),
        (
            {"HOST": "0.0.0.0"},
            ["10.0.0.7", "172.16.0.7", "desk", "desk.local"],
            "It answers to 10.0.0.7, 172.16.0.7, desk, desk.local too.",
        ),
        (
            {"HOST": "::"},
            ["10.0.0.7", "172.16.0.7", "[2001:db8::7]", "desk", "desk.local"],
            "It answers to 10.0.0.7, 172.16.0.7, [2001:db8::7], desk, desk.local too.",
        ),
    ],
)
def test_names_are_those_of_this_machine_where_it_listens(
    own: None, environ: dict[str, str], names: list[str], said: str
) -> None:
    assert allowed_hosts(environ) == ["127.0.0.1", "localhost", "[::1]", *names]
    assert answers_to(environ) == said


@pytest.mark.parametrize(
    ("given", "names", "said"),
    [
        (
            "a.example, .b.example",
            ["a.example", ".b.example"],
            "It answers to a.example, .b.example and to no other name.",
        ),
        ("localhost", ["localhost"], ""),
        ("*", ["*"], "It answers to every name."),
    ],
)
def test_names_that_are_given_are_the_only_ones(given: str, names: list[str], said: str) -> None:
    environ = {"HOST": "0.0.0.0", "ALLOWED_HOSTS": given}

    assert allowed_hosts(environ) == names
    assert answers_to(environ) == said


def test_names_of_this_machine_are_found_whatever_it_has() -> None:
    names = allowed_hosts({"HOST": "::"})

    assert all(re.fullmatch(r"[a-z0-9.-]+|\[[0-9a-f:.]+\]", name) for name in names)
    assert len(names) == len({*names})
