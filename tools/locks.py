"""Whether the locks are whole: every requirement at one version with its hashes, and no place named."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.metadata import Distribution

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>.*?))? \\$", re.ASCII)
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?P<more> \\)?$")
INTEGRITY = re.compile(r"^sha512-[A-Za-z0-9+/]{86}==$")
PLACE = re.compile(r"://|file:|--find-links|--index")

OF_VENV = {"pip", "setuptools", "wheel"}
"""What `python -m venv` puts into an environment by itself."""


def python_faults(text: str) -> list[str]:
    """What is not a pin with at least one hash, or names a place, in a lock of Python packages."""
    faults, open_pin, hashes = [], "", 0
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        if HASH.match(line) and open_pin:
            hashes += 1
            continue
        if open_pin and not hashes:
            faults.append(f"{open_pin} has no hash")
        pin = PIN.match(line)
        open_pin, hashes = (f"{pin['name']}=={pin['version']}", 0) if pin else ("", 0)
        if PLACE.search(line) or not (pin or not line.strip() or line.lstrip().startswith("#")):
            faults.append(f"line {number} is no pin, hash or comment: {line.strip()[:60]}")
    return faults


def pins(text: str) -> set[tuple[str, str]]:
    """Name and version of every pin; a package that differs between Pythons stands twice."""
    return {(pin["name"], pin["version"]) for pin in map(PIN.match, text.splitlines()) if pin}


def npm_faults(text: str) -> list[str]:
    """Packages without a sha512, or with an address, in a lock of npm's."""
    faults = []
    for name, package in json.loads(text)["packages"].items():
        if not name:
            continue
        if not INTEGRITY.match(package.get("integrity", "")):
            faults.append(f"{name} has no sha512")
        if "resolved" in package or package.get("link"):
            faults.append(f"{name} names a place")
    return faults


def install_faults(commands: Iterable[str]) -> list[str]:
    """Commands that install what no hash holds, or that could build a source distribution.

    Args:
        commands: Lines as a shell is given them, continued ones joined.
    """
    held = {"--require-hashes", "--only-binary :all:"}
    itself = {"--no-deps", "--no-build-isolation", "--editable ."}
    faults = []
    for command in commands:
        if re.search(r"\bpip install\b", command):
            well = any(all(flag in command for flag in flags) for flags in (held, itself))
        elif re.search(r"\bnpm (ci|i|install)\b", command):
            well = "npm ci" in command and "--ignore-scripts" in command
        else:
            well = not re.search(r"\b(uvx|npx|pipx|uv run|easy_install)\b", command)
        if not well:
            faults.append(command.strip()[:100])
    return faults


def installed_faults(installed: Iterable[Distribution], locked: set[tuple[str, str]], own: str) -> list[str]:
    """Installed packages that are not the lock's, or did not come from an index.

    Args:
        installed: What is installed.
        locked: Name and version of every pin.
        own: The project itself, which is installed from its folder.
    """
    faults = []
    for package in installed:
        name = re.sub(r"[-_.]+", "-", package.name).lower()
        if name == own or name in OF_VENV:
            continue
        if (name, package.version) not in locked:
            faults.append(f"{name} {package.version} is not in the lock")
        if package.read_text("direct_url.json"):
            faults.append(f"{name} {package.version} was installed from a place of its own")
    return sorted(faults)
