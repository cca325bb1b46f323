"""The real server, with a small application behind it (served.py)."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults.server import Server
from tests.waiting import until

HALF_HEAD = b"GET / HTTP/1.1\r\nHost: a\r\n"
HALF_POST = b"POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nhalf of it"


class Answer(NamedTuple):
    status: int
    text: str
    connection: str | None

    @property
    def worker(self) -> int:
        return int(self.text.split()[0])

    @property
    def keeper(self) -> int:
        return int(self.text.split()[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with _served(tmp_path) as server:
        yield server


def test_page_beside_connections_that_send_nothing_or_half(server: Server) -> None:
    with ExitStack() as stack:
        for sent in (b"",) * 200 + (HALF_HEAD,) * 100 + (HALF_POST,) * 100:
            stack.enter_context(_connected(server)).sendall(sent)

        pages = [_get(server) for _ in range(5)]

    assert [page.status for page in pages] == [200] * 5


def test_page_beside_those_who_do_not_read_what_they_asked_for(server: Server) -> None:
    with ExitStack() as stack:
        for _ in range(6):
            slow = stack.enter_context(_connected(server))
            slow.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n")

        assert _get(server).status == 200


def test_while_one_worker_is_busy_the_other_serves(server: Server, tmp_path: Path) -> None:
    with _waiting(server, tmp_path / "begun") as waiting:
        workers = {_get(server).worker for _ in range(20)}

    assert workers == {*workers} - {waiting.answer.worker}
    assert len(workers) == 1


def test_connection_is_kept_for_the_next_request(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    ports = []
    for _ in range(2):
        connection.request("GET", "/")
        connection.getresponse().read()
        ports.append(connection.sock.getsockname())
    connection.close()

    assert ports[0] == ports[1]


def test_body_that_comes_late_is_read_whole(server: Server) -> None:
    with _connected(server) as late:
        late.sendall(HALF_POST)
        _get(server)
        late.sendall(b"x" * 990)

        answer = _read(late)

    assert answer.endswith(b"\r\n\r\n1000")


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        (b"\x16\x03\x01\x02\x00\x01\r\n\r\n", 400, "could not be understood"),  # TLS by mistake
        (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400, "could not be understood"),
        (b"POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n", 400, "could not be understood"),
        (b"GET /" + b"x" * 2**16 + b" HTTP/1.1\r\n\r\n", 431, "too long to be read"),
        (b"POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", 413, "more than is taken in"),
    ],
)
def test_what_is_no_request_is_told_in_a_sentence(
    server: Server, sent: bytes, status: int, words: str
) -> None:
    with _connected(server) as connection:
        connection.sendall(sent)

        answer = _read(connection).decode()

    assert answer.startswith((f"HTTP/1.0 {status} ", f"HTTP/1.1 {status} "))
    assert words in answer
    assert "waitress" not in answer.lower()
    assert server.log.read_text() == ""


def test_killed_worker_is_replaced(tmp_path: Path) -> None:
    with _served(tmp_path, WORKERS="1") as server:
        first = _get(server)

        os.kill(first.worker, signal.SIGKILL)
        later = until(lambda: _other_worker(server, first.worker))

        log = server.log.read_text()

    assert later.keeper == first.keeper
    assert "A worker ended (killed by signal 9). Another takes its place." in log


def test_worker_that_a_request_holds_is_replaced_and_the_log_says_where_it_stood(
    tmp_path: Path,
) -> None:
    with _served(tmp_path, WORKERS="1", SECONDS_FOR_A_REQUEST="1") as server:
        first = _get(server)
        with _connected(server) as held:
            held.sendall(_wait_for(tmp_path / "begun"))
            until(lambda: _other_worker(server, first.worker))

        log = server.log.read_text()

    assert "served.py" in log
    assert "in _wait" in log
    assert "A worker ended (exit status 1)." in log


def test_server_that_is_stopped_answers_what_it_has_and_those_who_wait(
    server: Server, tmp_path: Path
) -> None:
    keeper = _get(server).keeper
    with ExitStack() as stack:
        for number in range(2):
            stack.enter_context(_waiting(server, tmp_path / f"begun-{number}"))
        queued = [stack.enter_context(_connected(server)) for _ in range(3)]
        for connection in queued:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")

        os.kill(keeper, signal.SIGTERM)
        for number in range(2):
            (tmp_path / f"begun-{number}").unlink()
        answers = [_read(connection) for connection in queued]

    assert [answer[:15] for answer in answers] == [b"HTTP/1.1 200 OK"] * 3
    assert all(b"Connection: close" in answer for answer in answers)
    until(lambda: _is_refused(server))


def test_server_begins_anew_and_loses_no_request(server: Server) -> None:
    first = _get(server)
    asking = _Asking(server)

    os.kill(first.keeper, signal.SIGHUP)
    until(lambda: _is_gone(first.worker))
    answers = asking.stop()

    assert {answer.status for answer in answers} == {200}
    assert {answer.keeper for answer in answers} == {first.keeper}


def test_workers_end_with_their_keeper_however_it_ends(server: Server, tmp_path: Path) -> None:
    with _waiting(server, tmp_path / "begun") as waiting:
        other = _get(server)

        os.kill(other.keeper, signal.SIGKILL)
        until(lambda: _is_gone(other.worker))

    assert waiting.answer.status == 200
    until(lambda: _is_gone(waiting.answer.worker))
    until(lambda: _is_refused(server))


def test_server_listens_on_the_socket_that_it_is_given(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.set_inheritable(True)
        server = Server(tmp_path, serve=_SERVE, LISTEN_FD=str(listener.fileno()))
        server.port = listener.getsockname()[1]
        server.start(pass_fds=(listener.fileno(),))
        answered = _get(server)
        server.kill()
        with _connected(server) as waiting:  # nobody serves, and nobody is refused
            waiting.sendall(b"GET / HTTP/1.0\r\n\r\n")
            server.start(pass_fds=(listener.fileno(),))
            later = _read(waiting)
        server.kill()

    assert answered.status == 200
    assert later.startswith(b"HTTP/1.0 200 OK")


def test_application_hears_who_asks_and_what_a_proxy_says(server: Server) -> None:
    said = _get(server, "/environ", {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"})

    for name, value in (
        ("REMOTE_ADDR", "127.0.0.1"),
        ("HTTP_X_FORWARDED_PROTO", "https"),
        ("HTTP_X_FORWARDED_FOR", "192.0.2.7"),
        ("wsgi.url_scheme", "http"),
    ):
        assert f"'{name}': '{value}'" in said.text


_SERVE = ("-m", "operations.server", "tests.operations.served.application")


@contextmanager
def _served(folder: Path, **env: str) -> Iterator[Server]:
    server = Server(folder, serve=_SERVE, **env)
    server.start()
    try:
        yield server
    finally:
        server.kill()


class _Waiting:
    """A request that is answered once the file that it made is taken away."""

    answer: Answer

    def __init__(self, server: Server, file: Path) -> None:
        self._thread = threading.Thread(target=self._ask, args=(server, file))
        self._thread.start()
        until(lambda: file.exists() or None)

    def join(self) -> None:
        self._thread.join(60)

    def _ask(self, server: Server, file: Path) -> None:
        self.answer = _get(server, f"/wait?{file}")


@contextmanager
def _waiting(server: Server, file: Path) -> Iterator[_Waiting]:
    waiting = _Waiting(server, file)
    try:
        yield waiting
    finally:
        file.unlink(missing_ok=True)
        waiting.join()


class _Asking:
    """Two people who ask for page after page, each on a new connection."""

    def __init__(self, server: Server) -> None:
        self._server, self._answers = server, list[Answer]()
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._ask) for _ in range(2)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> list[Answer]:
        self._stopped.set()
        for thread in self._threads:
            thread.join(60)
        return self._answers

    def _ask(self) -> None:
        while not self._stopped.is_set():
            try:
                self._answers.append(_get(self._server))
            except OSError as error:
                self._answers.append(Answer(0, repr(error), None))


def _get(server: Server, path: str = "/", headers: dict[str, str] | None = None) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request("GET", path, headers={"Connection": "close", **(headers or {})})
        response = connection.getresponse()
        return Answer(response.status, response.read().decode(), response.getheader("Connection"))
    finally:
        connection.close()


def _connected(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=60)


def _wait_for(file: Path) -> bytes:
    return f"GET /wait?{file} HTTP/1.1\r\nHost: a\r\n\r\n".encode()


def _read(connection: socket.socket) -> bytes:
    """A whole answer, from a server that ends the connection or says how much it sends."""
    response = b""
    while not _is_whole(response):
        more = connection.recv(2**16)
        if not more:
            break
        response += more
    return response


def _is_whole(response: bytes) -> bool:
    head, found, body = response.partition(b"\r\n\r\n")
    sizes = [line for line in head.lower().splitlines() if line.startswith(b"content-length:")]
    return bool(found and sizes and len(body) >= int(sizes[0].partition(b":")[2]))


def _other_worker(server: Server, than: int) -> Answer | None:
    try:
        answer = _get(server)
    except ConnectionResetError:  # it was with the worker that ended
        return None
    return None if answer.worker == than else answer


def _is_gone(pid: int) -> bool | None:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return None


def _is_refused(server: Server) -> bool | None:
    try:
        _connected(server).close()
    except ConnectionRefusedError:
        return True
    return None
