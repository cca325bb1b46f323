"""The index of words: FTS5 on SQLite, a tsvector with a GIN index on PostgreSQL.

Both hold the same tokens and are asked the same, so that a search finds the same on both. A token
says what it is by its first letters: a person who may look (p_12), a word (w_lookup), the same once
more where it stands in the title or the organisation (t_rooftop), and a word of what that person
noted for themselves (n12_expensive). With the person among the
tokens the index itself leaves out everybody else's canvases; without, a common word would find
all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping

from django.db import connection
from django.db.models.expressions import RawSQL

TABLE = "reviews_words"
# What is longer is told by its beginning.
_LONGEST = 40
# More different words than in any book; one tsvector takes a megabyte.
MOST = 20_000
MOST_NOTED = 3_000
# Accents are dropped. Scripts without spaces are found letter by letter.
_ACCENTS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, each once, in their order."""
    apart = unicodedata.normalize("NFKD", text.casefold()).casefold()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", apart))
    found = _WORD.findall(unicodedata.normalize("NFC", plain))
    return tuple(dict.fromkeys(word[:_LONGEST] for word in found))


def tokens(
    people: Iterable[int],
    title: Collection[str],
    words: Iterable[str],
    noted: Iterable[tuple[int, str]] = (),
) -> list[str]:
    """What the index holds of a text; `noted` are words with the person who noted them."""
    known = {f"p_{person}" for person in people} | {f"t_{word}" for word in title}
    known |= {f"n{person}_{word}" for person, word in sorted(set(noted))[:MOST_NOTED]}
    return sorted(known | {f"w_{word}" for word in sorted({*title, *words})[:MOST]})


def put(texts: Mapping[int, list[str]]) -> None:
    """Have the index know these tokens of texts, instead of what it knew."""
    drop(texts)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            sql = f"INSERT INTO {TABLE} (rowid, words) VALUES (%s, %s)"
            cursor.executemany(sql, [(pk, " ".join(held)) for pk, held in texts.items()])
        else:
            sql = f"INSERT INTO {TABLE} (id, words) VALUES (%s, array_to_tsvector(%s))"
            cursor.executemany(sql, list(texts.items()))


def drop(pks: Collection[int]) -> None:
    """Forget texts."""
    column = "rowid" if connection.vendor == "sqlite" else "id"
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE {column} = %s", [[pk] for pk in pks])


def matching(person: int, words: Iterable[str], *, title_only: bool) -> RawSQL:
    """The texts that a person may look at, with a word that begins with each of these, there or in
    the person's own notes."""
    kind, own = "t" if title_only else "w", f"n{person}"
    if connection.vendor == "sqlite":
        asked = [f'"p_{person}"', *(f'("{kind}_{word}"* OR "{own}_{word}"*)' for word in words)]
        sql = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s"
        return RawSQL(sql, [" AND ".join(asked)])
    # No word holds a quote or a backslash: they are letters and digits only.
    asked = [f"'p_{person}'", *(f"('{kind}_{word}':* | '{own}_{word}':*)" for word in words)]
    return RawSQL(f"SELECT id FROM {TABLE} WHERE words @@ %s::tsquery", [" & ".join(asked)])
