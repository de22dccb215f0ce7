"""The commands of each place as rows: what `keys.COMMANDS` is made of."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Group(StrEnum):
    """Under which heading the help shows a command, in this order."""

    SELECT = "While text is selected"
    READ = "Reading"
    FIND = "Finding"
    MARK = "Marking"
    LIST = "The list"
    MOVE = "Moving"
    PROGRAM = "The program"


Row = tuple[str, str, str, str, str, Group, int]
"""Verb, keys, action, label, description, group, rank in the footer."""

MOVE: Final[tuple[Row, ...]] = (
    ("down", "j down", "cursor_down", "", "next row", Group.MOVE, 0),
    ("up", "k up", "cursor_up", "", "previous row", Group.MOVE, 0),
    ("page-down", "space pagedown ctrl+f", "page_down", "", "a page down", Group.MOVE, 0),
    ("page-up", "pageup ctrl+b", "page_up", "", "a page up", Group.MOVE, 0),
    ("half-down", "ctrl+d", "half_down", "", "half a page down", Group.MOVE, 0),
    ("half-up", "ctrl+u", "half_up", "", "half a page up", Group.MOVE, 0),
    ("first", "g home", "first", "", "first row", Group.MOVE, 0),
    ("last", "G end", "last", "", "last row", Group.MOVE, 0),
)

BOTH: Final[tuple[Row, ...]] = (
    ("bookmark", "b", "screen.bookmark", "bookmark", "bookmark on or off", Group.MARK, 5),
    ("note", "a", "screen.note", "note", "write a note", Group.MARK, 6),
    ("bookmarks", "'", "screen.bookmarks", "bookmarks", "all bookmarks", Group.MARK, 0),
    ("annotations", ";", "screen.annotations", "marks", "highlights and notes", Group.MARK, 7),
    ("tags", "#", "screen.tags", "tags", "all tags", Group.MARK, 0),
    ("export", "e", "screen.export", "export", "export annotations", Group.MARK, 0),
    (
        "read",
        "r",
        "screen.toggle_read",
        "read",
        "read or unread (by itself: end seen, 5 s open)",
        Group.READ,
        0,
    ),
    ("source", "o", "screen.source", "source", "open the source on the web", Group.READ, 0),
    ("information", "i", "screen.information", "info", "where it came from", Group.READ, 0),
    ("copy", "y", "screen.copy", "copy", "copy the title or the text", Group.READ, 0),
    ("concordance", "*", "screen.concordance", "", "every sentence with a word", Group.FIND, 0),
    ("jump-back", "<", "screen.jump(-1)", "", "back to where you were reading", Group.MOVE, 0),
    ("jump-forward", ">", "screen.jump(1)", "", "forward again", Group.MOVE, 0),
)

LIST: Final[tuple[Row, ...]] = (
    ("open", "enter right", "screen.open", "open", "open at the saved place", Group.READ, 1),
    ("search", "/", "screen.search", "search", "search the whole library", Group.FIND, 2),
    ("next-match", "n f3", "screen.match(1)", "", "next hit of the last search", Group.FIND, 0),
    ("previous-match", "N shift+f3", "screen.match(-1)", "", "previous hit", Group.FIND, 0),
    ("filter", "f", "filter", "filter", "filter by a query", Group.FIND, 3),
    ("language", "t", "screen.flip_titles", "titles", "language of titles", Group.LIST, 4),
    ("preview", "p", "screen.preview", "preview", "preview on or off", Group.LIST, 0),
    ("sort", "\\", "screen.sort", "sort", "choose the order", Group.LIST, 0),
    ("view-all", "1", "screen.view('all')", "", "all articles", Group.LIST, 0),
    ("view-unread", "2", "screen.view('unread')", "", "unread", Group.LIST, 0),
    ("view-reading", "3", "screen.view('reading')", "", "begun, not at the end", Group.LIST, 0),
    ("view-bookmarked", "4", "screen.view('bookmarked')", "", "bookmarked", Group.LIST, 0),
    ("view-annotated", "5", "screen.view('annotated')", "", "annotated", Group.LIST, 0),
    ("view-saved-6", "6", "screen.saved_view(6)", "", "the saved view 6", Group.LIST, 0),
    ("view-saved-7", "7", "screen.saved_view(7)", "", "the saved view 7", Group.LIST, 0),
    ("view-saved-8", "8", "screen.saved_view(8)", "", "the saved view 8", Group.LIST, 0),
    ("view-saved-9", "9", "screen.saved_view(9)", "", "the saved view 9", Group.LIST, 0),
    ("saved", "s", "screen.saved_views", "", "save this list, saved views", Group.LIST, 0),
    ("select", "v", "toggle_mark", "select", "select for r, b, e, Del", Group.LIST, 0),
    ("select-all", "ctrl+a", "select_all", "", "select every row, or none", Group.LIST, 0),
    ("remove", "delete", "screen.trash", "", "move to the trash", Group.LIST, 0),
    ("back", "escape left", "screen.step_back", "", "banner, selection, filter off", Group.LIST, 0),
    ("quit", "q", "screen.leave", "quit", "quit; marks and places are kept", Group.PROGRAM, 9),
)

ARTICLE: Final[tuple[Row, ...]] = (
    ("back", "q escape left", "screen.back", "back", "back to where it was chosen", Group.READ, 9),
    ("top", "g home", "screen.end(-1)", "", "the top", Group.MOVE, 0),
    ("bottom", "G end", "screen.end(1)", "", "the end", Group.MOVE, 0),
    ("previous", "[", "screen.article(-1)", "", "previous article", Group.MOVE, 0),
    ("next", "]", "screen.article(1)", "", "next article", Group.MOVE, 0),
    ("find", "/", "screen.find", "find", "find in both languages", Group.FIND, 3),
    ("next-match", "n f3", "screen.match(1)", "", "next hit", Group.FIND, 0),
    ("previous-match", "N shift+f3", "screen.match(-1)", "", "previous hit", Group.FIND, 0),
    ("highlight", "h", "screen.highlight", "highlight", "highlight the sentence", Group.MARK, 4),
    ("previous-mark", ",", "screen.annotation(-1)", "", "previous annotation", Group.MARK, 0),
    ("next-mark", ".", "screen.annotation(1)", "", "next annotation", Group.MARK, 0),
    ("remove", "x", "screen.remove", "", "remove the annotation here", Group.MARK, 0),
    ("reattach", "m", "screen.reattach", "", "put the annotation here", Group.MARK, 0),
    ("align", "c", "screen.align", "", "correct the alignment", Group.MARK, 0),
    ("dictionary", "d", "screen.dictionary", "", "look a word up on the web", Group.READ, 0),
    ("zen", "z", "screen.zen", "", "nothing but the text", Group.READ, 0),
)

PANE: Final[tuple[Row, ...]] = (
    ("line-down", "j down", "lines(1)", "", "a line down", Group.MOVE, 0),
    ("line-up", "k up", "lines(-1)", "", "a line up", Group.MOVE, 0),
    ("page-down", "space pagedown ctrl+f", "page(1)", "", "a page down", Group.MOVE, 0),
    ("page-up", "pageup ctrl+b", "page(-1)", "", "a page up", Group.MOVE, 0),
    ("half-down", "ctrl+d", "half(1)", "", "half a page down", Group.MOVE, 0),
    ("half-up", "ctrl+u", "half(-1)", "", "half a page up", Group.MOVE, 0),
    ("next-paragraph", "}", "paragraph(1)", "", "next paragraph", Group.MOVE, 0),
    ("previous-paragraph", "{", "paragraph(-1)", "", "previous paragraph", Group.MOVE, 0),
    ("next-sentence", ")", "sentence(1)", "", "next sentence", Group.MOVE, 0),
    ("previous-sentence", "(", "sentence(-1)", "", "previous sentence", Group.MOVE, 0),
    ("flip", "t", "flip", "flip", "Korean or English, the place stays", Group.READ, 1),
    ("layout", "l", "next_layout", "layout", "one, in turn, side by side", Group.READ, 2),
    ("peek", "p", "peek", "peek", "this paragraph in the other language", Group.READ, 0),
    ("narrower", "-", "measure(-4)", "", "narrower text", Group.READ, 0),
    ("wider", "+ =", "measure(4)", "", "wider text", Group.READ, 0),
    ("select", "v", "select", "select", "select text", Group.MARK, 0),
)

SELECTING: Final[tuple[Row, ...]] = (
    ("grow-right", "right", "grow('grapheme', 1)", "", "a character on", Group.SELECT, 0),
    ("grow-left", "left", "grow('grapheme', -1)", "", "a character back", Group.SELECT, 0),
    ("grow-word", "w", "grow('word', 1)", "word", "a word on", Group.SELECT, 0),
    ("shrink-word", "b", "grow('word', -1)", "", "a word back", Group.SELECT, 0),
    ("swap-ends", "o", "swap_ends", "other end", "go on at the other end", Group.SELECT, 0),
    ("stop-selecting", "escape", "stop_selecting", "", "select nothing", Group.SELECT, 0),
)

PANEL: Final[tuple[Row, ...]] = (
    ("open", "enter right", "screen.open", "go there", "jump to the place", Group.READ, 1),
    ("edit", "a", "screen.edit", "edit", "edit the note", Group.MARK, 2),
    ("remove", "x delete", "screen.remove", "remove", "remove", Group.MARK, 3),
    ("filter", "/ f", "screen.filter", "filter", "filter by what is written", Group.FIND, 4),
    ("scope", "tab", "screen.scope", "scope", "this article or the library", Group.LIST, 5),
    ("sort", "\\", "screen.sort", "sort", "next order", Group.LIST, 6),
    ("reattach", "m", "screen.reattach", "", "put it on another passage", Group.MARK, 0),
    ("confirm", "c", "screen.confirm", "confirm", "a place to check is right", Group.MARK, 0),
    ("select", "v", "toggle_mark", "select", "select for the next command", Group.LIST, 0),
    ("select-all", "ctrl+a", "select_all", "", "select every row, or none", Group.LIST, 0),
    ("copy", "y", "screen.copy", "copy", "copy quote and note", Group.READ, 0),
    ("export", "e", "screen.export", "export", "export annotations", Group.MARK, 0),
    ("back", "q escape left", "screen.back", "back", "back", Group.READ, 9),
)

SAVED: Final[tuple[Row, ...]] = (
    ("open", "enter right", "screen.open", "show", "show it, or save this list", Group.LIST, 1),
    ("rename", "a", "screen.rename", "rename", "another name", Group.LIST, 2),
    ("remove", "x delete", "screen.remove", "remove", "remove it", Group.LIST, 3),
    ("undo", "u", "screen.undo", "undo", "undo within the saved views", Group.LIST, 4),
    ("redo", "ctrl+r", "screen.redo", "", "redo within the saved views", Group.LIST, 0),
    ("back", "q escape left", "screen.back", "back", "back", Group.READ, 9),
)

ALIGN: Final[tuple[Row, ...]] = (
    ("merge-next", "m", "screen.merge(1)", "merge", "one pair with the next", Group.MARK, 1),
    ("merge-previous", "p", "screen.merge(-1)", "", "one pair with the previous", Group.MARK, 0),
    ("link", "l", "screen.link", "link", "link two rows: here, then there", Group.MARK, 2),
    ("unlink", "x", "screen.unlink", "unlink", "take the pair apart", Group.MARK, 3),
    ("split", "s", "screen.split", "split", "split one paragraph off", Group.MARK, 4),
    ("confirm", "c", "screen.confirm", "right", "the pair is right as it is", Group.MARK, 5),
    ("next-doubtful", "n", "screen.doubtful", "doubtful", "next pair in doubt", Group.MOVE, 6),
    ("undo", "u", "screen.undo", "undo", "undo within the correction", Group.MARK, 7),
    ("redo", "ctrl+r", "screen.redo", "", "redo within the correction", Group.MARK, 0),
    ("discard", "ctrl+g", "screen.discard", "", "leave it as it was", Group.MARK, 0),
    ("back", "escape q left", "screen.back", "keep", "back; what changed is kept", Group.READ, 9),
)

CONCORDANCE: Final[tuple[Row, ...]] = (
    ("open", "enter right", "screen.open", "open", "open at the sentence", Group.READ, 1),
    ("word", "/ f", "screen.word", "another word", "look for another word", Group.FIND, 2),
    ("copy", "y", "screen.copy", "copy", "copy sentence and counterpart", Group.READ, 3),
    ("back", "q escape left", "screen.back", "back", "back to where you were", Group.READ, 9),
)

EVERYWHERE: Final[tuple[Row, ...]] = (
    ("help", "? f1", "app.help", "help", "what every key does here", Group.PROGRAM, 8),
    ("palette", ": ctrl+p", "app.palette", "", "every command by name", Group.PROGRAM, 0),
    ("problems", "!", "app.problems", "problems", "everything that is wrong", Group.PROGRAM, 0),
    ("undo", "u", "app.undo", "undo", "undo, also after a restart", Group.PROGRAM, 0),
    ("redo", "ctrl+r", "app.redo", "redo", "redo", Group.PROGRAM, 0),
    ("theme", "T", "app.next_theme", "theme", "dark, light, sepia", Group.PROGRAM, 0),
    ("redraw", "ctrl+l", "app.redraw", "", "draw the screen anew", Group.PROGRAM, 0),
    ("suspend", "ctrl+z", "app.suspend_process", "", "to the shell, fg returns", Group.PROGRAM, 0),
    ("interrupt", "ctrl+c", "app.interrupt", "", "copy selection, else quit", Group.PROGRAM, 0),
)
