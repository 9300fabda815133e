"""The rules of the house that a reader relies on: import order, where heavy libraries live, no hidden inputs."""

import ast
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import reconcile

ROOT = Path(reconcile.__file__).parent
# reading order: a module or package imports only those above it; within a package there is no ring of imports
ORDER = [
    "errors",
    "values",
    "once",
    "frozen",
    "markup",
    "spans",
    "arguments",
    "bounds",
    "numbers",
    "dates",
    "figures",
    "lexicon",
    "scanner",
    "plain",
    "wrapping",
    "numerals",
    "calendars",
    "reader",
    "phrasing",
    "highlighting",
    "assumptions",
    "units",
    "solver",
    "statements",
    "account",
    "frames",
    "tables",
    "panels",
    "plots",
    "pages",
    "testing",
    "__main__",
]
HEAVY = {"pandas", "numpy", "pint", "dateparser", "matplotlib", "scipy", "numba", "hypothesis"}
HOME = {
    "pandas": {"frames"},
    "pint": {"units"},
    "dateparser": {"calendars"},
    "matplotlib": {"plots"},
    "hypothesis": {"testing"},
    "scipy": {"solver"},
    "numba": {"solver"},
    "numpy": {"solver", "statements", "account", "frames", "plots"},
}
HIDDEN_INPUTS = {"today", "now", "utcnow", "environ", "getenv", "getlocale", "setlocale", "localtime"}


@cache
def modules() -> dict[str, Path]:
    names = {path: ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in ROOT.rglob("*.py")}
    return {name.removesuffix(".__init__") or name: path for path, name in names.items() if name != "__init__"}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> list[tuple[str, bool]]:
    """(name, whether at the top of the module) of all that is imported, but for typing alone."""
    tree = parsed(path)
    typing_only = {
        n for i in ast.walk(tree) if isinstance(i, ast.If) and "TYPE_CHECKING" in ast.dump(i.test) for n in ast.walk(i)
    }
    found = []
    for node in ast.walk(tree):
        if node in typing_only:
            continue
        if isinstance(node, ast.Import):
            found += [(alias.name, node in tree.body) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append((node.module or "", node in tree.body))
    return found


def ours(name: str) -> set[str]:
    """Modules of the library that are imported at the top of one."""
    return {m.removeprefix("reconcile.") for m, top in imports(modules()[name]) if m.startswith("reconcile.") and top}


def layer(name: str) -> int:
    return ORDER.index(name.split(".")[0])


def test_the_reading_order_names_every_module_and_package() -> None:
    assert sorted(ORDER) == sorted({name.split(".")[0] for name in modules()})


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_imports_only_what_stands_above_it(name: str) -> None:
    assert [other for other in ours(name) if layer(other) > layer(name)] == []


@pytest.mark.parametrize("package", ORDER)
def test_no_ring_of_imports_within_a_package(package: str) -> None:
    inside = {name for name in modules() if name.split(".")[0] == package and "." in name}
    TopologicalSorter({name: ours(name) & inside for name in inside}).prepare()


@pytest.mark.parametrize("name", sorted(modules()))
def test_heavy_libraries_have_one_home(name: str) -> None:
    used = {module.split(".")[0] for module, _ in imports(modules()[name])} & set(HOME)
    assert {library for library in used if name.split(".")[0] not in HOME[library]} == set()


@pytest.mark.parametrize("name", sorted(modules()))
def test_no_clock_no_locale_no_environment(name: str) -> None:
    tree = parsed(modules()[name])
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert used & HIDDEN_INPUTS == set()


def test_importing_and_reading_a_sentence_load_nothing_heavy() -> None:
    code = (
        "import sys, datetime as dt, reconcile as rc;"
        "text = 'Depuis le 1er octobre, 3 000 soldats sont arrivés.';"
        "rc.parse(text, language='fr', published=dt.date(2024, 10, 23));"
        "print(*sorted({m.split('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    assert set(done.stdout.split()) & HEAVY == set()


def test_the_stub_says_where_each_public_name_is() -> None:
    stub = ast.parse((ROOT / "__init__.pyi").read_text(encoding="utf-8"))
    said = {alias.asname: node.module for node in stub.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert said == reconcile._HOMES
    assert set(dir(reconcile)) >= {*reconcile.__all__, "__version__"}
    with pytest.raises(AttributeError, match="no attribute 'prase'"):
        reconcile.prase  # noqa: B018  # the look-up is what is tested


@pytest.mark.parametrize("name", reconcile.__all__)
def test_every_public_name_shows_itself(name: str) -> None:
    assert ">>>" in (getattr(reconcile, name).__doc__ or "")
    assert f"`{name}" in (ROOT.parent / "docs" / "reference.md").read_text(encoding="utf-8")
