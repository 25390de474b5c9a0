"""Make the pages of the documentation that follow from the program: `python docs/reference.py [FOLDER]`.

`formats.md`, `problems.md` and `commands.md` are written from the models of what is read, the table of rules
and the commands themselves, and `schemas/` from the same models. Tests hold the committed files against what
this makes.
"""

import sys
from pathlib import Path

from reference_commands import commands_page
from reference_formats import formats_page

from generator.problems.rule import Rule
from generator.problems.rules import RULES
from generator.schemas import write_schemas

HERE = Path(__file__).parent

_PROBLEMS_HEAD = """\
# Problems

Every fault that `rolepages check` can find in your files has a name. The name stands in the report, and
`rolepages explain NAME` prints what you read here.

- An **error** stops publication. The site that is published stays as it is.
- A **warning** is printed and does not stop anything. For a line of the postings file it means that this
  posting is left out; too many of them are an error.
- A **notice** reminds you of something that is not wrong, such as a review that is due.

[How to read a report](editors.md#read-the-report) is explained for editors.
"""


def main(folder: Path) -> None:
    """Write the three pages and the schemas into a folder."""
    for name, page in pages().items():
        (folder / name).write_text(page, encoding="utf-8", newline="\n")
    write_schemas(folder / "schemas")


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    texts = {"commands.md": commands_page(), "formats.md": formats_page(), "problems.md": problems_page()}
    return {name: f"{text.rstrip()}\n" for name, text in texts.items()}


def problems_page() -> str:
    """All rules: an index by name, then each with its reason and its examples."""
    index = [
        "| rule | severity | why |",
        "| --- | --- | --- |",
        *(
            f"| [`{name}`](#{name}) | {RULES[name].severity} | {_cell(RULES[name].why)} |"
            for name in sorted(RULES)
        ),
    ]
    return "\n".join([_PROBLEMS_HEAD, *index, "", *(_rule_section(rule) for rule in RULES.values())])


def _rule_section(rule: Rule) -> str:
    examples = (f"{word}:\n\n{_block(text)}" for word, text in (("Wrong", rule.wrong), ("Right", rule.right)))
    return (
        "\n\n".join([f"## {rule.name}", f"{str(rule.severity).capitalize()}. {rule.why}", *examples]) + "\n"
    )


def _block(text: str) -> str:
    return f"```text\n{text}\n```"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
