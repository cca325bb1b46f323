from __future__ import annotations

import ast
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

import tasks
from tests.waiting import until

# The tasks, with the packages of whoever runs these tests in the place of .venv.
_TASK = """
import sys, tasks
from pathlib import Path
tasks.PYTHON, tasks._install = Path(sys.executable), lambda name: None
sys.exit(tasks.main(sys.argv[1:]))
"""


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all servers, so that static files are collected once."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def environment(var: Path, port: int) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "VAR_DIR": str(var), "PORT": str(port)}


@pytest.fixture
def server(environment: dict[str, str], var: Path) -> Iterator[subprocess.Popen[str]]:
    for seat in var.glob("*-worker-*"):  # they name the workers of servers before this one
        seat.unlink()
    command = [sys.executable, "-c", _TASK, "run"]
    with subprocess.Popen(
        command, cwd=tasks.ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        # Not killed: its workers would stay behind.
        process.terminate()
        process.wait(60)


def test_tasks_need_nothing_but_python() -> None:
    tree = ast.parse(Path(tasks.__file__).read_text())
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]

    names = {
        node.module if isinstance(node, ast.ImportFrom) else node.names[0].name for node in imports
    }

    assert {str(name).partition(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize("name", ["run", "test", "compile"])
def test_requirements_are_pinned_and_hashed_and_hold_no_address(name: str) -> None:
    text = (tasks.ROOT / "requirements" / f"{name}.txt").read_text()

    entries = re.split(r"\n(?=\S)", text.strip())

    assert all(re.match(r"[\w.\[\],-]+==[^\s;]+", entry) for entry in entries)
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"://|--index|--extra-index|--find.links", text)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_run_serves_until_it_is_stopped(
    server: subprocess.Popen[str], port: int, number: signal.Signals
) -> None:
    assert server.stdout is not None
    address = f"http://127.0.0.1:{port}"
    lines = iter(server.stdout.readline, "")

    told = next((line.strip() for line in lines if "http" in line), None)
    assert told == address
    with urllib.request.urlopen(address) as answer:
        page = answer.read().decode()
    server.send_signal(number)
    rest = server.stdout.read()

    assert "<title>" in page
    assert rest == ""
    assert server.wait(20) == 0
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))


def test_run_serves_styles_compressed_and_kept_for_good(
    server: subprocess.Popen[str], port: int
) -> None:
    assert server.stdout is not None
    address = next(line.strip() for line in iter(server.stdout.readline, "") if "http" in line)

    with urllib.request.urlopen(address) as answer:
        style = re.search(r'href="(/static/[^"]+\.css)"', answer.read().decode())
    assert style is not None
    request = urllib.request.Request(address + style[1], headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request) as answer:
        headers = dict(answer.headers)
    server.terminate()

    assert re.search(r"\.[0-9a-f]{12}\.css$", style[1])
    assert headers["Content-Encoding"] == "br"
    assert headers["Cache-Control"] == "max-age=315360000, public, immutable"


def test_killed_worker_is_started_again_and_sends_what_waits(
    server: subprocess.Popen[str], environment: dict[str, str], var: Path
) -> None:
    assert server.stdout is not None
    next(line for line in iter(server.stdout.readline, "") if "http" in line)
    first = until(lambda: _worker(var))

    os.kill(first, signal.SIGKILL)
    second = until(lambda: _worker(var, other_than=first))
    _post_mail(environment)
    mail = until(lambda: next((var / "mail").glob("*.log"), None))
    server.terminate()
    server.wait(20)

    assert "It waited for a worker." in mail.read_text()
    with pytest.raises(ProcessLookupError):
        os.kill(second, 0)


def test_killed_server_is_started_again_and_the_log_says_so(
    environment: dict[str, str], port: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(tasks, "PYTHON", Path(sys.executable))
    monkeypatch.delenv("DJANGO_SETTINGS_MODULE", raising=False)
    log = tmp_path / "server.log"
    tasks._prepare()

    with (
        tasks._listening("127.0.0.1", port) as listener,
        tasks._served("127.0.0.1", port, listener, log) as server,
    ):
        server._process.kill()
        # Not refused meanwhile: the socket is still there, and who comes waits.
        with ThreadPoolExecutor() as pool:
            page = pool.submit(_page, port)
            until(lambda: _looked_after(server, page))

    assert "<title>" in page.result()
    assert "The server ended (killed by signal 9). It starts again" in log.read_text()


def test_start_says_under_which_names_it_answers(
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(tasks, "PYTHON", Path(sys.executable))

    for name, value in (
        ("HOST", "127.0.0.1"),
        ("HOST", "10.1.1.1"),
        ("ALLOWED_HOSTS", "a.example"),
    ):
        monkeypatch.setenv(name, value)
        tasks._say_names()

    assert capsys.readouterr().out.splitlines() == [
        "It answers to 10.1.1.1 too.",
        "It answers to a.example and to no other name.",
    ]


def test_pauses_grow_for_what_ends_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    log = tmp_path / "log"

    with tasks._Lasting("It", (sys.executable, "-c", "raise SystemExit(3)"), log) as lasting:
        for _ in range(7):
            lasting._process.wait()
            lasting.look()
            now[0] += 40
            lasting.look()

    assert re.findall(
        r"It ended \(exit status 3\)\. It starts again in (\d+) s\.", log.read_text()
    ) == [*("1", "3", "7", "15", "30", "30", "30")]


def test_taken_port_is_told_at_once(environment: dict[str, str], port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()

        status, told = _run(environment)

    assert status == 1
    assert f"http://127.0.0.1:{port} cannot be served (Address already in use)." in told


def test_port_that_is_no_number_is_told(environment: dict[str, str]) -> None:
    status, told = _run({**environment, "PORT": "http"})

    assert (status, told) == (1, "PORT must be a number from 1 to 65535, and is http.\n")


def test_folder_that_cannot_be_written_is_told(environment: dict[str, str]) -> None:
    status, told = _run({**environment, "VAR_DIR": "/dev/null/var"})

    assert status == 1
    assert told.startswith("/dev/null/var cannot be written (Not a directory).")


def test_database_that_cannot_be_reached_is_told(environment: dict[str, str]) -> None:
    nowhere = "postgresql://someone@127.0.0.1:1/throughline"

    status, told = _run({**environment, "DATABASE_URL": nowhere})

    assert status == 1
    assert "The database cannot be reached; DATABASE_URL says where it is." in told
    assert "Traceback" not in told


def test_backup_is_made_of_a_running_server_and_restored_without_it(
    server: subprocess.Popen[str], environment: dict[str, str], var: Path
) -> None:
    assert server.stdout is not None
    next(line for line in iter(server.stdout.readline, "") if "http" in line)

    made, told = _run(environment, "backup")
    (file,) = (var / "backups").glob("*.zip")
    refused = _run(environment, "restore", str(file))
    server.terminate()
    server.wait(20)
    restored, done = _run(environment, "restore", str(file))

    assert (made, restored) == (0, 0)
    assert told.startswith(str(file))
    assert refused == (
        1,
        f"Stop the server that answers at http://127.0.0.1:{environment['PORT']}, then restore.\n",
    )
    assert done.startswith("Restored, as of ")


def test_restore_asks_for_a_file(environment: dict[str, str]) -> None:
    status, told = _run(environment, "restore")

    assert (status, told) == (
        1,
        "Name the backup: make restore FILE=var/backups/throughline-….zip\n",
    )


def test_unknown_task_is_told(environment: dict[str, str]) -> None:
    status, told = _run(environment, "fly")

    assert status == 2
    assert told.startswith("There is no such task: fly.")


def _looked_after(server: tasks._Lasting, page: Future[str]) -> bool | None:
    server.look()
    return True if page.done() else None


def _page(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}", timeout=60) as answer:
        return str(answer.read().decode())


def _worker(var: Path, other_than: int = 0) -> int | None:
    """The process that runs tasks, as it says itself."""
    seat = var / "db.sqlite3-worker-1"
    said = seat.read_text() if seat.exists() else ""
    return int(said) if said and int(said) != other_than else None


def _post_mail(environment: dict[str, str]) -> None:
    code = """
from operations.prepare import set_up
set_up()
from django.core.mail import EmailMessage
from accounts.mail import post_message
post_message(EmailMessage("Hello", "It waited for a worker.", to=["ted@example.org"]))
"""
    subprocess.run([sys.executable, "-c", code], cwd=tasks.ROOT, env=environment, check=True)


def _run(environment: dict[str, str], *arguments: str) -> tuple[int, str]:
    """Run a task that ends by itself; give its exit status and all that it printed."""
    done = subprocess.run(
        [sys.executable, "-c", _TASK, *(arguments or ["run"])],
        cwd=tasks.ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout
