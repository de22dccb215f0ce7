r"""Text of others inside Markdown: every character is shown, none is obeyed.

CommonMark, GFM, Obsidian and Logseq each read signs of their own; all of them honour a
backslash before punctuation. `<` becomes an entity, for programs that look for tags first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, urlsplit

from reader.text.sanitise import guard

MAX_URL_CHARS: Final = 2048

_SIGNS: Final = re.compile(
    r"[\\`*_\[\]>~$^#|]"  # emphasis, links, quotes, mathematics, block ids, tags, tables
    r"|(?<=%)%|%(?=%)|(?<==)=|=(?==)|(?<=:):|(?<=\{)\{|(?<=\()\("  # %% == :: {{ ((
)
_ENTITY: Final = re.compile(r"&(?=[#A-Za-z])")
_LINE_START: Final = re.compile(r"([-+=])|([0-9]{1,9})([.)])")
_INDENT: Final = re.compile(r"[ \t\u00a0]+")
_NOT_IN_TAG: Final = re.compile(r"[^\w/-]+")
_HOST: Final = re.compile(r"[A-Za-z0-9.-]+(?::[0-9]{1,5})?")
_UNSAFE_IN_URL: Final = re.compile(r"[\s\x00-\x20\x7f-\x9f]")
_STRAY_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")


def escape_line(line: str) -> str:
    """One line of text as Markdown that shows just this text; line feeds become spaces."""
    text = guard(line.replace("\n", " ").replace("\t", " ")).strip(" ")
    indent = _INDENT.match(text)
    start = indent.end() if indent else 0
    rest = _SIGNS.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text[start:]))
    rest = _LINE_START.sub(_escape_start, rest, count=1) if _LINE_START.match(rest) else rest
    return text[:start] + rest.replace("<", "&lt;")


def escape_text(text: str) -> str:
    """Text of several lines; empty lines part paragraphs, indents are kept as no-break spaces.

    Other line ends become hard breaks, so that verse stays verse.
    """
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if not line.strip():
            paragraphs.append([])
            continue
        bare = line.expandtabs(4)
        indent = len(bare) - len(bare.lstrip(" "))
        paragraphs[-1].append("\u00a0" * indent + escape_line(bare))
    return "\n\n".join("\\\n".join(lines) for lines in paragraphs if lines)


def blockquote(markdown: str) -> str:
    """Markdown as a quotation."""
    return "\n".join(f"> {line}" if line else ">" for line in markdown.split("\n"))


def tag_words(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags as note programs and flash cards take them, without `#`, each once.

    What is no letter, digit, `_`, `-` or `/` becomes a hyphen; a number gets a `_` before it,
    since a tag must not be one; what has nothing left is dropped.
    """
    words = (_NOT_IN_TAG.sub("-", guard(tag)).strip("-_/") for tag in tags)
    return tuple(dict.fromkeys(f"_{w}" if w.isnumeric() else w for w in words if w))


def link(url: str) -> str:
    """A link that names its host; escaped text if it is no plain web address, "" for none."""
    address = web_address(url)
    if not address:
        return escape_line(url)
    return f"[{escape_line(urlsplit(address).netloc)}]({address})"


def web_address(url: str) -> str:
    """An http or https address in ASCII, fit to stand in brackets; "" for anything else."""
    if len(url) > MAX_URL_CHARS or _UNSAFE_IN_URL.search(url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.netloc.encode("idna").decode("ascii") if parts.netloc else ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return ""
    rest = _STRAY_PERCENT.sub("%25", parts._replace(scheme="", netloc="").geturl())
    try:
        return f"{parts.scheme}://{host}{quote(rest, safe='/?#&=%+,;:@!-._~')}"
    except UnicodeEncodeError:
        return ""


def _escape_start(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"
