"""Who may import whom, kept by walking every file, imports inside functions included."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "lcreader"

COMMON = {"records", "errors", "watch"}
MAY_IMPORT = {
    "text": {"text"},
    "readers": {"readers", "text"},
    "figures": {"figures", "text"},
    "ledger": {"ledger", "figures"},
    "search": {"search", "text"},
    "store": {"store"},
    "archive": {"archive", "text", "readers", "figures", "ledger", "search", "store"},
    "gui": {"gui", "archive"},
    "records": set(),
    "errors": set(),
    "watch": set(),
    "paths": set(),
    "settings": set(),
    "cli": {"archive", "text", "readers", "figures", "ledger", "search", "store"}
    | {"paths", "settings", "cli"},
    "app": {"gui", "archive", "paths", "settings", "cli"},
    "__main__": {"app", "cli"},
    "__init__": set(),
}
# The loaders of tables may ask where the resources lie: `paths` reads nothing but the tree.
ALSO = {room: {"paths"} for room in ("text", "figures", "ledger", "search", "gui")}
THIRD_PARTIES = {
    "PySide6": {"gui", "app"},
    "pyqtgraph": {"gui"},
    "qtawesome": {"gui"},
    "whoosh": {"search"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "click": {"cli", "__main__"},
    "platformdirs": {"paths"},
    "xlsxwriter": {"archive"},
}


def room_of(path: Path) -> str:
    """The part of the house a file stands in: a folder, or a module at the top."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Each module that the file imports anywhere, absolute, with its line."""
    here = ("lcreader", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level + 1] if node.level else ()
            module = ".".join((*base, node.module or "")).rstrip(".")
            if module == "lcreader":
                yield from ((node.lineno, f"lcreader.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, module


def complaints(path: Path) -> Iterator[str]:
    """What the file imports against the table."""
    room = room_of(path)
    allowed = MAY_IMPORT[room] | COMMON | ALSO.get(room, set()) | {"__version__"}
    for line, module in imports_of(path):
        root, _, rest = module.partition(".")
        if root == "lcreader":
            target = rest.partition(".")[0]
            if target and target not in allowed:
                yield f"{path.name}:{line}: {room} may not import {module}"
        elif room not in THIRD_PARTIES.get(root, {room}):
            yield f"{path.name}:{line}: {root} stays out of {room}"


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_imports_keep_the_table(path: Path) -> None:
    assert list(complaints(path)) == []


def test_the_walk_sees_a_forbidden_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = tmp_path / "lcreader" / "text" / "bad.py"
    bad.parent.mkdir(parents=True)
    bad.write_text("def f():\n    from lcreader import store\n    import PySide6.QtCore\n")
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path / "lcreader")
    assert len(list(complaints(bad))) == 2


@pytest.mark.parametrize("module", ["lcreader.archive", "lcreader.cli"])
def test_the_core_loads_no_qt(module: str) -> None:
    code = f"import sys, {module}; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
