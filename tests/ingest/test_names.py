"""English names of people."""

from __future__ import annotations

import pytest

from reader.ingest.names import is_name_shaped, spoken


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("JANE DOE", "Jane Doe"),
        ("KIM GIL-DONG", "Kim Gil-dong"),
        ("ANNE-MARIE DOE", "Anne-Marie Doe"),
        ("JANE O'DOE AND JOHN MCROE", "Jane O'Doe and John McRoe"),
        ("J.D. DOE", "J.D. Doe"),
        ("JD VAN DOE", "JD van Doe"),
        ("Jane DOE", "Jane DOE"),
    ],
)
def test_a_shouted_name_is_written_as_people_write_it(printed: str, written: str) -> None:
    """Any other stays as it is printed."""
    assert written == spoken(printed)


def test_a_name_is_two_to_four_words_with_capitals() -> None:
    """And nothing else."""
    assert is_name_shaped("Jane Doe") and is_name_shaped("Jane van der Doe")
    assert not any(map(is_name_shaped, ("Jane", "Jane doe", "Power Rates, Again", "홍길동")))
