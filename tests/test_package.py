"""What is released: the wheel holds the library and its data and works alone, the sdist can test itself."""

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import reconcile

ROOT = Path(__file__).parent.parent
DATA = {".py", ".pyi", ".toml", ".typed"}
README = f"""
import doctest, reconcile
assert "site-packages" in reconcile.__file__
print(doctest.testfile({str(ROOT / "README.md")!r}, module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE))
"""


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(  # noqa: S603  # our own code
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("build")
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", out, ROOT, cwd=out)
    return out


def test_the_version_is_that_of_the_project_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cited = re.findall(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert [reconcile.__version__, *cited] == [project["version"]] * 2


@pytest.mark.slow
def test_the_wheel_holds_the_library_its_data_and_nothing_else(built: Path) -> None:
    names = {Path(name) for name in zipfile.ZipFile(next(built.glob("*.whl"))).namelist()}
    shipped = {name for name in names if not name.parts[0].endswith(".dist-info")}
    here = {path.relative_to(ROOT) for path in (ROOT / "reconcile").rglob("*.*") if path.suffix in DATA}
    assert shipped == here
    assert {Path("reconcile/py.typed"), Path("reconcile/__init__.pyi"), Path("reconcile/languages/fr.toml")} <= shipped


@pytest.mark.slow
def test_the_sdist_holds_its_tests_and_their_data(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    assert {"tests/corpus/phrases.toml", "tests/conftest.py", "docs/index.md", "examples/troops.py"} <= names
    assert not any("__pycache__" in name or ".venv" in name for name in names)


@pytest.mark.slow
def test_an_index_would_take_both(built: Path) -> None:
    pytest.importorskip("twine")
    run(sys.executable, "-m", "twine", "check", "--strict", *built.iterdir(), cwd=built)


@pytest.mark.slow
def test_the_readme_runs_on_the_wheel_alone(built: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "empty", cwd=tmp_path)
    python = tmp_path / "empty" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    run(python, "-m", "pip", "install", "-q", next(built.glob("*.whl")), cwd=tmp_path)
    assert "failed=0" in run(python, "-c", README, cwd=tmp_path)
