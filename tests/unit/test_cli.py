"""Commands: what they print where, and how they end. The archive itself is tested elsewhere."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lcreader.cli import cli
from lcreader.records import ImportOutcome

PAGE = (
    "## 高新技术企业突破千家\n\n本报讯（记者 张三）12月9日，记者从市科技局获悉，"
    "全市高新技术企业达到1024家，增长9.4%。\n\n增长9.4%的还有科技型中小企业。\n"
)


@pytest.fixture
def run(tmp_path: Path):
    """Run a command on an archive of one page."""
    page = tmp_path / "一版.txt"
    page.write_text(PAGE, "utf-8")
    runner = CliRunner()
    folder = str(tmp_path / "archive")

    def call(*args: object, archive: bool = True) -> Result:
        where = ["--archive", folder] if archive else []
        return runner.invoke(cli, [*map(str, args), *where])

    assert call("import", page).exit_code == 0
    return call


def rows(result: Result) -> list[dict]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_help_names_commands_and_window_options() -> None:
    shown = CliRunner().invoke(cli, ["--help"]).output
    for name in ("import", "search", "bookmark", "export", "doctor", "--screenshot", "--query"):
        assert name in shown


def test_without_a_command_the_opener_is_called() -> None:
    asked: list[dict] = []

    def opener(**wanted: object) -> int:
        asked.append(wanted)
        return 3

    result = CliRunner().invoke(cli, ["--query", "粮食", "--article", "7"], obj=opener)
    assert result.exit_code == 3
    assert asked == [{"query": "粮食", "article": 7}]


def test_import_tells_of_each_file(run, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    result = run("import", tmp_path / "一版.txt", tmp_path / "空.txt")
    assert result.exit_code == 0
    first, second = result.stdout.splitlines()
    assert first.startswith("未变")
    assert second.startswith("拒绝")
    assert "未变 1 · 更新 0 · 拒绝 1" in result.stderr
    fields = rows(run("import", tmp_path / "一版.txt", "--format", "jsonl"))
    assert fields[0].keys() == set(ImportOutcome.__dataclass_fields__)


def test_import_of_nothing_fails(run, tmp_path: Path) -> None:
    result = run("import", tmp_path / "没有.txt")
    assert result.exit_code == 1
    assert "文件不存在" in result.stdout
    assert result.stderr.splitlines()[-1] == "错误：没有导入任何文件。"


def test_search_fields(run) -> None:
    (row,) = rows(run("search", "增长９.４％", "--format", "jsonl"))
    assert row.keys() == {
        "id", "title", "date", "newspaper", "score", "count", "snippet", "marks", "kind", "bylines",
    }  # fmt: skip
    assert (row["title"], row["count"], row["bylines"]) == ("高新技术企业突破千家", 2, ["张三"])
    assert row["marks"]
    assert all(row["snippet"][start:end] == "增长9.4%" for start, end in row["marks"])


def test_search_text_and_nothing_found(run) -> None:
    result = run("search", "高新技术企业")
    assert "【高新技术企业】" in result.stdout
    assert "1 篇" in result.stderr
    none = run("search", "无此词")
    assert (none.exit_code, none.stdout) == (0, "")
    mistyped = run("search", "高心技术企业")
    assert mistyped.stdout == ""
    assert "也许要查：高新技术企业（1 篇）" in mistyped.stderr


def test_bookmark_add_list_remove_export(run, tmp_path: Path) -> None:
    (hit,) = rows(run("search", "高新技术企业", "--format", "jsonl"))
    (made,) = rows(
        run("bookmark", "add", hit["id"], "--quote", "1024家", "--note", "核", "--tag", "科技",
            "--tag", "数", "--colour", "green", "--format", "jsonl")
    )  # fmt: skip
    assert (made["quote"], made["tags"], made["colour"]) == ("1024家", ["科技", "数"], "green")
    assert rows(run("bookmark", "list", "--tag", "科技", "--format", "jsonl")) == [made]
    assert rows(run("bookmark", "list", "--tag", "无", "--format", "jsonl")) == []
    assert "“1024家”" in run("bookmark", "list").stdout
    to = tmp_path / "b.md"
    assert run("bookmark", "export", "--to", to).exit_code == 0
    assert "> 1024家" in to.read_text("utf-8")
    assert run("bookmark", "remove", made["id"]).exit_code == 0
    gone = run("bookmark", "remove", made["id"])
    assert (gone.exit_code, gone.stderr) == (1, f"错误：没有编号为 {made['id']} 的书签。\n")


def test_bookmark_add_in_doubt_asks_for_the_place(run) -> None:
    doubt = run("bookmark", "add", 1, "--quote", "增长9.4%")
    assert doubt.exit_code == 1
    assert "--start" in doubt.stderr
    place = int(doubt.stderr.split("位置 ")[1].split("、")[1].split(" ")[0])
    (made,) = rows(
        run("bookmark", "add", 1, "--quote", "增长9.4%", "--start", place, "--format", "jsonl")
    )
    assert made["start"] == place
    for wrong in (["--quote", "没有的话"], ["--quote", "增长9.4%", "--start", 1], ["--quote", ""]):
        assert run("bookmark", "add", 1, *wrong).exit_code == 1
    assert run("bookmark", "add", 99, "--quote", "增长").exit_code == 1


def test_export_and_doctor(run, tmp_path: Path) -> None:
    to = tmp_path / "数字.csv"
    assert run("export", "figures", "--to", to).exit_code == 0
    assert "1024" in to.read_text("utf-8-sig")
    refused = run("export", "figures", "--to", tmp_path / "x.doc")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert run("doctor").stdout == "一切正常：数据库、索引和原件互相一致。\n"
    assert run("doctor", "--reread").stdout.startswith("重新整理了全部版面，其中 0 个有变化。")


@pytest.mark.parametrize(
    "args",
    [
        ["search"],
        ["search", "x", "--limit", "-1"],
        ["search", "x", "--format", "xml"],
        ["export", "sums", "--to", "x.csv"],
        ["bookmark", "add", "x", "--quote", "y"],
        ["fly"],
        ["--query", "x", "doctor"],
    ],
)
def test_wrong_usage_ends_with_2(args: list[str]) -> None:
    assert CliRunner().invoke(cli, args).exit_code == 2


@pytest.mark.parametrize("command", [["search", "x"], ["doctor"], ["bookmark", "list"]])
def test_no_archive_is_one_line(command: list[str], tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, [*command, "--archive", str(tmp_path / "无")])
    assert result.exit_code == 1
    assert result.stderr.startswith("错误：这里没有档案")
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "无").exists()


def test_default_archive_is_the_user_s(run, tmp_path: Path) -> None:
    assert run("import", tmp_path / "一版.txt", archive=False).exit_code == 0
    assert (tmp_path / "home" / "archive" / "archive.sqlite3").is_file()
    assert len(rows(run("search", "高新", "--format", "jsonl", archive=False))) == 1


def test_figures_are_searched_and_exported_with_their_source(run, tmp_path: Path) -> None:
    (hit,) = rows(run("search", "值:>1000 单位:家 指标:高新技术企业", "--format", "jsonl"))
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["1024家"]
    odd = run("search", "值:许多")
    assert odd.exit_code == 0
    assert "不是数值" in odd.output
    for suffix in ("csv", "xlsx"):
        for what in ("figures", "comparisons"):
            to = tmp_path / f"{what}.{suffix}"
            assert run("export", what, "--to", to, "--citation", "2015").exit_code == 0
            assert to.stat().st_size > 0
    first = (tmp_path / "figures.csv").read_text("utf-8-sig").splitlines()[1]
    assert "张三. 高新技术企业突破千家[N]." in first
    assert run("export", "figures", "--to", tmp_path / "f.csv", "--citation", "1987").exit_code == 2
