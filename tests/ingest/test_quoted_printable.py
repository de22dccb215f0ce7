"""What mails quote."""

from __future__ import annotations

import pytest

from reader.ingest.decoding.quoted_printable import is_quoted, unquoted
from reader.model.article import BlockKind, Language
from tests.ingest.dumps import BATTERIES, POWER, Read, texts

BROKEN = "When the town bought the orchard nobody expected apples from it. =\nThey expected a view."


def test_a_quoted_mail_is_read_as_it_was_written() -> None:
    """Its lines keep their numbers."""
    text = f"{BROKEN}\n\n=E2=80=9CYes,=E2=80=9D he said.=20\n=EC=82=AC=EA=B3=BC\n"
    assert is_quoted(text)
    assert unquoted(text).split("\n") == [
        "When the town bought the orchard nobody expected apples from it. They expected a view.",
        "",
        "",
        "“Yes,” he said. ",
        "사과",
        "",
    ]


@pytest.mark.parametrize(
    "text", ["x=20y\n", "a = b =\nc\n", "https://a.example/?q=E2\n", f"{BROKEN}\n", ""]
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    """Nothing in the dump shows that it is a mail."""
    assert not is_quoted(text)


def test_a_subject_in_another_form_is_no_broken_line() -> None:
    """It ends in the same sign."""
    head = "Subject: =?utf-8?Q?Salt_farmers_and_the_sun?=\nDate: Tue, 6 Aug 2024 21:00:00 +0900\n"
    text = f"{head}\n=E2=80=9CYes.\n"
    assert f"{head}\n“Yes.\n" == unquoted(text)


def test_beside_a_mail_other_lines_stay() -> None:
    """As far as they show nothing of it themselves; and bytes that say nothing stay too."""
    assert "사 과\n" == unquoted("=EC=82=AC=0D=0A=EA=B3=BC\n")
    text = "=EC=82=AC=EA=B3=BC\nx=20y\n=EC=82=AC =FF=FE\nend of a long, long, long, long line ==\n="
    assert unquoted(text) == text.replace("=EC=82=AC=EA=B3=BC", "사과").replace("=EC=82=AC", "사")


def test_the_text_of_a_mail_is_whole() -> None:
    """However its bytes are broken."""
    body = "".join(f"={byte:02X}" for byte in POWER.encode())
    lines = [f"{body[start : start + 75]}=\n" for start in range(0, len(body), 75)]
    mail = f"Subject: Orchard\n\n{''.join(lines)[:-2]}\n\n{BATTERIES}\n\n{POWER}\n"
    read = Read(mail.encode())
    edition = read.article.editions[Language.KO]
    assert f"cleaned: {len(lines)} lines quoted as in mails, first in line 3" in read.end.warnings
    assert [POWER, POWER] == [text for text in texts(edition, *BlockKind) if text != BATTERIES]
