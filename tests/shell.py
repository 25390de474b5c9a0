"""The program as a command for shell scripts: a small client asks the test's process to fork it."""

import json
import os
import socket
import sys
import tempfile
from functools import cache
from pathlib import Path
from threading import Thread

from tests.program import ROOT, become, new_processes

_CLIENT = """
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as server:
    server.connect(sys.argv[1])
    socket.send_fds(server, [b"streams"], [0, 1, 2])
    server.sendall(json.dumps([sys.argv[2:], os.getcwd(), dict(os.environ)]).encode())
    server.shutdown(socket.SHUT_WR)
    code = int(server.recv(9) or 70)
sys.exit(code if code >= 0 else 128 - code)
"""
"""Gives away its streams, its folder and its environment, and ends as the program does."""


@cache
def command() -> str:
    """A line of shell that ends as the program does with the script's own arguments."""
    folder = Path(tempfile.mkdtemp(prefix="rolepages-"))
    client, address = folder / "client.py", folder / "socket"
    client.write_text(_CLIENT, "utf-8")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(address))
    listening.listen()
    Thread(target=_serve, args=(listening,), daemon=True).start()
    return f'exec "{sys.executable}" -IS "{client}" "{address}" "$@"'


def _serve(listening: socket.socket) -> None:
    while True:
        connection, _ = listening.accept()
        Thread(target=_answer, args=(connection,), daemon=True).start()


def _answer(connection: socket.socket) -> None:
    with connection:
        process = new_processes().Process(target=_run, args=(connection,))
        process.start()
        process.join()
        connection.sendall(str(process.exitcode).encode())


def _run(connection: socket.socket) -> None:
    """Become the program that the client asked for."""
    _, streams, _, _ = socket.recv_fds(connection, len(b"streams"), 3)
    with connection.makefile("rb") as asked:
        arguments, folder, environment = json.load(asked)
    connection.close()
    for stream, given in enumerate(streams):
        os.dup2(given, stream)
        os.close(given)
    become(arguments, Path(folder), {**environment, "PYTHONPATH": str(ROOT)})
