"""The examples in the docstrings do what they say."""

import doctest
import importlib
import pkgutil

import pytest

import lcreader

MODULES = [
    module.name
    for module in pkgutil.walk_packages(lcreader.__path__, "lcreader.")
    if not module.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    found = (doctest.DocTestFinder().find(importlib.import_module(name)) for name in MODULES)
    assert sum(bool(test.examples) for tests in found for test in tests) > 40
