"""The site profiles: the person's own, and those that come with the program."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reader import ingest, paths
from reader.errors import Unreadable
from reader.ingest.profile import BadProfile, Profile, profile_from
from reader.store.atomic import read_file
from reader.store.strict_yaml import MAX_BYTES, load

BUNDLED: Final = Path(*ingest.__path__, "profiles")


def load_profiles() -> tuple[list[Profile], list[Unreadable]]:
    """The site profiles, the person's own first, then those that come with the program.

    Returns:
        Those that can be used, and what is wrong with the others, with file and line.
    """
    own = paths.profiles_folder()
    files = _profiles_in(own) if own and own.is_dir() else []
    bundled = _profiles_in(BUNDLED)
    profiles: list[Profile] = []
    problems: list[Unreadable] = []
    for path in [*files, *bundled]:
        try:
            data = read_file(path.resolve(), MAX_BYTES)  # where settings live, links are usual
            profiles.append(profile_from(load(data, path), is_proven=path in bundled))
        except BadProfile as error:
            problems.append(Unreadable(path, 0, error.problem, remedy=error.remedy))
        except FileNotFoundError as error:
            problems.append(Unreadable(path, 0, str(error)))
        except Unreadable as error:
            problems.append(error)
    return profiles, problems


def _profiles_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix == ".yaml")
