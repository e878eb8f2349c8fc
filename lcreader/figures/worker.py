"""A process of its own that reads pages: started by whoever imports many, ended by closing stdin.

Requests and answers are pickles on stdin and stdout, one after the other; the main module of the
starter is never loaded here, so a script needs no guard around its first line.
"""

import os
import pickle
import signal
import sys
import traceback
from typing import Any, BinaryIO

from lcreader.figures.extract import extract_figures, home_of_page
from lcreader.records import Article, Figure
from lcreader.text import split_page

PageWork = list[tuple[Article, tuple[Figure, ...]]]


def read_page(text: str, name: str) -> PageWork:
    """The articles of a page (the text of a file and its name) with their figures."""
    articles = split_page(text, name)
    home = home_of_page(articles)
    return [(article, tuple(extract_figures(article, home))) for article in articles]


def main() -> None:
    """Answer requests until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us decides when it is over
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anything prints is no answer
    serve(sys.stdin.buffer, answers)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each (text, name): (True, what was made) or (False, (error, traceback))."""
    while True:
        try:
            text, name = pickle.load(requests)
        except EOFError:
            return
        answer: tuple[bool, Any]
        try:
            answer = True, read_page(text, name)
        except Exception as error:
            answer = False, (repr(error), traceback.format_exc())
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


if __name__ == "__main__":
    main()
