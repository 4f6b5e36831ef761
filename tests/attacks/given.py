"""Folders and lists as somebody hostile prepares them, and what became of them."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mapgen.cli.main import main
from mapgen.errors import PublishError
from mapgen.publish.mark import FIRST, FORMER
from mapgen.publish.site import publish
from mapgen.publish.write import write_files
from tests.conftest import ROOT

DELAWARE = "county,candidate,votes\n" + "".join(
    f"{county},{who},{votes}\n" for county in ("Kent", "New Castle", "Sussex") for who, votes in (("Ada", 2), ("Bo", 1))
)
SITE = {"index.html": b"page", "winner/index.html": b"map"}


def put(files: dict[str, bytes], folder: Path) -> Path:
    """A folder with these files."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def run(*arguments: object) -> Result:
    """Run mapgen in this process; an exception that is no exit is a failure of the test."""
    return CliRunner().invoke(main, [str(each) for each in arguments], catch_exceptions=False)


def refused(out: Path) -> str:
    """The message with which publishing is refused."""
    with pytest.raises(PublishError) as caught:
        publish(SITE, out)
    return str(caught.value)


def sha256(content: bytes) -> str:
    """As `.mapgen` lists it."""
    return hashlib.sha256(content).hexdigest()


def state(folder: Path) -> dict[str, str | bytes]:
    """Everything under a folder: files' contents, links' targets, and what else there is."""
    found: dict[str, str | bytes] = {}
    for path in (folder, *sorted(folder.rglob("*"))):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"→ {os.readlink(path)}"  # noqa: PTH115  # as it stands
        else:
            found[name] = path.read_bytes() if path.is_file() else str(stat.S_IFMT(path.lstat().st_mode))
    return found


def mark_of(files: dict[str, bytes]) -> bytes:
    """A list as mapgen writes it."""
    return f"{FIRST}\n{''.join(f'{sha256(content)}  {path}{chr(10)}' for path, content in files.items())}".encode()


def former(files: dict[str, bytes]) -> bytes:
    """A list as mapgen wrote it before it listed hashes."""
    return "".join(f"{line}\n" for line in (FORMER, *sorted(files))).encode()


def manifest(files: dict[str, bytes], inputs: dict[str, bytes] | None = None) -> bytes:
    """The part of a site's manifest that matters here."""
    marks = [
        {path: {"bytes": len(content), "hash": f"sha256:{sha256(content)}"} for path, content in given.items()}
        for given in (inputs or {}, files)
    ]
    return json.dumps({"mapgen": "0.1.0", "inputs": marks[0], "files": marks[1]}).encode()


def mapgen(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run mapgen in a process of its own, with streams of its own."""
    command = [sys.executable, "-m", "mapgen", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=False, stderr=subprocess.PIPE, env=environment, **options)  # type: ignore[call-overload]  # passed on
    assert b"Traceback" not in done.stderr, done.stderr
    return done  # type: ignore[no-any-return]  # the overload is not told


def not_written(files: Mapping[Path, bytes], *inputs: Path) -> str:
    """The message with which writing is refused."""
    with pytest.raises(PublishError) as caught:
        write_files(files, inputs=inputs)
    return str(caught.value)
