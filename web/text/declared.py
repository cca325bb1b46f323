"""Texts of declared values, such as a field's label: each is said in the language of whoever reads
the attribute, and not in that which is spoken when a module is imported (docs/adr/0249)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from web.text import language

_Class = TypeVar("_Class", bound=type)
_Say = Callable[[Any], Any]


def text(declared: str) -> str:
    return language.gettext(declared) if declared else ""


def texts(declared: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(text, declared))


def by_key(declared: Mapping[str, str]) -> Mapping[str, str]:
    return {key: text(one) for key, one in declared.items()}


def pairs(declared: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Of each pair the second is a text, the first a key."""
    return tuple((key, text(one)) for key, one in declared)


def message(value: Any, name: str) -> Any:
    """What an attribute was declared to be, in no language."""
    return vars(value)[name]


def says(*names: str, **others: _Say) -> Callable[[_Class], _Class]:
    """A class of values whose attributes of these `names` are texts; `others` hold several, each
    said by a function of this module."""

    def decorated(declared: _Class) -> _Class:
        for name, say in {**dict.fromkeys(names, text), **others}.items():
            setattr(declared, name, _Said(name, say))
        # Two are equal when the same was declared, which nobody needs to say. A hash would.
        declared.__eq__ = _declare_the_same  # type: ignore[assignment]
        declared.__hash__ = None  # type: ignore[assignment]
        return declared

    return decorated


def _declare_the_same(one: Any, other: object) -> bool:
    return vars(one) == vars(other) if type(one) is type(other) else NotImplemented


class _Said:
    """An attribute that holds what was declared, and gives what is said."""

    def __init__(self, name: str, say: _Say) -> None:
        self._name, self._say = name, say

    def __get__(self, value: Any, kind: type | None = None) -> Any:
        declared = value.__dict__[self._name]
        return self._say(declared) if language.has_others else declared

    def __set__(self, value: Any, declared: Any) -> None:
        value.__dict__[self._name] = declared
