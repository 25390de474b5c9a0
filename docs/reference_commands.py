"""The page of commands: every command with its arguments and options, from the program itself."""

import typing
from collections.abc import Iterator
from enum import Enum
from typing import Any

from generator.cli import whole_program

_HEAD = """\
# Commands

After `make site` the program is at `.venv/bin/rolepages`. `python -m generator` is the same. Every command
prints its own help with `--help`.

| exit code | means |
| --- | --- |
| 0 | all is well; there may be warnings |
| 1 | your files have errors, and nothing was published or written |
| 2 | the command line is wrong |
| 3 | the program itself failed: a defect, please report it with the lines it printed |

Problems and progress go to stderr, and what you asked for goes to stdout. Colour is left out where the output is
no terminal or `NO_COLOR` is set. `--format` prints the problems to stdout, for programs:

| form | is |
| --- | --- |
| `json` | every problem with its rule, severity, place, message, hint and reason, and the counts |
| `lines` | `path:line:column: severity: message [rule]`, as text editors read it; paths from where the program runs |
| `github` | annotations on GitHub, at most ten errors, ten warnings and ten notices, which is what it shows of a step. The rest follows as plain lines. All of them go as a table into the summary of the job (the file that `GITHUB_STEP_SUMMARY` names), up to its limit of 1 MiB |
| `gitlab` | a Code Quality report for GitLab (`artifacts: reports: codequality`). Errors are `critical`, warnings `minor`, notices `info`; a problem keeps its fingerprint when lines move. The text goes to stderr |

`--changed-lines` of `check` and `build` puts those annotations first that stand on lines a pull request changes, then
those in the rest of its files:

```sh
git diff --unified=0 main...HEAD | rolepages check --format github --changed-lines -
```

Paths of `github` and `gitlab` are seen from the root of the repository, also where the site lies in a folder of it.
"""  # noqa: E501


def commands_page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(_section(name, command) for name, command in commands())])


def commands() -> Iterator[tuple[str, Any]]:
    """Every command by its full name, the program itself first; groups stand before their commands."""
    root = whole_program()
    yield "rolepages", root
    yield from _below("rolepages", root)


def _below(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    for word, inner in getattr(command, "commands", {}).items():
        yield f"{name} {word}", inner
        yield from _below(f"{name} {word}", inner)


def _section(name: str, command: Any) -> str:
    parts = [f"## {name}", " ".join(str(command.help or "").split())]
    if hasattr(command, "commands"):
        inner = (f"[`{name} {word}`](#{name.replace(' ', '-')}-{word})" for word in command.commands)
        parts.append(f"Commands: {', '.join(inner)}.")
    rows = [_row(param, _hints(command).get(param.name)) for param in command.params]
    if rows:
        parts.append("\n".join(["| | if left out | |", "| --- | --- | --- |", *rows]))
    if command.epilog:
        parts.append(f"```sh\n{command.epilog}\n```")
    return "\n\n".join(parts) + "\n"


def _row(param: Any, hint: Any) -> str:
    if param.param_type_name == "argument":
        name = f"`{str(param.name).upper()}`{' ...' if param.nargs == -1 else ''}"
    else:
        words = "" if param.is_flag else f" {_value(param)}"
        name = ", ".join(f"`{option}{words}`" for option in (*param.opts, *param.secondary_opts))
    return f"| {name} | {_default(param)} | {_help(param, hint)} |"


def _value(param: Any) -> str:
    return str(param.metavar or param.opts[0].removeprefix("--").upper().replace("-", "_"))


def _help(param: Any, hint: Any) -> str:
    choices = [member.value for kind in _kinds(hint) for member in kind]
    words = f" One of {', '.join(f'`{choice}`' for choice in choices)}." if choices else ""
    return f"{param.help}{words}"


def _kinds(hint: Any) -> list[type[Enum]]:
    options = (hint, *typing.get_args(hint))
    return [each for each in options if isinstance(each, type) and issubclass(each, Enum)]


def _default(param: Any) -> str:
    if param.required:
        return "**required**"
    if param.default in (None, False, True) or param.is_flag or callable(param.default):
        return ""
    return f"`{param.default.value if isinstance(param.default, Enum) else param.default}`"


def _hints(command: Any) -> dict[str, Any]:
    return typing.get_type_hints(command.callback) if command.callback else {}
