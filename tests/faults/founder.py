"""Somebody who speaks to the server as the save queue does, without a browser."""

from __future__ import annotations

import http.client
import json
import uuid
from typing import Any
from urllib.parse import urlencode

_TOKEN = "t" * 32
_SECONDS = 60


class Founder:
    """One signed-in person on one canvas."""

    def __init__(self, port: int, session: str, canvas: str) -> None:
        self.port, self.session, self.canvas = port, session, canvas
        self.headers = {
            "Accept": "application/json",
            "Cookie": f"sessionid={session}; csrftoken={_TOKEN}",
            "Host": "127.0.0.1",
        }

    def save(self, path: str, fields: dict[str, str], key: str = "") -> tuple[int, Any]:
        """Send a save; give the status and the reply. Raises OSError where nobody answers."""
        headers = {
            **self.headers,
            "X-CSRFToken": _TOKEN,
            "X-Save-Key": key or str(uuid.uuid4()),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        status, body = self._ask("POST", f"steps/{path}", urlencode(fields), headers)
        return status, json.loads(body)

    def document(self) -> Any:
        """The canvas as its file says it."""
        status, body = self._ask("GET", "file.canvas.json", None, self.headers)
        assert status == 200, body
        return json.loads(body)

    def names(self, block: str) -> list[str]:
        return [item["name"] for item in self.document().get(block, [])]

    def _ask(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_SECONDS)
        try:
            connection.request(method, f"/canvases/{self.canvas}/{path}", body, headers)
            response = connection.getresponse()
            return response.status, response.read()
        except http.client.HTTPException as error:
            raise OSError("The server hung up.") from error
        finally:
            connection.close()
