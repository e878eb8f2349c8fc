"""Settings: one table; a file that cannot be read never stops the program."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcreader.settings import SETTINGS, Setting, SettingError, Settings, last_archive


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_each_setting_says_what_it_is_for_and_its_default_fits(setting: Setting) -> None:
    assert setting.help.endswith(".")
    assert setting.fits(setting.default)
    assert Settings().get(setting.name) == setting.default


def test_names_are_unique() -> None:
    names = [setting.name for setting in SETTINGS]
    assert len(names) == len(set(names))


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.json"
    settings = Settings(path)
    settings.set("font_size", 22)
    settings.set("history", ["粮食", "“第二产业”"])
    settings.save()
    again = Settings(path)
    assert again.get("font_size") == 22
    assert again.get("history") == ["粮食", "“第二产业”"]
    assert [p.name for p in path.parent.iterdir()] == ["settings.json"]


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.set("font_size", Settings().get("font_size"))
    settings.save()
    assert not path.exists()


def test_an_unknown_name_suggests_the_near_one() -> None:
    with pytest.raises(SettingError, match="font_size"):
        Settings().get("fontsize")
    with pytest.raises(SettingError, match="没有名为"):
        Settings().set("no such thing at all", 1)


@pytest.mark.parametrize(
    ("name", "value"), [("font_size", "18"), ("font_size", True), ("theme", "pink")]
)
def test_a_value_of_the_wrong_kind_is_refused(name: str, value: object) -> None:
    with pytest.raises(SettingError):
        Settings().set(name, value)


def test_wrong_values_in_the_file_become_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"font_size": "big", "theme": "dark"}), encoding="utf-8")
    settings = Settings(path)
    assert settings.get("font_size") == Settings().get("font_size")
    assert settings.get("theme") == "dark"


def test_names_of_a_newer_version_stay_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"from_the_future": [1]}), encoding="utf-8")
    settings = Settings(path)
    settings.set("font_size", 30)
    settings.save()
    assert json.loads(path.read_text(encoding="utf-8"))["from_the_future"] == [1]


@given(junk=st.one_of(st.binary(max_size=60), st.just(b"[1]"), st.just(b"\xff\xfe{}")))
def test_a_damaged_file_gives_defaults_and_is_kept_aside(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.json"
    path.write_bytes(junk)
    settings = Settings(path)
    for setting in SETTINGS:
        assert setting.fits(settings.get(setting.name))
    if not path.exists():
        assert path.with_suffix(".bad.json").read_bytes() == junk


def test_lists_are_not_shared() -> None:
    settings = Settings()
    settings.get("history").append("x")
    assert settings.get("history") == []


def test_the_last_archive_is_taken_while_it_is_there(tmp_path: Path) -> None:
    settings, default, other = Settings(), tmp_path / "default", tmp_path / "other"
    assert last_archive(settings, default) == default
    settings.set("archive", str(other))
    assert last_archive(settings, default) == default
    other.mkdir()
    (other / "archive.sqlite3").touch()
    assert last_archive(settings, default) == other
