"""Host pages beside a built site and the parents that newsrooms use, all opened as files."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.site import Site

HERE = Path(__file__).parent
PARENTS = HERE.parent
NO_NPM = "no npm found, which installs pym.js, iframe-resizer and @newswire/frames"


@pytest.fixture(scope="session")
def parents(pytestconfig: pytest.Config) -> Path:
    """The packages of `package-lock.json`, installed once by npm; without it tests skip, or fail when required."""
    npm = shutil.which("npm")
    if npm is None:
        if os.environ.get("MAPGEN_BROWSER") == "required":
            pytest.fail(f"{NO_NPM}, and MAPGEN_BROWSER=required", pytrace=False)
        pytest.skip(NO_NPM)
    lock = (PARENTS / "package-lock.json").read_bytes()
    ready = pytestconfig.cache.mkdir("npm") / hashlib.sha256(lock).hexdigest()[:16]
    if not ready.is_dir():
        fresh = ready.with_name(f"{ready.name}-{os.getpid()}")
        fresh.mkdir()
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(PARENTS / name, fresh)
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=fresh, check=True, capture_output=True, timeout=300)
        try:
            fresh.rename(ready)
        except OSError:  # another worker was first
            shutil.rmtree(fresh)
    return ready / "node_modules"


@pytest.fixture(scope="session")
def built(site: Site) -> Path:
    """The folder of Kentucky's site."""
    return site.folder


@pytest.fixture(scope="session")
def hosts(built: Path) -> Path:
    """The host pages in a folder beside the site."""
    folder = built.parent / "hosts"
    shutil.copytree(HERE, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


@pytest.fixture(scope="session")
def hosts_with_parents(hosts: Path, parents: Path) -> Path:
    """The same with the packages that some of them load."""
    (hosts.parent / "node_modules").symlink_to(parents, target_is_directory=True)
    return hosts
