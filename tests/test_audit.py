"""`make audit` finds what is wrong where it can, and says what it could not ask."""

from __future__ import annotations

import json
from email.message import Message
from pathlib import Path
from types import SimpleNamespace

import pytest

from tools.answers import Answer, verdict
from tools.audit import NPM_LOCKS, PYTHON_LOCKS, ask_installed, ask_installs, ask_locks
from tools.flaws import ask_pip_audit, read_answer
from tools.licences import FOR_TESTS_ALONE, READ_BY_HAND, is_allowed, licence_faults
from tools.locks import install_faults, installed_faults, npm_faults, pins, python_faults

HASHED = f"--hash=sha256:{'0' * 64}"
SHA512 = f"sha512-{'A' * 86}=="


def package(name: str, version: str = "1", *, place: str = "", **metadata: str) -> SimpleNamespace:
    """An installed package, as importlib describes it."""
    told = Message()
    for field, value in metadata.items():
        told[field.replace("_", "-")] = value
    return SimpleNamespace(name=name, version=version, metadata=told, read_text=lambda _: place or None)


def test_this_checkout_is_well() -> None:
    """Locks, commands and licences; whether what is installed is the lock's depends on who installed it."""
    answers = [ask_locks(), ask_installs(), *ask_installed()]
    found = {answer.question: (answer.wrong, answer.asked) for answer in answers}
    assert set(found) == {"locks", "installs", "installed", "licences"}
    assert {found[question] for question in ("locks", "installs", "licences")} == {((), True)}


def test_every_lock_is_read() -> None:
    """None was added that the audit does not know of."""
    root = PYTHON_LOCKS[0].parents[1]
    there = {*root.glob("requirements/*.lock"), *root.glob("*/requirements.lock")}
    assert set(PYTHON_LOCKS) == {lock for lock in there if ".venv" not in lock.parts}
    assert set(NPM_LOCKS) == {*root.glob("tests/*/package-lock.json"), *root.glob("*/package-lock.json")}


def test_what_asks_about_flaws_is_locked() -> None:
    """pip-audit, in a lock of its own; nothing that builds or tests has it."""
    locked = [{name for name, _ in pins(lock.read_text("utf-8"))} for lock in PYTHON_LOCKS[:3]]
    assert ["pip-audit" in names for names in locked] == [False, False, True]


@pytest.mark.parametrize(
    ("lock", "fault"),
    [
        (f"a==1 \\\n    {HASHED}\nb==2 \\\n    {HASHED} \\\n    {HASHED}\n", ""),
        (f"# a comment\na==1 ; python_version < '3.12' \\\n    {HASHED}\n\n", ""),
        ("a==1\n", "no pin, hash or comment"),
        ("a==1 \\\n", "a==1 has no hash"),
        (f"a==1 \\\nb==2 \\\n    {HASHED}\n", "a==1 has no hash"),
        (f"a>=1 \\\n    {HASHED}\n", "no pin"),
        (f"a \\\n    {HASHED}\n", "no pin"),
        (f"a==1 \\\n    {HASHED[:-1]}\n", "no hash"),
        (f"a==1 \\\n    --hash=md5:{'0' * 32}\n", "no hash"),
        (f"a @ https://example.org/a.whl \\\n    {HASHED}\n", "no pin"),
        (f"--index-url https://example.org\na==1 \\\n    {HASHED}\n", "line 1"),
        (f"# from https://example.org\na==1 \\\n    {HASHED}\n", "line 1"),
        (f"-e .\na==1 \\\n    {HASHED}\n", "line 1"),
        (f"git+ssh://example.org/a\na==1 \\\n    {HASHED}\n", "line 1"),
    ],
)
def test_a_lock_with_a_gap_is_found(lock: str, fault: str) -> None:
    """A pin without a hash, a range, a weak hash, an address, an option."""
    found = python_faults(lock)
    assert any(fault in each for each in found) if fault else found == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"integrity": SHA512}, ""),
        ({}, "no sha512"),
        ({"integrity": "sha1-AAAA"}, "no sha512"),
        ({"integrity": SHA512, "resolved": "https://example.org/a.tgz"}, "names a place"),
        ({"integrity": SHA512, "link": True}, "names a place"),
    ],
)
def test_an_npm_lock_with_a_gap_is_found(entry: dict, fault: str) -> None:
    """No hash, a weak one, an address."""
    found = npm_faults(json.dumps({"packages": {"": {"name": "own"}, "node_modules/a": entry}}))
    assert any(fault in each for each in found) if fault else found == []


@pytest.mark.parametrize(
    ("command", "well"),
    [
        ("python -m pip install --require-hashes --only-binary :all: -r a.lock", True),
        ("python -m pip install --no-deps --no-build-isolation --editable .", True),
        ("npm ci --ignore-scripts", True),
        ("echo pip", True),
        ("python -m pip install -r a.lock", False),
        ("python -m pip install --require-hashes -r a.lock", False),
        ("python -m pip install --only-binary :all: a", False),
        ("python -m pip install --editable .", False),
        ("npm ci", False),
        ("npm install --ignore-scripts", False),
        ("uvx pip-audit", False),
        ("npx anything", False),
    ],
)
def test_an_install_that_no_hash_holds_is_found(command: str, *, well: bool) -> None:
    """Without hashes, with source distributions, with scripts, or of a tool that no lock names."""
    assert install_faults([command]) == ([] if well else [command])


def test_what_is_installed_beside_the_lock_is_found() -> None:
    """Another version, a package nobody locked, one from a folder; not mapgen itself, nor what a venv brings."""
    installed = [
        package("A_a", "1"),
        package("b", "2"),
        package("c", "1"),
        package("d", "1", place="{}"),
        package("pip", "99"),
        package("mapgen", "0", place="{}"),
    ]
    assert installed_faults(installed, {("a-a", "1"), ("b", "1"), ("d", "1")}, "mapgen") == [
        "b 2 is not in the lock",
        "c 1 is not in the lock",
        "d 1 was installed from a place of its own",
    ]


def test_a_package_that_differs_between_pythons_has_two_pins() -> None:
    """Either may be installed."""
    text = f"a==1 ; python_version < '3.12' \\\n    {HASHED}\na==2 ; python_version >= '3.12' \\\n    {HASHED}\n"
    assert pins(text) == {("a", "1"), ("a", "2")}


@pytest.mark.parametrize(
    ("text", "well"),
    [
        ("MIT", True),
        ("MIT AND (Apache-2.0 OR GPL-3.0-only)", True),
        ("GPL-2.0-only OR MIT", True),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("(MIT)", True),
        ("LGPL-3.0-only", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("MIT AND GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only AND GPL-2.0-only", True),
        ("SSPL-1.0", False),
        ("nothing", False),
        ("", False),
        ("(MIT", False),
        ("MIT)", False),
        ("MIT OR", False),
        ("MIT, or so", False),
        ("MIT GPL-3.0-only", False),
    ],
)
def test_a_licence_is_read(text: str, *, well: bool) -> None:
    """One side of an OR is enough, an AND needs both; what cannot be read is not allowed."""
    assert is_allowed(text) is well


def test_a_licence_is_found_wherever_it_stands() -> None:
    """In the expression, in a classifier, in the field; without any, it is asked for."""
    installed = [
        package("a", License_Expression="MIT"),
        package("b", Classifier="License :: OSI Approved :: BSD License", License="a long text"),
        package("c", License="Apache 2.0"),
        package("d", Classifier="License :: OSI Approved :: GNU General Public License v3 (GPLv3)"),
        package("e"),
        package("f", License="Proprietary"),
    ]
    assert [fault.partition(":")[0] for fault in licence_faults(installed)] == ["d", "e", "f"]


def test_what_was_read_by_hand_is_needed_and_allowed() -> None:
    """Each by its licence, or because only the tests need it; and that one is in no runtime lock."""
    runtime = {name for name, _ in pins(PYTHON_LOCKS[0].read_text("utf-8"))}
    development = {name for name, _ in pins(PYTHON_LOCKS[1].read_text("utf-8"))}
    assert set(READ_BY_HAND) <= development
    assert {name for name, text in READ_BY_HAND.items() if not is_allowed(text)} == FOR_TESTS_ALONE
    assert not FOR_TESTS_ALONE & runtime


def replies(folder: Path, stdout: str, stderr: str = "", code: int = 0) -> Path:
    """A pip-audit that says this."""
    (folder / "stdout").write_text(stdout, "utf-8")
    (folder / "stderr").write_text(stderr, "utf-8")
    script = folder / "pip-audit"
    script.write_text(f"#!/bin/sh\ncat '{folder}/stdout'\ncat '{folder}/stderr' >&2\nexit {code}\n", "utf-8")
    script.chmod(0o755)
    return script


def answered(*packages: dict) -> str:
    """Its answer as JSON."""
    return json.dumps({"dependencies": list(packages), "fixes": []})


WELL = {"name": "a", "version": "1", "vulns": []}
FLAWED = {"name": "b", "version": "2", "vulns": [{"id": "X-1", "fix_versions": ["3"]}]}
SKIPPED = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("stdout", "code", "asked", "wrong"),
    [
        (answered(WELL), 0, True, ()),
        (answered(WELL, FLAWED), 1, True, ("b 2: X-1 (mended in 3)",)),
        (answered(WELL, SKIPPED), 0, False, ()),
        (answered(FLAWED, SKIPPED), 1, False, ("b 2: X-1 (mended in 3)",)),
        (answered(), 0, False, ()),
        ("", 1, False, ()),
        ("[]", 0, False, ()),
        ("{", 0, False, ()),
    ],
    ids=["none", "one", "one unknown", "one and one unknown", "about nothing", "silence", "no answer", "half"],
)
def test_an_answer_about_flaws_is_understood(
    tmp_path: Path, stdout: str, code: int, wrong: tuple[str, ...], *, asked: bool
) -> None:
    """Flaws are wrong; what nobody answered was not asked, whatever the exit code."""
    found = ask_pip_audit(replies(tmp_path, stdout, "a\nthe last line\n", code), tmp_path / "x.lock")
    assert (found.asked, found.wrong) == (asked, wrong)


def test_without_pip_audit_nothing_was_asked(tmp_path: Path) -> None:
    """And it is said why; where it failed, with its last line."""
    assert "not installed" in ask_pip_audit(tmp_path / "none", tmp_path / "x.lock").said
    assert read_answer("x.lock", "", "one\ntwo\n\n").said == "x.lock: pip-audit had no answer; it says: two"


@pytest.mark.parametrize(
    ("answers", "all_asked", "code", "last"),
    [
        ([Answer("a", "")], False, 0, "What was asked is well. Everything was asked."),
        ([Answer("a", ""), Answer("b", "", asked=False)], False, 0, "What was asked is well. NOT ASKED: b."),
        ([Answer("a", ""), Answer("b", "", asked=False)], True, 1, "What was asked is well. NOT ASKED: b."),
        ([Answer("a", "", ("x",)), Answer("b", "", asked=False)], False, 1, "Wrong: a. NOT ASKED: b."),
        ([Answer("a", "", ("x",), asked=False)], False, 1, "Wrong: a. NOT ASKED: a."),
    ],
)
def test_the_last_line_says_what_was_not_asked(answers: list[Answer], code: int, last: str, *, all_asked: bool) -> None:
    """Exit 0 only if everything that was asked is well; with `--all`, only if everything was asked too."""
    lines, found = verdict(answers, all_asked=all_asked)
    assert (lines[-1], found) == (last, code)
