"""Every capability of the program without a window: the commands, put together."""

from lcreader.cli import bookmarks, collection, ledger, pages
from lcreader.cli.root import cli

for command in (
    pages.articles,
    pages.figures,
    collection.import_,
    collection.search,
    ledger.compare,
    ledger.audit,
    collection.export_,
    collection.doctor,
    bookmarks.bookmark,
):
    cli.add_command(command)

__all__ = ["cli"]
