"""PostgreSQL: the rows as PostgreSQL writes them itself (COPY), with nothing to install.

pg_dump would have to be as new as the server. The tables are not in the file, for migrations make
them: restoring takes a Throughline that knows the migrations that the backup was made under.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from operations.backups.manifest import RAISE_REVISIONS, BackupError, Manifest, Sum, compare
from reviews.desk import words

_COLUMNS = """
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = %s AND is_generated = 'NEVER'
    ORDER BY column_name
"""
_NUMBERED = """
    SELECT quote_ident(table_name), column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND is_identity = 'YES' AND table_name = ANY(%s)
"""
_OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend'
"""
# The text of a row must not hang on who reads it.
_PLAINLY = "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL bytea_output = 'hex'"


def dump(writing: zipfile.ZipFile, scratch: Path) -> tuple[Mapping[str, Sum], Mapping[str, Any]]:
    """Copy what is there at one moment; others go on writing meanwhile."""
    with transaction.atomic():
        _run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        columns = {table: _columns(table) for table in _tables()}
        sums = _sums(columns)
        for table in columns:
            with writing.open(_member(table), "w", force_zip64=True) as file:
                for data in _rows(table, columns[table]):
                    file.write(data)
        details = {"columns": columns, "numbers": _numbers(columns), "migrations": _migrations()}
    return sums, details


def verify(reading: zipfile.ZipFile, manifest: Manifest, scratch: Path) -> None:
    """Read every row back and add it up. Raises BackupError."""
    found = {}
    for table in manifest.tables:
        with reading.open(_member(table)) as file:
            found[table] = _sum(file)
    compare(manifest.tables, found)


def refuse_others() -> None:
    """Raises BackupError where anybody else is connected to the database."""
    ((others,),) = _run(_OTHERS)
    if others:
        raise BackupError(
            f"The database is in use: {others} other connections. Stop every server and whatever "
            "else has it open, then restore."
        )


def is_empty() -> bool:
    return not _tables()


def load(reading: zipfile.ZipFile, manifest: Manifest, scratch: Path) -> None:
    """Make the tables anew as the backup knew them, and fill them: in one transaction."""
    columns = manifest.details["columns"]
    with transaction.atomic():
        _make_tables(manifest)
        _run(f"TRUNCATE {', '.join(map(_quoted, columns))}")  # migrations may bring rows along
        _run("SET CONSTRAINTS ALL DEFERRED")
        for table in columns:
            with reading.open(_member(table)) as file:
                _fill(table, columns[table], file)
        _run("SET CONSTRAINTS ALL IMMEDIATE")
        for table, column, last, is_used in manifest.details["numbers"]:
            _run(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
                table,
                column,
                last,
                is_used,
            )
        compare(manifest.tables, _sums(columns))
        _run(RAISE_REVISIONS)


def _make_tables(manifest: Manifest) -> None:
    wanted = {(app, name) for app, name in manifest.details["migrations"]}
    unknown = wanted - {*MigrationExecutor(connection).loader.graph.nodes}
    if unknown:
        raise BackupError(
            "The backup was made by another version of Throughline, which is needed to restore it. "
            f"This one does not know {', '.join(sorted(map('.'.join, unknown)))}."
        )
    tables = sorted({*_tables(), *manifest.details["columns"]})
    _run(f"DROP TABLE IF EXISTS {', '.join(map(_quoted, tables))} CASCADE")
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(newest)
    known_then = [step for step in plan if (step[0].app_label, step[0].name) in wanted]
    executor.migrate(newest, plan=known_then)


def _tables() -> list[str]:
    """Those of Throughline, of which two are no model's; others may share the database."""
    known = connection.introspection.django_table_names(include_views=False)
    present = connection.introspection.table_names()
    return sorted({*known, MigrationRecorder.Migration._meta.db_table, words.TABLE} & {*present})


def _columns(table: str) -> list[str]:
    return [name for (name,) in _run(_COLUMNS, table)]


def _migrations() -> list[tuple[str, str]]:
    return list(MigrationRecorder(connection).applied_migrations())


def _numbers(columns: Mapping[str, list[str]]) -> list[tuple[str, str, int, bool]]:
    """How far each counter of ids has come, so that no id is given out twice."""
    found = []
    for table, column in _run(_NUMBERED, list(columns)):
        ((counter,),) = _run("SELECT pg_get_serial_sequence(%s, %s)", table, column)
        ((last, is_used),) = _run(f"SELECT last_value, is_called FROM {counter}")
        found.append((table, column, last, is_used))
    return found


def _sums(columns: Mapping[str, list[str]]) -> dict[str, Sum]:
    return {table: _sum(_rows(table, columns[table])) for table in columns}


def _sum(parts: Any) -> Sum:
    digest, rows = hashlib.sha256(), 0
    for part in parts:
        digest.update(part)
        rows += bytes(part).count(b"\n")  # COPY writes a newline inside a value as \n
    return Sum(rows, digest.hexdigest())


def _rows(table: str, columns: list[str]) -> Iterator[bytes]:
    """All rows in an order of their own, as the text of COPY."""
    query = (
        f'SELECT {_listed(columns)} FROM {_quoted(table)} AS "row" ORDER BY "row"::text COLLATE "C"'
    )
    _run(_PLAINLY)
    with connection.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT") as copy:
        for part in copy:
            yield bytes(part)


def _fill(table: str, columns: list[str], file: Any) -> None:
    into = f"COPY {_quoted(table)} ({_listed(columns)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        while part := file.read(1 << 20):
            copy.write(part)


def _run(sql: str, *params: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params or None)
        return cursor.fetchall() if cursor.description else []


def _listed(columns: list[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _member(table: str) -> str:
    return f"rows/{table}"
