"""Whatever goes wrong and is no error of mapgen's own, in one line: the user's surroundings, or a fault of mapgen's."""

from __future__ import annotations

import errno
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from traceback import walk_tb
from types import FrameType

from mapgen.visible import spelled

SURROUNDINGS, OWN_FAULT = 1, 70
"""Exit codes. 70 is EX_SOFTWARE of sysexits(3); nothing a user has written ends with it."""

WHOLE = "Every file is whole, as it was or as it was to be."
REPORT = "Please report it, with this line, in the project's issue tracker; mapgen --debug shows where it happened."

NO_MEMORY = "There is not enough memory: close other programs, raise the limit, or build with fewer --jobs."
NO_FILES = "Too many files are open for the limit that is set here: raise it (ulimit -n)."
NO_PROCESSES = "The system starts no more processes or threads: raise the limit (ulimit -u), or wait."

REFUSALS = {
    errno.ENOSPC: "There is no space left on the disk: make room, or write to another one.",
    errno.EDQUOT: "Your share of the disk is used up: make room, or write to another one.",
    errno.EFBIG: "A file grew larger than the limit that is set here: raise it (ulimit -f).",
    errno.EROFS: "The disk can only be read from: write to another one.",
    errno.EIO: "The disk, or the way to it, failed: see to it, and try again.",
    errno.EMFILE: NO_FILES,
    errno.ENFILE: "Too many files are open on this machine: close other programs.",
    errno.ENOMEM: NO_MEMORY,
    errno.EAGAIN: NO_PROCESSES,
}
"""What a system answers that has run out of something, by the error's number."""

WORDS_OF = {
    "bad_alloc": NO_MEMORY,
    "quantization error": NO_MEMORY,
    "allocate memory": NO_MEMORY,
    "failed to map segment": NO_MEMORY,
    "can't start new thread": NO_PROCESSES,
    "usable temporary directory": "No temporary file can be written: see to disk, limits and TMPDIR.",
}
"""What libraries say of the same things in words of their own."""

PACKAGE = f"{Path(__file__).parent}{os.sep}"
LONGEST = 200
SPARE = 32 * 1024**2
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Told:
    """How a run ends: the one line that is said, and the exit code."""

    line: str
    exit_code: int


def told(error: BaseException) -> Told:
    """What is said of an exception that nobody expected."""
    refused = _refusal(error)
    if refused:
        return Told(f"{refused} {WHOLE}", SURROUNDINGS)
    what = spelled(f"{type(error).__name__}: {error}".removesuffix(": "))
    what = what if len(what) <= LONGEST else f"{what[: LONGEST - 1]}…"
    if _memory_is_short():
        return Told(f"{NO_MEMORY} {WHOLE}", SURROUNDINGS)
    absent = _not_loaded(error)
    if absent:
        if _no_file_can_be_opened():  # a module that cannot be looked for counts as missing
            return Told(f"{NO_FILES} {WHOLE}", SURROUNDINGS)
        again = f"{absent}, which mapgen stands on, cannot be loaded ({what}). Install mapgen again."
        return Told(f"{again} {WHOLE}", SURROUNDINGS)
    return Told(f"This is a fault of mapgen's own, {code_of(error)} ({what}). {WHOLE} {REPORT}", OWN_FAULT)


def code_of(error: BaseException) -> str:
    """Six digits, the same for every exception of one kind from one function of mapgen's, on every machine."""
    own = [frame for frame in _frames(error) if frame.f_code.co_filename.startswith(PACKAGE)]
    place = _place(own[-1]) if own else ""
    return hashlib.sha256(f"{type(error).__qualname__} {place}".encode()).hexdigest()[:6]


def _place(frame: FrameType) -> str:
    file = frame.f_code.co_filename.removeprefix(PACKAGE).replace(os.sep, "/")
    return f"{file} {frame.f_code.co_name}"


def _frames(error: BaseException) -> list[FrameType]:
    return [frame for frame, _line in walk_tb(error.__traceback__)]


def _refusal(error: BaseException) -> str:
    """What has run out, where that is why."""
    if isinstance(error, MemoryError):
        return NO_MEMORY
    if isinstance(error, OSError) and error.errno in REFUSALS:
        return REFUSALS[error.errno]
    said = str(error)
    return next((sentence for words, sentence in WORDS_OF.items() if words in said), "")


def _not_loaded(error: BaseException) -> str:
    """The library that failed while it was imported; empty where none did."""
    frames = _frames(error)
    own = [at for at, frame in enumerate(frames) if frame.f_code.co_filename.startswith(PACKAGE)]
    after = frames[own[-1] + 1 :] if own else []
    importing = [frame for frame in after if frame.f_code.co_name == "<module>"]
    if isinstance(error, ImportError) and error.name:
        name = error.name
    else:
        name = str(importing[-1].f_globals.get("__name__", "")) if importing else ""
    library = name.partition(".")[0]
    return "" if library == "mapgen" else library


def _memory_is_short() -> bool:
    """Whether there is less than any step takes: then whatever a library says of it, that is why."""
    try:
        bytearray(SPARE)
    except MemoryError:
        return True
    return False


def _no_file_can_be_opened() -> bool:
    try:
        os.close(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        return error.errno in (errno.EMFILE, errno.ENFILE)
    return False
