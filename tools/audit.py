"""`make audit`: a verdict on what mapgen is installed from, as far as it can be had offline, and what was not asked."""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

from tools.answers import Answer, verdict
from tools.flaws import ask_pip_audit
from tools.licences import licence_faults
from tools.locks import install_faults, installed_faults, npm_faults, pins, python_faults

ROOT = Path(__file__).parents[1]
PYTHON_LOCKS = [ROOT / "requirements" / name for name in ("runtime.lock", "dev.lock", "audit.lock")]
PYTHON_LOCKS.append(ROOT / "benchmarks" / "requirements.lock")
ASKED_ABOUT = PYTHON_LOCKS[1:3]
"""The development lock holds the runtime lock."""

NPM_LOCKS = [ROOT / folder / "package-lock.json" for folder in ("tests/browser", "benchmarks", "tools")]
INSTALLING = ("site", "test", "audit", "bench")
"""Targets of the Makefile that install something."""


def ask_locks() -> Answer:
    """Every lock, Python's and npm's."""
    faults = [f"{lock.name}: {fault}" for lock in PYTHON_LOCKS for fault in python_faults(lock.read_text("utf-8"))]
    faults += [
        f"{lock.relative_to(ROOT)}: {fault}" for lock in NPM_LOCKS for fault in npm_faults(lock.read_text("utf-8"))
    ]
    said = f"{len(PYTHON_LOCKS)} Python and {len(NPM_LOCKS)} npm locks: one version each, with hashes, no addresses"
    return Answer("locks", said, tuple(faults))


def ask_installs() -> Answer:
    """Every command by which the Makefile installs, as make would run it."""
    make = ["make", "--dry-run", "--always-make", "--no-print-directory", *INSTALLING]
    done = subprocess.run(make, check=False, capture_output=True, text=True, cwd=ROOT)
    commands = done.stdout.replace("\\\n", " ").splitlines()
    if done.returncode or not any("pip install" in command for command in commands):
        return Answer("installs", f"make does not say: {done.stderr.strip()[:120]}", asked=False)
    return Answer("installs", "by hash, wheels alone, no script of a package run", tuple(install_faults(commands)))


def ask_installed() -> list[Answer]:
    """What is installed here, held to its lock and to its licences."""
    installed = list(distributions())
    faults = installed_faults(installed, pins((ROOT / "requirements" / "dev.lock").read_text("utf-8")), "mapgen")
    return [
        Answer("installed", f"{len(installed)} packages, as requirements/dev.lock pins them", tuple(faults)),
        Answer("licences", "permissive or weak copyleft, each of them", tuple(licence_faults(installed))),
    ]


def main() -> int:
    """Asks everything and prints the verdict."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pip-audit", type=Path, default=ROOT / ".venv-audit" / "bin" / "pip-audit")
    parser.add_argument("--all", action="store_true", help="fail where something could not be asked, too")
    asked = parser.parse_args()
    answers = [ask_locks(), ask_installs(), *ask_installed()]
    answers += [ask_pip_audit(asked.pip_audit, lock) for lock in ASKED_ABOUT]
    lines, code = verdict(answers, all_asked=asked.all)
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main())
