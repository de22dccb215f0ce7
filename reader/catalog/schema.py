"""The tables of the catalog."""

from __future__ import annotations

from typing import Final

SCHEMA: Final = 9
"""Raise it with every change of a table or of what is stored in one; older files are rebuilt."""

TABLES: Final = """
CREATE TABLE articles (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    title_ko TEXT NOT NULL,
    title_en TEXT NOT NULL,
    author TEXT NOT NULL,
    publisher TEXT NOT NULL,
    section TEXT NOT NULL,
    published TEXT NOT NULL,
    languages TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    dump TEXT NOT NULL,
    first_line INTEGER NOT NULL,
    last_line INTEGER NOT NULL,
    damaged TEXT NOT NULL,
    title_key TEXT NOT NULL,
    added TEXT NOT NULL
);
CREATE INDEX by_place ON articles (dump, first_line, n);
CREATE INDEX by_arrival ON articles (added DESC, dump, first_line, n);
CREATE INDEX by_date ON articles (published DESC, dump, first_line, n);
CREATE INDEX by_title ON articles (title_key, n);
CREATE INDEX by_publisher ON articles (publisher, dump, first_line, n);
CREATE INDEX by_length ON articles (minutes, dump, first_line, n);
CREATE INDEX by_damage ON articles (dump, first_line, n) WHERE damaged != '';
CREATE INDEX by_author ON articles (author, n);
CREATE INDEX by_section ON articles (section, n);
CREATE TABLE texts (
    n INTEGER PRIMARY KEY,
    head TEXT NOT NULL,
    rest BLOB NOT NULL,
    raw BLOB NOT NULL
);
CREATE VIRTUAL TABLE head_grams USING fts5(
    grams, content='', detail=none, columnsize=0, tokenize='ascii'
);
CREATE VIRTUAL TABLE all_grams USING fts5(
    grams, content='', detail=none, columnsize=0, tokenize='ascii'
);
INSERT INTO head_grams (head_grams, rank) VALUES ('hashsize', 8388608);
INSERT INTO all_grams (all_grams, rank) VALUES ('hashsize', 8388608);
INSERT INTO head_grams (head_grams, rank) VALUES ('crisismerge', 64);
INSERT INTO all_grams (all_grams, rank) VALUES ('crisismerge', 64);
CREATE TABLE words (
    keys TEXT PRIMARY KEY,
    documents INTEGER NOT NULL,
    sound INTEGER
) WITHOUT ROWID;
CREATE INDEX by_sound ON words (sound) WHERE sound IS NOT NULL;
CREATE TABLE names (
    word TEXT NOT NULL,
    other TEXT NOT NULL,
    articles INTEGER NOT NULL,
    PRIMARY KEY (word, other)
) WITHOUT ROWID;
CREATE TABLE additions (id TEXT PRIMARY KEY, moment TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES
    ('generation', 0), ('articles', 0), ('additions_size', 0), ('additions_time', 0);
"""

# `hashsize`: bytes of postings that one transaction gathers before they go to the file as a part
# of the index of their own. What fits is written once and in order. `crisismerge`: parts of one
# size that are too many for questions; until then an update of many articles may leave them.

NAMES: Final = frozenset({"articles", "texts", "head_grams", "all_grams", "words", "names", "meta"})
"""The names of the tables that every version has: an older file is known by them."""

SCRATCH: Final = """
CREATE TEMP TABLE read_articles (n INTEGER PRIMARY KEY);
CREATE TEMP TABLE reading_articles (n INTEGER PRIMARY KEY);
CREATE TEMP TABLE bookmarked_articles (n INTEGER PRIMARY KEY);
CREATE TEMP TABLE annotated_articles (n INTEGER PRIMARY KEY);
CREATE TEMP TABLE tagged_articles (tag TEXT, n INTEGER, PRIMARY KEY (tag, n)) WITHOUT ROWID;
CREATE TEMP TABLE matching (n INTEGER PRIMARY KEY);
"""
"""Tables of one connection: what the session knows of marks, and the last filter's answer."""
