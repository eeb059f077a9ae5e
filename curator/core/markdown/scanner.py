"""The block structure of Markdown as far as a list needs it: where headings and list items begin and end.

Follows CommonMark for containers (lists), fences, HTML blocks, headings and lazy lines, in one pass and in
linear time. Block quotes are opaque. One deviation: a line that holds only an anchor (``<a id="x"></a>``)
never continues a list item, because it belongs to the heading after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.markdown.blocks import Blocks, Heading, Item
from curator.core.markdown.htmlblocks import AT_A_BLANK_LINE, COMMENT_END, html_block_end
from curator.core.markdown.lines import (
    ANCHOR,
    BREAK,
    CODE_INDENT,
    LINE,
    NOTHING,
    UNDERLINE,
    before_line_end,
    columns,
    ends_in_text,
    unclosed,
)

if TYPE_CHECKING:
    import re

_DEEPEST: Final = 32
"""Lists within lists; what is nested deeper is text, so that no line can cost more than its length."""


def scan(text: str) -> Blocks:
    """Find the headings and list items of any text; linear time, never raises."""
    scanner = _Scanner(text)
    for line in LINE.finditer(text, 1 if text.startswith("\ufeff") else 0):
        scanner.read(line)
    scanner.leave_leaf(len(text))
    scanner.cut(0)
    return Blocks(scanner.headings, scanner.items, scanner.fences, scanner.comments)


class _Scanner:
    """The open containers and the open leaf block, moved on line by line."""

    def __init__(self, text: str) -> None:
        self.headings: list[Heading] = []
        self.items: list[Item] = []
        self.fences: list[tuple[int, int]] = []
        self.comments: list[tuple[int, int]] = []
        self._text = text
        self._leaf_start = self._line = 0
        self._open: list[Item] = []
        self._leaf: re.Pattern[str] | str | None = None  # what ends raw HTML, or the run that opened a fence
        self._paragraph: tuple[int, int] | None = None  # its offset and line, while another line may join it
        self._quoted = False  # whether that paragraph stands in a block quote
        self._anchors: int | None = None  # where the anchors right before this line begin
        self._anchors_before: int | None = None
        self._starts = {
            "heading": self._heading,
            "fence": self._fence,
            "html": self._html,
            "quote": self._quote,
            "rule": self._rule,
            "bullet": self._bullet,
        }
        self._end = 0  # of the last line that was not blank, line end included
        self._end_line = 0

    def read(self, line: re.Match[str]) -> None:
        """Take the next line."""
        self._line += 1
        if line.lastgroup == "blank":
            self._blank()
            return
        self._anchors_before, self._anchors = self._anchors, None
        column = 0 if line.end(1) == line.start() else columns(line["indent"], 0)
        depth = 0
        for item in self._open:
            if item.indent > column:
                break
            depth += 1
        if self._leaf is not None and depth == len(self._open):
            self._stay_in_leaf(line, column)
        else:
            self.leave_leaf(self._end)
            self._begin(line, column, depth)
        self._end, self._end_line = line.end(), self._line

    def leave_leaf(self, end: int) -> None:
        """End the open leaf block, if there is one, and remember where it stood."""
        if isinstance(self._leaf, str):
            self.fences.append((self._leaf_start, end))
        elif self._leaf is COMMENT_END:
            self.comments.append((self._leaf_start, end))
        self._leaf = None

    def cut(self, depth: int) -> None:
        """End the open paragraph and all containers but the outermost ``depth``."""
        self._paragraph, self._quoted = None, False
        if len(self._open) > depth:
            end = before_line_end(self._text, self._end)
            while len(self._open) > depth:
                item = self._open.pop()
                item.end, item.end_line = end, self._end_line

    def _blank(self) -> None:
        self._paragraph, self._quoted = None, False
        if self._leaf is AT_A_BLANK_LINE:
            self._leaf = None
        # An item that begins with a blank line is over at the second one.
        if self._open and self._open[-1].line == self._line - 1:
            content = self._open[-1].content
            if self._text[content : content + 1] in NOTHING:
                self.cut(len(self._open) - 1)

    def _stay_in_leaf(self, line: re.Match[str], column: int) -> None:
        """A line of a fence or of raw HTML; its last one closes it."""
        if isinstance(self._leaf, str):
            run = line["fence"] or ""
            closes = run.startswith(self._leaf) and column - self._base(len(self._open)) < CODE_INDENT
            if closes and not self._text[line.end("fence") : line.end()].strip(" \t\r\n"):
                self.leave_leaf(line.end())
        elif self._leaf is not None and self._leaf.search(self._text, line.start(), line.end()):
            self.leave_leaf(line.end())

    def _begin(self, line: re.Match[str], column: int, depth: int) -> None:
        """A line outside of leaves: the start of a block, or text; ``depth`` containers go on."""
        if column and column - self._base(depth) >= CODE_INDENT:
            if self._paragraph is None:
                self.cut(depth)  # indented code
            return
        start = self._starts.get(line.lastgroup or "")
        if start is not None and start(line, column, depth):
            return
        if self._paragraph is None:
            self.cut(depth)
            self._paragraph = (line.start(), self._line)

    def _heading(self, line: re.Match[str], _column: int, depth: int) -> bool:
        self.cut(depth)
        if depth == 0:
            source = self._text[line.end("heading") : before_line_end(self._text, line.end())]
            self._add_heading(
                line.start(), line, line.end("heading") - line.start("heading"), unclosed(source)
            )
        return True

    def _fence(self, line: re.Match[str], _column: int, depth: int) -> bool:
        run = line["fence"]
        if run[0] == "`" and self._text.find("`", line.end("fence"), line.end()) >= 0:
            return False  # an info string holds no backtick: this is a code span
        self.cut(depth)
        self._leaf, self._leaf_start = run, line.start()
        return True

    def _html(self, line: re.Match[str], _column: int, depth: int) -> bool:
        start = line.start("html")
        if depth == 0 and ANCHOR.match(self._text, start):
            self._anchor(line)
            return True
        end = html_block_end(self._text, start, in_paragraph=self._paragraph is not None)
        if end is None:
            return False
        self.cut(depth)
        self._leaf, self._leaf_start = end, line.start()
        if end.search(self._text, start, line.end()):
            self.leave_leaf(line.end())
        return True

    def _anchor(self, line: re.Match[str]) -> None:
        """An anchor alone on its line ends a list; nothing but its heading is read differently for that."""
        if self._open or self._paragraph is None:
            lazy = bool(self._open) and self._paragraph is not None
            self.cut(0)
            self._paragraph, self._quoted = (line.start(), self._line), lazy
        self._anchors = line.start() if self._anchors_before is None else self._anchors_before

    def _quote(self, line: re.Match[str], _column: int, depth: int) -> bool:
        goes_on = ends_in_text(self._text, line.start("quote"), in_text=self._quoted)
        self.cut(depth)
        if goes_on:
            self._paragraph, self._quoted = (line.start(), self._line), True
        return True

    def _rule(self, line: re.Match[str], _column: int, depth: int) -> bool:
        first = line.end("indent")
        if self._underlines(first, depth):
            self._setext(line, depth, level=1 if self._text[first] == "=" else 2)
            return True
        if BREAK.match(self._text, first):
            self.cut(depth)
            return True
        return False

    def _bullet(self, line: re.Match[str], column: int, depth: int) -> bool:
        marker, gap = line.group("marker", "gap")
        content = line.end("bullet")
        sign = self._text[content : content + 1]
        empty = sign in NOTHING
        if (empty or sign == marker) and self._rule(line, column, depth):
            return True  # "- - -" is a thematic break, and "-" alone may underline a heading
        if self._paragraph is not None and self._in_paragraph(depth) and (empty or not _interrupts(marker)):
            return False
        if depth >= _DEEPEST:
            return False
        self.cut(depth)
        after = column + len(marker)
        width = 1 if gap == " " else columns(gap, after)
        code = width > CODE_INDENT
        indent = after + (1 if empty or code else width)
        item = Item(line.start(), content, self._line, indent, depth)
        self.items.append(item)
        self._open.append(item)
        if not code and (sign == "[" or sign.isalpha()):
            self._paragraph = (content, self._line)
        elif not code and not empty:
            self._begin_inside(content, after + width)
        return True

    def _begin_inside(self, content: int, column: int) -> None:
        """The rest of an item's first line may begin a block of its own."""
        if rest := LINE.match(self._text, content):
            self._begin(rest, column, len(self._open))

    def _setext(self, line: re.Match[str], depth: int, *, level: int) -> None:
        paragraph = self._paragraph
        self.cut(depth)
        if depth == 0 and paragraph is not None:
            source = self._text[paragraph[0] : line.start()]
            self._add_heading(paragraph[0], line, level, source, above=self._line - paragraph[1])

    def _add_heading(self, own: int, line: re.Match[str], level: int, source: str, *, above: int = 0) -> None:
        start = own if self._anchors_before is None else min(own, self._anchors_before)
        self.headings.append(Heading(start, own, line.end(), self._line - above, level, source.strip()))

    def _in_paragraph(self, depth: int) -> bool:
        return self._paragraph is not None and not self._quoted and depth == len(self._open)

    def _underlines(self, first: int, depth: int) -> bool:
        return self._in_paragraph(depth) and UNDERLINE.match(self._text, first) is not None

    def _base(self, depth: int) -> int:
        return self._open[depth - 1].indent if depth else 0


def _interrupts(marker: str) -> bool:
    """Whether an item with this marker may end a paragraph: no number but 1 does."""
    return len(marker) == 1 or int(marker[:-1]) == 1
