"""docs/reading.md states every rule and every list of words that rules look in, each rule with a near miss."""

import doctest
import re
from pathlib import Path

import pytest

from reconcile.lexicon.figures import FigureWords
from reconcile.reader.rules import Rule

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### `([^`]+)`\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))


def test_every_rule_has_a_section_and_every_section_a_rule() -> None:
    assert list(SECTIONS) == [rule.value for rule in Rule]


@pytest.mark.parametrize("rule", Rule)
def test_the_example_names_the_rule_and_its_near_miss_does_not(rule: Rule) -> None:
    example, near_miss = (said.want for said in doctest.DocTestParser().get_examples(SECTIONS[rule]))
    named = re.compile(rf"[(,] ?{rule}(?=[:,)])")
    assert named.search(example)
    assert not named.search(near_miss)


def test_every_rule_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "reconcile" / "reader").rglob("*.py"))
    assert [rule for rule in Rule if f"Rule.{rule.name}" not in code] == []


def test_every_list_of_words_is_named() -> None:
    empty = FigureWords()
    tables = {name: getattr(empty, name) for name in ("clauses", "kinds", "modality", "roles", "sources", "labels")}
    lists = [f"`{name}.{field}`" for name, table in tables.items() for field in type(table)._fields]
    assert [name for name in lists if name not in PAGE] == []
