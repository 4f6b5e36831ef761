"""An atlas as it will be once files are written: read, held together and composed in a private copy before that."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from mapgen.composition.check_palette import hold_colours
from mapgen.errors import AtlasError, MapgenError, Problem, Remark
from mapgen.files.datapackage import DESCRIPTION, Package
from mapgen.files.inside import LeadsOutError, inside
from mapgen.files.regular import open_regular
from mapgen.files.spec import folder_named, read_atlas, scheme_files
from mapgen.findings import Finding, refusal
from mapgen.results.layouts import layout_files
from mapgen.workflows.build_site import choropleths
from mapgen.workflows.load_atlas import load
from mapgen.workflows.loaded_atlas import Loaded


def rehearse(path: Path, files: Mapping[Path, bytes]) -> Loaded:
    """Read an atlas with other files in it, and compose its maps; nothing is written where the atlas lies.

    Args:
        path: The `atlas.toml`, which may be one of the files.
        files: What will be written, by place: in the atlas's folder or below.

    Raises:
        MapgenError: With these files the atlas would not build; what is said names the places that they will have.
    """
    home = path.parent
    with TemporaryDirectory(prefix="mapgen-", ignore_cleanup_errors=True) as folder:
        stage = Path(folder)
        try:
            for place, content in files.items():
                _put(stage / _inside(home, place), content)
            for name in _read_besides(home, stage, path.name):
                if not (stage / name).exists():
                    _copy(home, name, stage)
            loaded = load(stage / path.name, frozen=False)
            hold_colours(list(choropleths(loaded)))
        except MapgenError as error:
            raise _told_of(error, folder, str(home)) from error
        return loaded


def _inside(home: Path, place: Path) -> Path:
    """A place as seen from the atlas's folder, in which it is held to lie: a description may name any."""
    written = place.relative_to(home)
    try:
        inside(home, written.as_posix())
    except LeadsOutError as error:
        raise AtlasError(refusal("leads-out", place, said=str(error), way="inside")) from error
    return written


def _put(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)


def _copy(home: Path, name: str, stage: Path) -> None:
    try:
        with open_regular(inside(home, name)) as stream:
            (stage / name).parent.mkdir(parents=True, exist_ok=True)
            with (stage / name).open("wb") as copy:
                shutil.copyfileobj(stream, copy)
    except LeadsOutError as error:
        raise AtlasError(refusal("leads-out", home / name, said=str(error), way="none")) from error
    except OSError as error:
        raise AtlasError(refusal("file-unreadable", home / name, said=str(error.strerror), kind="file")) from error


def _read_besides(home: Path, stage: Path, atlas_name: str) -> Iterator[str]:
    """Every file that the atlas reads, as seen from its folder: first what names others, which is copied by then."""
    yield atlas_name
    atlas = read_atlas(stage / atlas_name)
    place = atlas.place
    used = [(place.package, name) for name in (place.boundaries, place.attributes, place.cities) if name]
    used += [(use.package, contest_id) for contest_id, use in atlas.contests.items()]
    for named, resource in used:
        folder_named(home / atlas_name, named)
        yield f"{named}/{DESCRIPTION}"
        for file in Package(stage / named).resource(resource).marks():
            yield f"{named}/{file}"
    if place.schemes:
        for scheme in scheme_files(folder_named(home / atlas_name, place.schemes)):
            yield f"{place.schemes}/{scheme.name}"
    for layout in {use.layout for use in atlas.contests.values() if use.layout}:
        own = folder_named(home / atlas_name, layout)
        for described in layout_files(own):
            yield f"{layout}/{described.relative_to(own).as_posix()}"


def _told_of(error: MapgenError, stage: str, home: str) -> MapgenError:
    """An error with the atlas's own folder in the place of the copy's."""

    def told(text: str) -> str:
        return text.replace(stage, home)

    def placed(part: Remark) -> Remark:
        if isinstance(part, Finding):
            values = {name: told(value) if isinstance(value, str) else value for name, value in part.values.items()}
            return replace(part, file=part.file and told(part.file), values=values)
        return replace(part, file=part.file and told(part.file)) if isinstance(part, Problem) else part

    def either(part: str | Remark) -> str | Remark:
        return told(part) if isinstance(part, str) else placed(part)

    problems = [placed(problem) for problem in error.problems]
    return type(error)(either(error.summary), problems=problems, fix=either(error.advice))
