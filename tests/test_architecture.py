"""Who may import whom, where third parties live, how long files get (DESIGN.md §2)."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import PROJECT

PACKAGE = PROJECT / "reader"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 300

BASE = {"errors", "log"}
CORE = BASE | {"text", "model"}
MAY_IMPORT = {
    "errors": set(),
    "log": {"errors"},
    "paths": {"errors"},
    "text": {"errors"},
    "model": {"errors", "text"},
    "ingest": CORE,
    "store": CORE | {"paths"},
    "search": CORE,
    "export": CORE,
    "catalog": CORE | {"search"},
    "session": CORE | {"store", "search", "export", "catalog"},
    "tui": CORE | {"search", "session"},
    "firstscreen": BASE,
    "cachefile": BASE,
    "compiled": {"cachefile", "firstscreen"},
    "expressions": {"cachefile", "firstscreen", "text"},
    "cli": CORE
    | {"paths", "ingest", "store", "search", "export", "catalog", "session", "tui", "firstscreen"}
    | {"cachefile", "compiled", "expressions"},
    "__main__": {"cli", "paths", "errors", "firstscreen", "compiled"},
    "__init__": set(),
}
HOMES = {
    "yaml": {"store"},
    "sqlite3": {"catalog"},
    "rapidfuzz": {"search"},
    "textual": {"tui"},
    "rich": {"tui"},
    "platformdirs": {"paths"},
}


def part_of(path: Path) -> str:
    """The package of §2 a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[tuple[str, int]]:
    """Every module a file imports, wherever the import stands, with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((name.name, node.lineno) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield node.module, node.lineno
            yield from ((f"{node.module}.{name.name}", node.lineno) for name in node.names)


def test_there_is_something_to_test() -> None:
    """A wrong path would make every test below pass."""
    assert len(MODULES) > 20
    assert {part_of(path) for path in MODULES} <= set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_imports_go_in_one_direction(path: Path) -> None:
    """The table of DESIGN.md §2, and the home of each third-party library."""
    mine = part_of(path)
    for name, line in imports_of(path):
        top, _, rest = name.partition(".")
        if top == "reader" and rest:
            other = rest.partition(".")[0]
            if other not in MAY_IMPORT:
                continue
            allowed = MAY_IMPORT[mine] | {mine}
            assert other in allowed, f"{path}:{line}: {mine} must not import {other}"
        elif top in HOMES:
            assert mine in HOMES[top], f"{path}:{line}: {top} lives in {HOMES[top]} alone"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_only_the_command_line_starts_the_screen(path: Path) -> None:
    """And only inside the function that does."""
    tree = ast.parse(path.read_text("utf-8"))
    top_level = {name for node in tree.body for name in _imported(node)}
    everywhere = {name for name, _ in imports_of(path)}
    if part_of(path) == "cli":
        assert not any(name.startswith("reader.tui") for name in top_level)
    else:
        assert "reader.tui.app" not in everywhere


def _imported(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


@pytest.mark.parametrize(
    "path",
    [*MODULES, *sorted((PROJECT / "tests").rglob("*.py"))],
    ids=lambda path: str(path.relative_to(PROJECT)),
)
def test_files_stay_short(path: Path) -> None:
    """300 lines; tests may run to 400."""
    limit = MAX_LINES if path.is_relative_to(PACKAGE) else 400
    assert len(path.read_text("utf-8").splitlines()) <= limit


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PROJECT)))
def test_modules_say_what_they_are(path: Path) -> None:
    """A docstring first, no print and no broad except outside their places."""
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), f"{path}: no module docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and part_of(path) not in ("tui", "cli"):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in ("Exception", "everything"), f"{path}:{node.lineno}"
        if isinstance(node, ast.Name) and node.id == "Any":
            assert part_of(path) == "store", f"{path}:{node.lineno}: Any"


def test_each_widget_has_its_sheet_and_no_colour_of_its_own() -> None:
    """Theme variables only: a hex colour would not follow the theme."""
    sheets = sorted((PACKAGE / "tui" / "styles").glob("*.tcss"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text("utf-8")
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=\s*[;}])", text), sheet
        assert "!important" not in text, sheet
    for path in sorted((PACKAGE / "tui").rglob("*.py")):
        assert "DEFAULT_CSS" not in path.read_text("utf-8"), path


def loaded_after(code: str, *argv: str) -> set[str]:
    """The top-level modules a fresh interpreter has loaded after running code."""
    program = f"import sys\n{code}\nprint(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", program, *argv], capture_output=True, text=True, cwd=PROJECT
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def test_the_session_knows_no_screen() -> None:
    """Importing it leaves Textual and Rich out."""
    assert not {"textual", "rich"} & loaded_after("import reader.session")


def test_building_needs_no_screen(tmp_path: Path) -> None:
    """`reader build` runs without Textual."""
    dump = PROJECT / "library" / "dumps" / "03_alexa.txt"
    code = "from reader.cli import main\nassert main(sys.argv[1:]) == 0"
    loaded = loaded_after(code, "build", "--library", str(tmp_path / "lib"), str(dump))
    assert "textual" not in loaded
