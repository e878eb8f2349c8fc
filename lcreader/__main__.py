"""Window or command line.

Without a command the window opens; every command is one of `cli`. What is loaded is only what is
needed: the command line loads no Qt, the window without options no command line.
"""

import sys
from typing import Any


def main() -> None:
    """The program `lcreader`: ends the process with its exit code."""
    if len(sys.argv) == 1:
        sys.exit(open_window())
    from lcreader.cli import cli  # noqa: PLC0415 (see the top of this file)

    cli(obj=open_window, prog_name="lcreader")


def main_gui() -> None:
    """The program `lcreader-gui`, for desktops: no console."""
    main()


def open_window(**wanted: Any) -> int:
    """Open the window, or paint it, as the options (those of `app.Options`) say."""
    from lcreader.app import Options, run  # noqa: PLC0415 (see the top of this file)

    return run(Options(**wanted))


if __name__ == "__main__":
    main()
