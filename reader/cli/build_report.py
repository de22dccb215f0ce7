"""What became of each dump, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reader.cli.output import say
from reader.ingest.build import DumpRead, PartSkipped
from reader.model.article import ArticleId
from reader.store.builder import BuildStatus
from reader.store.identity.tables import ID_BYTES
from reader.text.counting import counted

_MOST_NAMED: Final = 8
_REST: Final = (0, 0)
"""The lines of a part that is all that comes after the last article."""
_STATUSES: Final = tuple(BuildStatus)


class Outcomes:
    """What became of articles, in their order; eleven bytes each, for a dump may have millions."""

    def __init__(self) -> None:
        self._ids = bytearray()
        self._statuses = bytearray()

    def __len__(self) -> int:
        return len(self._statuses)

    def __iter__(self) -> Iterator[tuple[ArticleId, BuildStatus]]:
        for place, status in enumerate(self._statuses):
            chars = self._ids[place * ID_BYTES : (place + 1) * ID_BYTES]
            yield ArticleId(chars.decode()), _STATUSES[status]

    @property
    def ids(self) -> str:
        """Their ids, one behind the other."""
        return self._ids.decode()

    def add(self, article_id: ArticleId, status: BuildStatus) -> None:
        """Add what became of the next one."""
        self._ids += article_id.encode()
        self._statuses.append(_STATUSES.index(status))


@dataclass(slots=True)
class DumpReport:
    """One dump: its articles, what was skipped, and why it failed if it did."""

    name: str
    articles: Outcomes = field(default_factory=Outcomes)
    skipped: list[PartSkipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What a person should look at, article by article."""
    summary: DumpRead | None = None
    failed: str = ""
    """Why nothing came of the dump; "" if something did."""

    @property
    def reason(self) -> str:
        """Why the dump as a whole was left out, as the extractor says; else ""."""
        return next((part.reason for part in self.skipped if not part.is_inside), "")

    @property
    def is_cut(self) -> bool:
        """Whether the end of the dump could not be taken in."""
        return any(part.lines == _REST for part in self.skipped)

    def as_json(self) -> dict[str, object]:
        """The shape that `--json` promises."""
        skipped = [_part_json(part) for part in self.skipped if not part.is_inside]
        if self.failed and not skipped:
            skipped.append({"lines": [0, 0], "reason": self.failed})
        return {
            "dump": self.name,
            "encoding": self.summary.encoding if self.summary else "",
            "articles": [
                {"id": article_id, "status": str(status)} for article_id, status in self.articles
            ],
            "skipped": skipped,
            "left_out": self.summary.left_out if self.summary else 0,
            "like_content": [_part_json(part) for part in self.skipped if part.is_inside],
            "warnings": [*(self.summary.warnings if self.summary else ()), *self.notes],
        }


def _part_json(part: PartSkipped) -> dict[str, object]:
    return {"lines": list(part.lines), "reason": part.reason}


def say_report(reports: Sequence[DumpReport], folder: Path, *, dry_run: bool) -> None:
    """Print the report: a line a dump, what was skipped and guessed under it, a sum at the end."""
    total: Counter[BuildStatus] = Counter()
    for report in reports:
        total.update(status for _, status in report.articles)
        _say_dump(report)
    articles = sum(total.values())
    would = "would be " if dry_run else ""
    where = f": {_counts(total)} — {would}in {folder}" if articles else ""
    say(f"{counted(articles, 'article')}{where}")


def _say_dump(report: DumpReport) -> None:
    if report.failed:
        say(f"{report.name}: skipped — {report.failed}")
        return
    counts = Counter(status for _, status in report.articles)
    encoding = report.summary.encoding if report.summary else ""
    articles = counted(len(report.articles), "article")
    say(f"{report.name} ({encoding}): {articles}, {_counts(counts)}")
    for part in report.skipped:
        if not part.is_inside:
            say(f"  skipped {_where(part)}: {part.reason}")
    _say_left_out(report)
    for note in [*(report.summary.warnings if report.summary else ()), *report.notes]:
        say(f"  note: {note}")


def _say_left_out(report: DumpReport) -> None:
    """How much was left out of pages with an article, where some of it may be missed."""
    inside = [part for part in report.skipped if part.is_inside]
    if not inside or report.summary is None:
        return
    lines = sum(last - first + 1 for first, last in (part.lines for part in inside))
    say(f"  left out: {report.summary.left_out} lines; {lines} look like content")
    for part in inside[:_MOST_NAMED]:
        say(f"    {_where(part)}: {part.reason}")
    if len(inside) > _MOST_NAMED:
        say(f"    and {len(inside) - _MOST_NAMED} more; --json names them all")


def _where(part: PartSkipped) -> str:
    first, last = part.lines
    if part.lines == _REST:
        return "the rest of it"
    if first == last:
        return f"line {first}"
    return f"lines {first}-{last}"


def _counts(counts: Counter[BuildStatus]) -> str:
    return ", ".join(f"{counts[status]} {status}" for status in BuildStatus if counts[status])
