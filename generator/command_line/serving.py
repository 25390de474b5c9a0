"""`rolepages serve`: the site as it stands in the files, while they are being written."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from generator.command_line.arguments import Jobs, Output, SiteFolder, Today, reading_options
from generator.command_line.terminal import (
    FAULTY_INPUT,
    WRONG_COMMAND,
    Format,
    print_problems,
    progress_bars,
    say,
)
from generator.options import Options
from generator.problems.problem import Problem
from generator.publish.preview import serve
from generator.serving.preview import State
from generator.serving.server import CannotListenError
from generator.serving.session import Terminal, serve_preview


def serve_command(
    site: SiteFolder = Path(),
    output: Output = None,
    today: Today = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
    host: Annotated[
        str,
        typer.Option(
            "--host", help="Address to listen on; 0.0.0.0 shows the site to phones in the same network, too."
        ),
    ] = "127.0.0.1",
    built: Annotated[
        bool, typer.Option("--built", help="Show the folder that `build` published, and follow no files.")
    ] = False,
    jobs: Jobs = None,
) -> None:
    """Show the site on this machine and follow the files as they are saved.

    Drafts are shown and marked. Problems stand on the page; while there are errors it stays as it was.
    """
    options = reading_options(site, today, jobs)
    options = replace(options, output=output or options.output)
    if built:
        _serve_built(options, host, port)
        return
    try:
        with progress_bars() as progress:
            serve_preview(replace(options, progress=progress), host, port, Terminal(say, _print))
    except CannotListenError as error:
        _cannot_listen(host, port, str(error))


def _serve_built(options: Options, host: str, port: int) -> None:
    if not (options.output / "index.html").is_file():
        say(f"There is no site in {options.output}. Run `rolepages build` first.")
        raise typer.Exit(WRONG_COMMAND)
    try:
        serve(options.output, host, port, say)
    except OSError as error:
        _cannot_listen(host, port, (error.strerror or str(error)).lower())


def _cannot_listen(host: str, port: int, reason: str) -> NoReturn:
    say(f"Nothing can listen on {host}, port {port}: {reason}.")
    say("Name another port with --port; --port 0 takes a free one.")
    raise typer.Exit(FAULTY_INPUT)


def _print(problems: Iterable[Problem], state: State) -> None:
    print_problems(problems, state.texts, Format.TEXT)
