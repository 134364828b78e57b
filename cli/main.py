"""The `zhimai` command: finds the module of a subcommand, runs it, turns errors into exit codes."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import click

from cli.exits import INTERRUPTED, exit_code
from cli.import_path import keep_working_folder_out
from ontology.errors import ZhimaiError

if TYPE_CHECKING:
    from collections.abc import Sequence

# Name → one line of help. The module of a command is imported only when it is called, so that
# `zhimai --help` answers at once.
COMMANDS: dict[str, dict[str, str]] = {
    "建图 · Build": {
        "build": "读语料，建图谱 · read a corpus folder, build the graph",
        "serve": "提供网页与接口 · serve the pages and the HTTP interface",
        "add": "加入新文件 · put one more document into the corpus and the graph",
        "extract": "抽取单个文件 · print what one document says, as JSON",
        "export": "导出 · write the graph as N-Quads, Turtle, JSON-LD, GraphML, CSV",
        "validate": "校验 · check the graph against the shapes",
        "quality": "抽取质量 · measure extraction against hand-made annotations",
        "status": "数据集与存储的状态 · which dataset there is, which store holds what",
    },
    "提问 · Ask": {
        "who": "这件事归谁管 · who answers for a task, with the sentence that proves it",
        "agency": "一个机构管什么 · what an agency answers for, its names over time",
        "shared": "共同负责的条款 · clauses that two or more agencies share",
        "matrix": "共同负责次数表 · how many clauses each two agencies share",
        "search": "检索 · search clauses, agencies, documents and what they name",
        "document": "文件与目录 · a document with its outline",
        "figures": "数据：指标、结果与目标 · figures that documents state, results and targets",
        "cites": "谁写到它 · every place that names a work, a standard or a programme",
        "standards": "文件写到的标准 · the standards that documents name",
        "citations": "引用的判定 · of how many works named it is known which one is meant",
        "due": "到期任务 · what falls due by a year",
        "districts": "各区任务 · what the districts must do",
        "lineage": "跨文件延续的事 · what goes on from one document to another",
        "trace": "一件事逐年怎么写 · one thing through the years, sentence beside sentence",
        "compare": "两份文件逐句相比 · what a later document continued, added and dropped",
        "assigning": "分工方式的变化 · how assigning itself changed, document by document",
        "analyze": "谁和谁一起办事 · who works with whom: central agencies, communities, pairs",
    },
}

EXIT_CODES = """\
退出码 · Exit codes: 0 成功 done; 1 没有找到 nothing found; 2 用法错误 wrong usage;
3 文件无法读取 a file can't be read; 4 数据或存储错误 data or store in disorder."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for, listed under headings."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return all command names, in the order of the table."""
        return [name for section in COMMANDS.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command, None if there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the table of commands, without importing any."""
        for heading, commands in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl(list(commands.items()))


@click.group(
    cls=LazyGroup,
    epilog="\b\n" + EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="zhimai", message="zhimai %(version)s")
def zhimai() -> None:
    """质脉：政策文件里的每件事归谁管，每个回答都附原句。

    Zhimai: who answers for what in policy documents, each answer with the sentence that proves it.

    \b
    例 · Examples:
      zhimai build
      zhimai who 知识图谱
      zhimai shared 市市场监管局 市经济信息化委
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `zhimai` and exit; every error that is ours ends with a message, never a traceback."""
    # A terminal or pipe that can't show a character gets an escape instead of an exception.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    try:
        keep_working_folder_out()
        code = zhimai.main(arguments, prog_name="zhimai", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\n已中断 · interrupted", err=True)
        sys.exit(INTERRUPTED)
    except ZhimaiError as error:
        click.echo(f"zhimai: {error}", err=True)
        sys.exit(exit_code(error))
    sys.exit(code if isinstance(code, int) else 0)
