"""From bytes to articles: decoding, clean-up with a map back, splitting a page, sentences."""

from lcreader.text.decode import Decoded, decode
from lcreader.text.sentences import sentences
from lcreader.text.split import split_page

__all__ = ["Decoded", "decode", "sentences", "split_page"]
