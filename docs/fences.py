"""For the site alone: examples are shown as sessions, those of docstrings too, where `>>>` would be nested quotes."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any


def fenced(lines: Iterable[str]) -> Iterator[str]:
    """Lines of Markdown, each paragraph that starts with a prompt in a fence, and marked as a session.

    >>> list(fenced(["Two:", "", ">>> 1 + 1", "2", "", "Done."]))
    ['Two:', '', '```pycon', '>>> 1 + 1', '2', '```', '', 'Done.']
    >>> list(fenced(["```python", ">>> a = 1", "", ">>> a", "1", "", "```"]))
    ['```pycon', '>>> a = 1', '', '>>> a', '1', '', '```']

    """
    inside = False
    for _, group in groupby(lines, key=bool):
        paragraph = list(group)
        if paragraph[0].startswith(">>> ") and not inside:
            yield from ["```pycon", *paragraph, "```"]
        elif paragraph[0] == "```python" and "".join(paragraph[1:2]).startswith(">>> "):
            yield from ["```pycon", *paragraph[1:]]
        else:
            yield from paragraph
        inside ^= sum(line.startswith("```") for line in paragraph) % 2 == 1


def on_config(config: Any) -> Any:
    """Called by mkdocs: have every text of the site fenced, docstrings included."""
    from markdown import Extension  # comes with mkdocs, which the tests do without
    from markdown.preprocessors import Preprocessor

    class Prompts(Preprocessor):
        def run(self, lines: list[str]) -> list[str]:
            return list(fenced(lines))

    class Fences(Extension):
        def extendMarkdown(self, md: Any) -> None:  # noqa: N802 - the name that markdown calls
            md.preprocessors.register(Prompts(md), "prompts", 100)  # before fences are read, at 25

    config.markdown_extensions.append(Fences())
    return config
