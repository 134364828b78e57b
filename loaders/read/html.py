"""Reads the text of a web page: blocks as lines, tables as rows, without what surrounds the page."""

from __future__ import annotations

import re

from lxml import etree, html

from loaders.read.html_tables import BLOCKS, collapsed, data_rows
from loaders.read.kept_text import KeptText
from loaders.read.source import Content
from loaders.record import Warn
from ontology.errors import UnreadableFile

_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "map",
        "button",
        "select",
        "option",
        "datalist",
        "textarea",
        "input",
        "head",
        "title",
        "rt",
        "rp",
    ]
)
_AROUND = frozenset(("header", "footer", "aside"))
# Names that sites give to what is not the page's text; only small parts of a page go by name.
_NAMED = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|share|sharing|header|footer|foot"
    r"|copyright|sidebar|related|toolbar|topbar|pagination|pager|login|qrcode|bdsharebuttonbox)"
    r"(?:$|[-_ \d])",
    re.IGNORECASE,
)
_SMALL_SHARE = 0.25
_LINK_SHARE = 0.8
_FEWEST_LINKS = 3
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that the page declares in a meta element, or None."""
    match = _META_CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def read_html(markup: str, path: str) -> Content:
    """Return the main text of a page. Raises UnreadableFile for a page without any."""
    root, warnings = _parse(markup, path)
    titles = [" ".join(title.text_content().split()) for title in root.iter("title")]
    _prune(root)
    page = _Page()
    page.read(root)
    text, tables = page.kept.build()
    if not text.strip():
        raise UnreadableFile(
            f"{path}: the page holds no text; it may be made by a script. Open it in a browser and "
            "save the text."
        )
    return _with_title(titles, Content(text, tables, warnings))


def _parse(markup: str, path: str) -> tuple[html.HtmlElement, tuple[Warn, ...]]:
    parser = html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        no_network=True,
    )
    data = markup.lstrip("\ufeff").replace("\0", " ").encode()
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableFile(f"{path}: the page can't be parsed ({error}).") from None
    for entry in parser.error_log:
        if entry.level == etree.ErrorLevels.FATAL:
            message = f"line {entry.line} of the page: {entry.message}; text may be missing"
            return root, (Warn("damaged-page", message, 0, 0),)
    return root, ()


def _prune(root: html.HtmlElement) -> None:
    """Drop what a reader does not see or what only leads to other pages."""
    total = max(1, len(root.text_content()))
    for element in list(root.iter(etree.Element)):
        tag = element.tag
        if tag in _DROPPED or element.get("hidden") is not None or _is_hidden(element):
            _drop(element)
    for element in list(root.iter(etree.Element)):
        if element.getparent() is None or element.tag in ("html", "body"):
            continue
        if (_is_around(element) and len(element.text_content()) < _SMALL_SHARE * total) or (
            element.tag in ("ul", "ol", "dl") and _only_links(element)
        ):
            _drop(element)


def _is_hidden(element: html.HtmlElement) -> bool:
    return _HIDDEN.search(element.get("style", "")) is not None


def _is_around(element: html.HtmlElement) -> bool:
    if element.tag in _AROUND:
        return True
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return _NAMED.search(named) is not None


def _only_links(element: html.HtmlElement) -> bool:
    links = [a for a in element.iter("a") if not a.get("href", "#").startswith("#")]
    if len(links) < _FEWEST_LINKS:
        return False
    linked = sum(len(a.text_content().strip()) for a in links)
    return linked >= _LINK_SHARE * len("".join(element.text_content().split()))


def _drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _with_title(titles: list[str], content: Content) -> Content:
    """Put the page's title on a line of its own if the text doesn't have it."""
    title = titles[0] if titles else ""
    name = re.split(r"\s*[_|]\s*|\s+[-—–]+\s+", title)[0].strip()
    if not name or "".join(name.split()) in "".join(content.text.split()):
        return content
    shift = len(name) + 1
    moved = tuple(table.moved(shift) for table in content.tables)
    return Content(f"{name}\n{content.text}", moved, content.warnings, content.encoding)


class _Page:
    """Walks a page and collects its lines; no recursion, for pages may be nested deeply."""

    def __init__(self) -> None:
        self.kept = KeptText()
        self.inline: list[str] = []

    def read(self, root: html.HtmlElement) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "end":
                self._leave(element, root)
            elif tag == "table" and (rows := data_rows(element)):
                self._flush()
                self.kept.table(rows)
                walker.skip_subtree()
            else:
                self._enter(element)
        self._flush()

    def _enter(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag in BLOCKS or tag == "br":
            self._flush()
        if tag == "li" and element.getparent().tag == "ol":
            self.inline.append(_number(element))
        self._text(element.text, preserve=tag == "pre")

    def _leave(self, element: html.HtmlElement, root: html.HtmlElement) -> None:
        if element.tag in BLOCKS:
            self._flush()
        if element is not root:
            parent = element.getparent()
            self._text(element.tail, preserve=parent is not None and parent.tag == "pre")

    def _text(self, text: str | None, *, preserve: bool) -> None:
        if not text:
            return
        if not preserve:
            self.inline.append(text)
            return
        first, *others = text.replace("\r\n", "\n").split("\n")
        self.inline.append(first)
        for other in others:
            self._flush()
            self.inline.append(other)

    def _flush(self) -> None:
        text = collapsed("".join(self.inline)).strip(" ")
        self.inline = []
        if text:
            self.kept.line(text)


def _number(item: html.HtmlElement) -> str:
    """Return the number that a browser prints before an item of an ordered list."""
    numbered = item.getparent()
    start = numbered.get("start", "1")
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
    place = numbered.get("zhimai-count")
    number = first if place is None else int(place) + 1
    numbered.set("zhimai-count", str(number))
    return f"{number}. "
