"""What pip-audit knows of the pins, and whether it could be asked at all."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tools.answers import Answer

QUESTION = "known flaws"
SECONDS = 300


def ask_pip_audit(pip_audit: Path, lock: Path) -> Answer:
    """Asks about every pin of a lock.

    Args:
        pip_audit: The command; it need not be there.
        lock: The lock, with hashes.
    """
    command = [pip_audit, "--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    command += ["--requirement", lock]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
    except OSError as error:
        return Answer(QUESTION, f"{lock.name}: pip-audit is not installed ({error.strerror})", asked=False)
    except subprocess.TimeoutExpired:
        return Answer(QUESTION, f"{lock.name}: pip-audit had no answer within {SECONDS} seconds", asked=False)
    return read_answer(lock.name, done.stdout, done.stderr)


def read_answer(lock: str, stdout: str, stderr: str) -> Answer:
    """What pip-audit's JSON says of a lock; its exit code is the same for a flaw and for a failure."""
    try:
        packages = json.loads(stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = next((line.strip() for line in reversed(stderr.splitlines()) if line.strip()), "nothing")
        return Answer(QUESTION, f"{lock}: pip-audit had no answer; it says: {last[:200]}", asked=False)
    flaws = tuple(
        f"{package['name']} {package['version']}: {flaw['id']}"
        f" (mended in {', '.join(flaw.get('fix_versions') or ()) or 'no version'})"
        for package in packages
        for flaw in package.get("vulns") or ()
    )
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    if skipped or not packages:
        named = ", ".join(skipped)
        said = f"{lock}: {len(skipped)} of {len(packages)} pins are not known where it asked: {named[:120]}"
        return Answer(QUESTION, said, flaws, asked=False)
    return Answer(QUESTION, f"{lock}: {len(packages)} pins asked about", flaws)
