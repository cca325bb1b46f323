#!/usr/bin/env python3
"""Everything one does with the project, as commands: `python3 tasks.py help` lists them.

Only the standard library stands here, for this runs before anything is installed.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
DEPLOYED = {"DEBUG": "", "BEHIND_TLS": "on"}
SECONDS_TO_ANSWER = 60
SECONDS_TO_STOP = 15
# What ends sooner after its start will most likely do so again.
SECONDS_TO_LAST = 60
LONGEST_PAUSE = 30.0
LARGEST_LOG = 5_000_000
PACKAGES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "pango": {
        "apt-get": ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
        "dnf": ("pango",),
        "brew": ("pango",),
    },
    "chromium": {
        "apt-get": ("chromium", "libatomic1"),
        "dnf": ("chromium", "libatomic"),
        "brew": ("--cask", "chromium"),
    },
    "venv": {"apt-get": (f"python3.{sys.version_info[1]}-venv",), "dnf": ("python3-pip",)},
}
_PR_SET_PDEATHSIG = 1
# Where to find ourselves when we listen on all addresses of this machine.
EVERYWHERE: Mapping[str, str] = {"0.0.0.0": "127.0.0.1", "::": "::1"}
YES: Mapping[str, tuple[str, ...]] = {
    "apt-get": ("-y", "--no-install-recommends"),
    "dnf": ("-y",),
    "brew": (),
}
SYSTEMS = {"apt-get": "Debian, Ubuntu", "dnf": "Fedora", "brew": "macOS"}


class TaskError(Exception):
    """What a person has to put right; its text says how."""


class Stopped(BaseException):
    """Somebody pressed Ctrl-C, or asked the process to end."""


# The commands


def run() -> None:
    """serve the product on http://127.0.0.1:8000 (HOST, PORT), as people use it"""
    host, port = _address()
    workers = _task_workers()
    with _listening(host, port) as listener:
        log = _server_log()
        _install("run")
        _prepare()
        with _served(host, port, listener, log) as server, _working(workers, log) as working:
            _say(f"Throughline is running. Ctrl-C stops it. Its log is {_shown(log)}.")
            _say_names()
            _say(_url(EVERYWHERE.get(host, host), port))
            _keep_running((server, *working))


def dev() -> None:
    """serve it for development: reloads after each change, shows errors in full"""
    host, port = _address()
    _listening(host, port).close()
    log = _server_log()
    os.environ["DEBUG"] = "on"
    _install("test")
    _prepare()
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    with _working(1, log):
        _call(PYTHON, "manage.py", "runserver", address)


def test() -> None:
    """lint, types, templates, imports, migrations, deployment, and all tests"""
    _install("run")
    _install("test")
    _need_pango()
    chromium = _need_chromium()
    _lint()
    with tempfile.TemporaryDirectory() as folder:
        own = {"VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3"}
        _step("migrations", PYTHON, "manage.py", "makemigrations", "--check", "--dry-run", env=own)
        check = (PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING")
        _step("deployment", *check, env={**own, **DEPLOYED})
    _test_on_both_databases()
    _step("faults, short form", PYTHON, "-m", "pytest", "tests/faults")
    _step("tests in a browser", PYTHON, "-m", "pytest", "tests/browser")
    short = {"N": "80", "SEED": "1", "MINUTES": "1.5", "QUIET": "1", "CHROMIUM": chromium}
    _step("walk, short form", PYTHON, "-m", "tests.walk", env=short)


def faults() -> None:
    """type, cut the line, kill the server, and count what is lost; half an hour"""
    _install("run")
    _install("test")
    _need_chromium()
    _call(PYTHON, "-m", "pytest", "tests/faults", "-v", env={"FAULTS": "whole"})


def walk() -> None:
    """work the pages at random and judge each act (N=2000, SEED=1, MINUTES); fails on a finding"""
    _install("run")
    _install("test")
    _need_pango()
    chromium = _need_chromium()
    _call(PYTHON, "-m", "tests.walk", env={"CHROMIUM": chromium})


def bench() -> None:
    """time the desk among 1,000, 10,000 and 100,000 canvases, on both databases; ten minutes"""
    _install("run")
    _install("test")
    _call(PYTHON, "-m", "bench.desk", *os.environ.get("SIZES", "").split())


def lint() -> None:
    """check style, types, templates and the direction of imports"""
    _install("test")
    _lint()


def format() -> None:
    """put code and templates into shape"""
    _install("test")
    _call(_tool("ruff"), "check", "--fix", "--exit-zero", "--quiet")
    _call(_tool("ruff"), "format")
    subprocess.run([_tool("djade"), *_djade_arguments()], cwd=ROOT, check=False)
    _call(PYTHON, "tools/template_lines.py")


def compile() -> None:
    """renew requirements/*.txt, with hashes, from requirements/*.in (UPGRADE=1: newest allowed)"""
    _install("compile")
    upgrade = ["--upgrade"] if os.environ.get("UPGRADE") else []
    for name in ("run", "test", "compile"):
        _call(
            *(_tool("uv"), "pip", "compile", f"requirements/{name}.in"),
            *("--output-file", f"requirements/{name}.txt", "--universal", "--python-version"),
            *("3.11", "--generate-hashes", "--no-header", "--no-annotate", "--quiet", *upgrade),
        )


def messages() -> None:
    """gather what people read, for the languages in locale/, and compile what was translated"""
    _install("run")
    _call(PYTHON, "-m", "tools.messages")


def screenshots() -> None:
    """take the pictures of README.md anew, from a server of their own"""
    _install("run")
    _install("test")
    _need_pango()
    chromium = _need_chromium()
    host, port = "127.0.0.1", _free_port()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(VAR_DIR=folder, HOST=host, PORT=str(port), DATABASE_URL="")
        log = _server_log()
        _prepare()
        with _listening(host, port) as listener, _served(host, port, listener, log):
            _call(PYTHON, "tools/screenshots.py", _url(host, port), env={"CHROMIUM": chromium})


def backup() -> None:
    """write a verified copy of the database into var/backups, while the server runs"""
    _install("run")
    _call(PYTHON, "-m", "operations.backups", "backup")


def restore() -> None:
    """put the database back to FILE, a backup; what is there now is kept beside it"""
    file = os.environ.get("FILE")
    if not file:
        raise TaskError("Name the backup: make restore FILE=var/backups/throughline-….zip")
    host, port = _address()
    if _answers(host, port):
        raise TaskError(f"Stop the server that answers at {_url(host, port)}, then restore.")
    _install("run")
    _call(PYTHON, "-m", "operations.backups", "restore", file)


def help() -> None:
    """list these commands"""
    for name, task in TASKS.items():
        _say(f"make {name:11} {task.__doc__}")


TASKS: Mapping[str, Callable[[], None]] = {
    task.__name__: task
    for task in (
        run,
        test,
        faults,
        walk,
        bench,
        dev,
        lint,
        format,
        compile,
        messages,
        screenshots,
        backup,
        restore,
        help,
    )
}


def main(arguments: list[str]) -> int:
    """Run the one task that is named, and give the exit status."""
    name, *rest = arguments or ["help"]
    if name == "restore" and len(rest) == 1:
        os.environ["FILE"] = str(Path(rest.pop()).resolve())
    if rest or name not in TASKS:
        _say(f"There is no such task: {' '.join(arguments)}. There are: {', '.join(TASKS)}.")
        return 2
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    os.chdir(ROOT)
    try:
        TASKS[name]()
    except TaskError as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    except subprocess.CalledProcessError as failure:
        return failure.returncode if failure.returncode > 0 else 1
    except Stopped:
        # Ending what runs until it is stopped is its proper end; ending work halfway is not.
        return 0 if name in ("run", "dev") else 130
    return 0


def _stop(number: int, frame: object) -> None:
    # Once is enough: a second signal must not cut off the tidying up that the first began.
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise Stopped


# Processes. Each has a group of its own, so that stopping it stops all that it started.


@contextlib.contextmanager
def _started(
    command: tuple[str | Path, ...],
    env: Mapping[str, str] | None = None,
    *,
    ended_by: signal.Signals = signal.SIGINT,
    **options: Any,
) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        start_new_session=True,
        preexec_fn=_end_with_us,
        **options,
    )
    try:
        yield process
    finally:
        _signal_group(process, ended_by)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_STOP)
        _signal_group(process, signal.SIGKILL)
        process.wait()


def _end_with_us() -> None:
    # Linux alone tells a process that its parent was killed; elsewhere it would live on.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _call(*command: str | Path, env: Mapping[str, str] | None = None, **options: Any) -> None:
    with _started(command, env, **options) as process:
        status = process.wait()
    if status:
        raise subprocess.CalledProcessError(status, command)


def _works(*command: str | Path) -> bool:
    try:
        _call(*command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _step(title: str, *command: str | Path, env: Mapping[str, str] | None = None) -> None:
    _say(f"\n== {title}")
    _call(*command, env=env)


def _say(line: str) -> None:
    print(line, flush=True)


# What gets installed


def _install(name: str) -> None:
    """Bring .venv to what requirements/<name>.txt lists, unless it is there already."""
    if not _works(PYTHON, "-c", ""):
        _make_venv()
    listed = ROOT / "requirements" / f"{name}.txt"
    stamp = VENV / f"installed-{name}"
    wanted = hashlib.sha256(listed.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    _say(f"Installing what requirements/{name}.txt lists; this is done once.")
    options = ("--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes")
    try:
        _call(*_pip(), "install", *options, "-r", listed)
    except subprocess.CalledProcessError as failure:
        raise TaskError("The packages could not be installed; pip says why above.") from failure
    stamp.write_text(wanted)


def _pip() -> tuple[str | Path, ...]:
    if _works(PYTHON, "-m", "pip", "--version"):
        return (PYTHON, "-m", "pip")
    return (sys.executable, "-m", "pip", "--python", PYTHON)


def _make_venv() -> None:
    version = ".".join(map(str, sys.version_info[:3]))
    _say(f"Making .venv with Python {version}.")
    if _make_venv_by_module() or _make_venv_by_pip():
        return
    if _install_system("venv") and _make_venv_by_module():
        return
    shutil.rmtree(VENV, ignore_errors=True)  # half of one would be taken for whole next time
    raise TaskError(
        "This Python has neither venv nor pip, and they could not be installed. Type one line:\n"
        f"  Debian, Ubuntu: sudo apt-get install python3.{sys.version_info[1]}-venv\n"
        "  Fedora:         sudo dnf install python3-pip\n"
        "  macOS:          brew install python"
    )


def _make_venv_by_module() -> bool:
    return _works(sys.executable, "-m", "venv", "--clear", VENV)


def _make_venv_by_pip() -> bool:
    """Without the module ensurepip (Debian packs it apart) the pip of this Python serves .venv."""
    if not _works(sys.executable, "-m", "pip", "--version"):
        return False
    if _works(sys.executable, "-m", "venv", "--clear", "--without-pip", VENV):
        return True
    with tempfile.TemporaryDirectory() as folder:
        install = (sys.executable, "-m", "pip", "install", "--quiet", "--target", folder)
        if not _works(*install, "virtualenv"):
            return False
        code = f"import sys; sys.path.insert(0, {folder!r}); import virtualenv as v; v.cli_run"
        return _works(sys.executable, "-c", f"{code}(['--clear', {str(VENV)!r}])")


def _install_system(what: str) -> bool:
    """Install a package of the system's where that needs no password; say whether it worked."""
    manager = next((name for name in PACKAGES[what] if shutil.which(name)), None)
    as_root = _as_root(manager)
    if manager is None or as_root is None:
        return False
    _say(f"Installing {what} with {manager}.")
    env = {"DEBIAN_FRONTEND": "noninteractive"}
    install = (*as_root, manager, "install", *YES[manager], *PACKAGES[what][manager])
    update = (*as_root, manager, "update") if manager == "apt-get" else ("true",)
    return _quietly(*update, env=env) and _quietly(*install, env=env)


def _quietly(*command: str | Path, env: Mapping[str, str]) -> bool:
    """Run what says much: all of it is shown when it fails, and nothing otherwise."""
    with tempfile.TemporaryFile() as told:
        try:
            _call(*command, env=env, stdout=told, stderr=subprocess.STDOUT)
        except subprocess.CalledProcessError:
            told.seek(0)
            _say(told.read().decode(errors="replace"))
            return False
    return True


def _as_root(manager: str | None) -> tuple[str, ...] | None:
    if manager == "brew" or os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and _works("sudo", "-n", "true"):
        return ("sudo", "-n")
    return None


def _lines_to_type(what: str) -> str:
    def line(manager: str, names: tuple[str, ...]) -> str:
        sudo = "" if manager == "brew" else "sudo "
        return f"  {SYSTEMS[manager] + ':':16}{sudo}{manager} install {' '.join(names)}"

    return "\n".join(line(manager, names) for manager, names in PACKAGES[what].items())


# What `run` needs


def _address() -> tuple[str, int]:
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise TaskError(f"PORT must be a number from 1 to 65535, and is {port}.")
    os.environ.update(HOST=host, PORT=port)
    return host, int(port)


def _task_workers() -> int:
    wanted = os.environ.get("TASK_WORKERS") or "1"
    if not wanted.isdigit():
        raise TaskError(f"TASK_WORKERS must be a number, and is {wanted}.")
    return int(wanted)


def _listening(host: str, port: int) -> socket.socket:
    """The socket to serve from. It is ours, so that a server that is killed is not refused to."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise TaskError(
            f"{_url(host, port)} cannot be served ({error.strerror}). Stop what uses that port, "
            "or choose another: PORT=8001 make run"
        ) from error
    return listener


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _var(folder: str) -> Path:
    var = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
    try:
        (var / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
        tempfile.TemporaryFile(dir=var).close()
    except OSError as error:
        raise TaskError(
            f"{_shown(var)} cannot be written ({error.strerror}). Make it writable, "
            "or name a folder that is: VAR_DIR=/some/folder make run"
        ) from error
    return var / folder


def _server_log() -> Path:
    log = _var("log") / "server.log"
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".log.1"))
    # Links that sign people in stand in it, where no mail is sent: it is for its owner alone.
    os.close(os.open(log, os.O_WRONLY | os.O_CREAT, 0o600))
    log.chmod(0o600)
    return log


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _prepare() -> None:
    """Bring rows and static files up to date, and meanwhile see whether PDFs can be made."""
    _need_pango(must=False)
    try:
        _call(PYTHON, "-m", "operations.prepare")
    except subprocess.CalledProcessError as failure:
        raise TaskError("Nothing was started.") from failure


def _need_pango(*, must: bool = True) -> None:
    """WeasyPrint draws with Pango, which no Python package carries."""
    if _works(PYTHON, "-c", "import weasyprint"):
        return
    if _install_system("pango") and _works(PYTHON, "-c", "import weasyprint"):
        return
    lines = _lines_to_type("pango")
    if must:
        raise TaskError(
            f"The tests make PDFs, which need the library Pango. Type one line:\n{lines}"
        )
    _say(f"PDFs need the library Pango; until then the download says so. Type one line:\n{lines}")


class _Lasting:
    """A process that is started again when it ends: at once, or after longer and longer pauses."""

    def __init__(
        self, what: str, command: tuple[str | Path, ...], log: Path, **options: Any
    ) -> None:
        self.what, self.log = what, log
        self._command, self._options = command, options
        self._held, self._left = contextlib.ExitStack(), contextlib.ExitStack()
        self._pause = 0.0
        self._start()

    def __enter__(self) -> _Lasting:
        return self

    def __exit__(self, *why: object) -> None:
        self._held.close()
        self._left.close()

    @property
    def status(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.poll()

    def look(self) -> None:
        """See whether it runs, and start it where it does not."""
        if self.status is None:
            if time.monotonic() - self._began > SECONDS_TO_STOP:
                self._left.close()
        elif self._due is None:
            self._tell()
        elif time.monotonic() >= self._due:
            self._left.push(self._held.pop_all())
            self._start()

    def _start(self) -> None:
        self._due: float | None = None
        self._began = time.monotonic()
        with self.log.open("ab") as out:
            self._process = self._held.enter_context(
                _started(
                    self._command,
                    ended_by=signal.SIGTERM,
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=subprocess.STDOUT,
                    **self._options,
                )
            )

    def _tell(self) -> None:
        # What it had started itself may finish what it does, while its successor starts.
        _signal_group(self._process, signal.SIGTERM)
        lasted = time.monotonic() - self._began > SECONDS_TO_LAST
        self._pause = 0.0 if lasted else min(2 * self._pause + 1, LONGEST_PAUSE)
        self._due = time.monotonic() + self._pause
        when = f"in {self._pause:.0f} s" if self._pause else "at once"
        with self.log.open("a") as out:
            now = time.strftime("%Y-%m-%d %H:%M:%S")
            print(f"{now} {self.what} ended ({self._how}). It starts again {when}.", file=out)

    @property
    def _how(self) -> str:
        status = self._process.returncode
        return f"killed by signal {-status}" if status < 0 else f"exit status {status}"


@contextlib.contextmanager
def _served(host: str, port: int, listener: socket.socket, log: Path) -> Iterator[_Lasting]:
    command = (PYTHON, "-m", "operations.server")
    passed = {"env": {"LISTEN_FD": str(listener.fileno())}, "pass_fds": (listener.fileno(),)}
    with _Lasting("The server", command, log, **passed) as server:
        _wait_for_answer(server, host, port)
        yield server


@contextlib.contextmanager
def _working(count: int, log: Path) -> Iterator[list[_Lasting]]:
    """Workers for the tasks that wait."""
    command = (PYTHON, "-m", "operations.worker")
    with contextlib.ExitStack() as all_of_them:
        yield [
            all_of_them.enter_context(_Lasting("A worker for tasks", command, log))
            for _ in range(count)
        ]


def _wait_for_answer(server: _Lasting, host: str, port: int) -> None:
    until = time.monotonic() + SECONDS_TO_ANSWER
    while not _answers(host, port):
        if server.status is not None or time.monotonic() > until:
            tail = "\n".join(server.log.read_text(errors="replace").splitlines()[-15:])
            raise TaskError(f"{tail}\nThe server did not start. Its log is {_shown(server.log)}")
        time.sleep(0.05)


def _keep_running(processes: tuple[_Lasting, ...]) -> None:
    """Raise Stopped when the make that started us is gone."""
    made_by = os.getppid() if "MAKELEVEL" in os.environ else None
    while made_by in (None, os.getppid()):
        for process in processes:
            process.look()
        time.sleep(0.2)
    raise Stopped


def _say_names() -> None:
    """Under which names it is reached from elsewhere, where it is."""
    command = (PYTHON, "-m", "canvas_project.addresses")
    said = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
    if said.strip():
        _say(said.strip())


def _answers(host: str, port: int) -> bool:
    reached = EVERYWHERE.get(host, host)
    named = (os.environ.get("ALLOWED_HOSTS") or "localhost").split(",")[0].lstrip(".*") or reached
    connection = http.client.HTTPConnection(reached, port, timeout=30)
    try:
        # As a proxy would ask: plain requests are sent to https where BEHIND_TLS is on.
        connection.request("GET", "/", headers={"Host": named, "X-Forwarded-Proto": "https"})
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


# What `test` and `lint` need


def _lint() -> None:
    _step("style", _tool("ruff"), "check")
    _step("format", _tool("ruff"), "format", "--check")
    _step("types", PYTHON, "-m", "mypy")
    _step("templates", _tool("djade"), "--check", *_djade_arguments())
    _step("lines of templates", PYTHON, "tools/template_lines.py", "--check")
    _step("imports", _tool("lint-imports"))


def _test_on_both_databases() -> None:
    """Side by side, for a test run keeps one core busy and most machines have two."""
    command = (PYTHON, "-m", "pytest", "--ignore=tests/browser", "--ignore=tests/faults")
    env = {"TEST_DATABASE": "postgresql"}
    with (
        tempfile.TemporaryFile() as told,
        _started(command, env, stdout=told, stderr=subprocess.STDOUT) as other,
    ):
        _step("tests on SQLite", *command)
        status = other.wait()
        told.seek(0)
        _say(f"\n== tests on PostgreSQL, which ran meanwhile\n{told.read().decode()}")
    if status:
        raise subprocess.CalledProcessError(status, command)


def _tool(name: str) -> Path:
    return VENV / "bin" / name


def _djade_arguments() -> tuple[str | Path, ...]:
    return ("--target-version", "5.2", *sorted(ROOT.glob("templates/**/*.html")))


def _need_chromium() -> str:
    """Find Chromium, and what Playwright's own driver needs, or install both; give its path."""
    if not (_chromium() and _driver_works()):
        _install_system("chromium")
    found = _chromium()
    if found is None or not _driver_works():
        raise TaskError(f"The tests need Chromium. Type one line:\n{_lines_to_type('chromium')}")
    return found


def _chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)


def _driver_works() -> bool:
    return _works(PYTHON, "-m", "playwright", "--version")


def _restart_with_newer_python() -> None:
    for name in ("python3.14", "python3.13", "python3.12", "python3.11"):
        found = shutil.which(name)
        if found:
            os.execv(found, [found, *sys.argv])
    sys.exit("Throughline needs Python 3.11 or newer.")


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        _restart_with_newer_python()
    sys.exit(main(sys.argv[1:]))
