"""Colours can be read, light and dark: WCAG 2.2, 1.4.3 and 1.4.11."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
SEGMENTS = range(1, 9)
GROUNDS = ("paper", "card", "sunk", "shade")


def _tokens() -> dict[str, dict[str, str]]:
    light, dark = (CSS / "tokens.css").read_text().split("prefers-color-scheme: dark")
    first, second = (dict(re.findall(r"--([\w-]+): (#\w+);", css)) for css in (light, dark))
    return {"light": first, "dark": {**first, **second}}


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _too_faint(tokens: dict[str, str], pairs: list[tuple[str, str]], least: float) -> list[str]:
    found = {f"{ink} on {ground}": _contrast(tokens[ink], tokens[ground]) for ink, ground in pairs}
    return [f"{pair}: {value:.2f}" for pair, value in found.items() if value < least]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_segment_colours_can_be_read(scheme: str) -> None:
    pairs = [
        (f"{ink}-{n}", ground)
        for n in SEGMENTS
        for ink in ("ink", "solid")
        for ground in (f"tint-{n}", "card", "paper")
    ]

    assert _too_faint(_tokens()[scheme], pairs, 4.5) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_wherever_they_stand(scheme: str) -> None:
    pairs = [(ink, ground) for ink in ("ink", "soft", "muted", "brand") for ground in GROUNDS]
    pairs += [(ink, ground) for ink in ("ink", "soft", "brand") for ground in ("brand-tint",)]
    pairs += [(f"{name}-ink", f"{name}-tint") for name in ("grey", "amber", "green", "red")]
    pairs += [("on-brand", "brand-solid"), ("on-brand", "brand-hover")]

    assert _too_faint(_tokens()[scheme], pairs, 4.5) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_fields_and_focus_rings_can_be_seen(scheme: str) -> None:
    pairs = [(edge, ground) for edge in ("edge", "brand") for ground in GROUNDS]

    assert _too_faint(_tokens()[scheme], pairs, 3) == []


def test_colours_stand_in_the_tokens_alone() -> None:
    elsewhere = {
        file.name: re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(", file.read_text())
        for file in CSS.glob("*.css")
        if file.name != "tokens.css"
    }

    assert {name: found for name, found in elsewhere.items() if found} == {}
