"""Runs a piece of work again and again, each time with the next system call failing.

`python -m tests.store.fault_harness build|first-start kill|<errno name> FOLDER` prints how many
calls were made to fail, or ends with the traceback of what went wrong. Every run is a process of
its own, so that a kill is a kill.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path

from reader.errors import ReaderError
from reader.model.article import Article, Language
from reader.store.library import LibraryStore
from tests.store.stories import CAFE, PORT, PORT_EN, a_story, build, from_dump, tree

CALLS = ("open", "write", "pwrite", "fsync", "replace", "rename", "mkdir", "unlink", "ftruncate")
KILLED, REFUSED, UNTOUCHED, SURVIVED = 9, 3, 0, 4

OLD = a_story()
OTHER = a_story("사람 없는 계산대", CAFE, lines=(30, 50))
NEW = from_dump(
    a_story(body=(*PORT, "덧붙임: 노사는 다음 주에 다시 만난다."), en=PORT_EN), "a.txt", "2"
)
THIRD = from_dump(a_story("셋째 이야기", CAFE[::-1], lines=(60, 80)), "a.txt", "2")


class Fault:
    """Makes the n-th of the calls fail, counted over all threads."""

    def __init__(self, number: int, kind: str) -> None:
        self._number = number
        self._kind = kind
        self._count = 0
        self._lock = threading.Lock()
        self.fired = False

    def install(self) -> None:
        """Stand between the program and the system."""
        for name in CALLS:
            setattr(os, name, self._counted(getattr(os, name)))
        fcntl.flock = self._counted(fcntl.flock)

    def _counted(self, call: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **kwargs: object) -> object:
            with self._lock:
                self._count += 1
                now = self._count == self._number
            if now:
                self.fired = True
                if self._kind == "kill":
                    os._exit(KILLED)
                raise OSError(getattr(errno, self._kind), "injected")
            return call(*args, **kwargs)

        return counted


def in_a_child(work: Callable[[], object], number: int, kind: str) -> int:
    """Do the work with one fault in a process of its own; its exit status."""
    child = os.fork()
    if child == 0:
        fault = Fault(number, kind)
        fault.install()
        try:
            work()
        except ReaderError:
            os._exit(REFUSED)
        finally:
            if sys.exc_info()[0] is not None:
                traceback.print_exc()
                sys.stderr.flush()
                os._exit(1)
        os._exit(SURVIVED if fault.fired else UNTOUCHED)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def check_library(folder: Path, allowed: list[Article]) -> None:
    """Everything that is there is whole, and of an allowed state."""
    store = LibraryStore(folder).open()
    store.record()
    for article_id in store.article_ids():
        article = store.article(article_id)
        assert any(article.editions == one.editions for one in allowed), article_id
    left_over = [path for path in store.places.articles.iterdir() if path.name.endswith(".new")]
    assert len(left_over) <= 64


def build_round(folder: Path, number: int, kind: str) -> int:
    """One build over an older library with one fault, and the build after it."""
    library = folder / "lib"
    build(LibraryStore(library), OLD, OTHER)
    (library / "marks").mkdir()
    (library / "marks" / "x.yaml").write_text("mine\n")
    before = set(LibraryStore(library).article_ids())

    status = in_a_child(lambda: build(LibraryStore(library), NEW, OTHER, THIRD), number, kind)

    assert before <= set(LibraryStore(library).article_ids())
    check_library(library, [OLD, OTHER, NEW, THIRD])
    build(LibraryStore(library), NEW, OTHER, THIRD)
    store = LibraryStore(library)
    assert 3 == len(store.article_ids())
    titles = {store.article(one).title(Language.KO) for one in store.article_ids()}
    assert titles == {story.title(Language.KO) for story in (NEW, OTHER, THIRD)}
    finished = tree(library)
    build(LibraryStore(library), NEW, OTHER, THIRD)
    assert finished == tree(library)
    assert "mine\n" == (library / "marks" / "x.yaml").read_text()
    return status


def first_start_round(folder: Path, number: int, kind: str) -> int:
    """One first start with one fault, and the start after it."""
    build(LibraryStore(folder / "bundled"), OLD, OTHER)
    own = folder / "home" / "lib"

    status = in_a_child(lambda: LibraryStore.create(own, folder / "bundled"), number, kind)

    if LibraryStore.exists(own):
        check_library(own, [OLD, OTHER])
        assert 2 == len(LibraryStore(own).article_ids())
    store = LibraryStore.create(own, folder / "bundled")
    assert 2 == len(store.article_ids())
    check_library(own, [OLD, OTHER])
    return status


def main(work: str, kind: str, folder: Path) -> None:
    """Fail every call there is, one after the other."""
    rounds = {"build": build_round, "first-start": first_start_round}[work]
    number = 0
    seen: set[int] = set()
    while UNTOUCHED not in seen:
        number += 1
        place = folder / str(number)
        place.mkdir()
        status = rounds(place, number, kind)
        allowed = {KILLED, UNTOUCHED} if kind == "kill" else {REFUSED, SURVIVED, UNTOUCHED}
        assert status in allowed, f"call {number}: exit status {status}"
        seen.add(status)
        shutil.rmtree(place)
    print(number - 1)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
