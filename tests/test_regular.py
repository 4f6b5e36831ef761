"""Regular files alone are read: what else a path can lead to is told before it is opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mapgen.files.regular import open_regular, read_regular

pytestmark = pytest.mark.attack


def test_a_file_and_a_link_to_it_are_read(tmp_path: Path) -> None:
    """The bytes come back as they are."""
    file = tmp_path / "file"
    file.write_bytes(b"abc")
    (tmp_path / "link").symlink_to(file)
    assert read_regular(file, most_bytes=3) == b"abc"
    with open_regular(tmp_path / "link") as stream:
        assert stream.read() == b"abc"


def test_a_larger_file_is_refused(tmp_path: Path) -> None:
    """One byte too many, and nothing is given back."""
    (tmp_path / "file").write_bytes(b"abcd")
    with pytest.raises(OSError, match="more than 3 bytes"):
        read_regular(tmp_path / "file", most_bytes=3)


def test_a_pipe_is_told_without_waiting_for_its_other_end(tmp_path: Path) -> None:
    """Nobody writes into it, and the answer comes all the same."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="it is a pipe"):
        open_regular(tmp_path / "pipe")


def test_a_folder_and_a_link_to_a_device_are_told(tmp_path: Path) -> None:
    """A link to /dev/zero would never end."""
    (tmp_path / "zero").symlink_to("/dev/zero")
    with pytest.raises(OSError, match="it is a folder"):
        open_regular(tmp_path)
    with pytest.raises(OSError, match="it is a device"):
        read_regular(tmp_path / "zero", most_bytes=10)
