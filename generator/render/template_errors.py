"""A template's failure becomes a problem at its line, in an editor's words."""

import re
import traceback
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import TemplateNotFound

from generator.problems.problem import Position, Problem, in_order

TEMPLATE_ERRORS = (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError)
"""What the code of a template can raise."""


def check_templates(environment: Environment) -> tuple[Problem, ...]:
    """Every template that cannot be compiled or names another that is not there."""
    problems: list[Problem] = []
    for name in environment.list_templates(extensions=("html",)):
        try:
            environment.get_template(name)
        except TemplateError as error:
            problems.append(template_problem(error, environment, name))
    return in_order(problems)


def template_problem(error: Exception, environment: Environment, page: str) -> Problem:
    """The problem behind an error met while `page` (its address, or a template's name) was made.

    An error that no template had a part in is a defect of the generator and is raised again.
    """
    place = _place(error, environment)
    if place is None:
        raise error
    path, line = place
    undefined = isinstance(error, UndefinedError)
    return Problem(
        path=path,
        rule="template-undefined" if undefined else "template-error",
        message=_undefined(error) if undefined else _fault(error),
        hint=f"met while making {page}.",
        position=Position(line=line),
    )


def _place(error: Exception, environment: Environment) -> tuple[str, int] | None:
    """The template's path and line, relative to the site's folder."""
    folders = _folders(environment)
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return _relative(error.filename, folders), error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame for frame in frames if _is_inside(frame.filename, folders)]
    if not inside:
        return _missing(error, folders)
    return _relative(inside[-1].filename, folders), inside[-1].lineno or 1


def _missing(error: Exception, folders: tuple[Path, ...]) -> tuple[str, int] | None:
    """The place of a page's own template that is not there."""
    if isinstance(error, TemplateNotFound) and folders:
        return f"{folders[0].name}/{error.name}", 1
    return None


def _folders(environment: Environment) -> tuple[Path, ...]:
    loader = environment.loader
    return tuple(map(Path, loader.searchpath)) if isinstance(loader, FileSystemLoader) else ()


def _is_inside(filename: str, folders: tuple[Path, ...]) -> bool:
    return any(Path(filename).is_relative_to(folder) for folder in folders)


def _relative(filename: str, folders: tuple[Path, ...]) -> str:
    for folder in folders:
        if Path(filename).is_relative_to(folder):
            return f"{folder.name}/{Path(filename).relative_to(folder).as_posix()}"
    return filename


_ATTRIBUTE = re.compile(r"'[^']*\.(\w+) object' has no attribute '([^']+)'|'(\w+)' is undefined")


def _undefined(error: Exception) -> str:
    found = _ATTRIBUTE.fullmatch(str(error))
    if found and found[2]:
        return f"The template uses `{found[2]}`, which a {_spaced(found[1])} does not have."
    if found:
        return f"The template uses `{found[3]}`, which has no value here."
    return f"The template uses something that has no value: {error}."


def _spaced(name: str) -> str:
    """`RolePage` -> `role page`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _fault(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"The template `{error.name}` is needed and does not exist."
    return f"The template cannot be used: {str(error).rstrip('.') or type(error).__name__}."
