"""Window or command line.

Without a command the window opens, with the options below; every command is one of `cli`. What
is loaded is only what is needed: the command line loads no Qt, the window no command line.
"""

import sys
from collections.abc import Sequence
from typing import Any


def main(arguments: Sequence[str] | None = None) -> None:
    """The program `lcreader`: ends the process with its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments:
        sys.exit(show_window())
    from lcreader.cli import cli  # noqa: PLC0415 (the window alone needs no command line)

    cli(list(arguments), prog_name="lcreader", obj=show_window)


def main_gui() -> None:
    """The program `lcreader-gui`, for desktops: no console."""
    main()


def show_window(**wanted: Any) -> int:
    """Open the window with what the options say."""
    from lcreader.app import Options, run  # noqa: PLC0415 (no Qt for the command line)

    return run(Options(**wanted))


if __name__ == "__main__":
    main()
