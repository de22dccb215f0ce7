"""Texts, articles and files that mean harm."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

EVIL: Final = (
    "\x1b]52;c;aGFjaw==\x07\x1b]0;T\x07\x1b]2;T\x1b\\\x1b]8;;file:///etc/passwd\x1b\\L\x1b]8;;\x1b\\"
    "\x1b]1337;File=:QQ==\x07\x1bPq\x1b\\\x1b_G\x1b\\\x1b^x\x1b\\\x1b[2J\x1b[?1049l\x1b[31m\x1bc"
    "\x9b31m\x9d52;c;QQ==\x9c\x7f\x00\x07\x08\x0e\x0f\x05 \u202eabc\u202c\u2066\u200b\u200f\ufeff"
    "\u3164\U000e0041 [/b][/][@click=app.quit]클릭[/] [link=file:///etc/passwd]x[/link] x [/"
)
"""Control functions, direction marks, invisible characters and markup, some of it broken."""


def _levels(count: int) -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, count):
        rows.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]")
    return "\n".join(rows) + "\n"


BOMBS: Final = {
    "aliases": _levels(9).encode(),
    "merges": b"a: &a {x: 1}\nb: &b {<<: [*a, *a]}\nc: {<<: [*b, *b]}\n",
    "depth": b"[" * 200_000,
    "tags": b'!!python/object/apply:os.system ["touch pwned"]\n',
    "size": b'a: "' + b"x" * (17 << 20) + b'"\n',
}
"""Each has to be refused with its line, 1, in less than a second."""


@dataclass(frozen=True, slots=True)
class EvilArticle:
    """An article file every text of which is `EVIL`, written as YAML escapes."""

    id: str
    text: str


def evil_article(article_id: str = "aaaaaaaaa2") -> EvilArticle:
    """An article a stranger has written by hand, to look good to the parser."""
    evil = json.dumps(EVIL, ensure_ascii=True).replace("\\udb40\\udc41", "\\U000E0041")
    body = "\n".join(f"    - {kind}: {evil}" for kind in ("p", "h", "li", "caption", "note"))
    author = f"{{name: {evil}, position: {evil}, bio: {evil}, email: {evil}}}"
    digest = f'sha256: "{"0" * 64}", lines: [1, 2], url: "javascript:alert(1)"'
    source = f"{{dump: {evil}, {digest}, encoding: {evil}}}"
    return EvilArticle(
        article_id,
        f"""schema: 1
id: {article_id}
publisher: {evil}
section: {evil}
published: {evil}
author: {author}
source: {source}
editions:
  ko:
    title: {evil}
    deck: [{evil}]
    body:
{body}
  en:
    title: {evil}
    deck: []
    body:
{body}
alignment:
- {{ko: [0], en: [0], confidence: 0.9}}
warnings: [{evil}]
""",
    )
