"""How an article begins: where it was left, or as the person reads what he has never opened."""

from __future__ import annotations

from reader.model.article import AlignedPair, Article
from reader.model.marks import Marks, Point, ReadingPosition
from reader.session import places
from reader.tui.reading.content import PaneContent
from reader.tui.remembered import Remembered


def content_of(
    article: Article, pairs: tuple[AlignedPair, ...], marks: Marks, habits: Remembered
) -> PaneContent:
    """What the pane shows of an article when it is opened.

    Args:
        article: To be shown.
        pairs: How its paragraphs are aligned.
        marks: On the article, and where it was left.
        habits: In which language, layout and width the person reads.
    """
    position = marks.reading.position if marks.reading else None
    position = places.found_again(position, article) if position else None
    language = position.language if position else habits.language
    if language not in article.editions:
        language = article.languages[0]
    layout = position.layout if position else habits.layout
    return PaneContent(article, pairs, marks, language, layout, position, habits.measure_cells)


def has_moved(position: ReadingPosition) -> bool:
    """Whether a position is another than where an article begins that has no place yet."""
    return position.point != Point(0)
