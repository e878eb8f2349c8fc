"""Every capability of the program without a window."""

import click

from lcreader import __version__


@click.group()
@click.version_option(__version__)
def cli() -> None:
    """报刊档案阅读器：检索文章，核对数字，收藏段落。"""
