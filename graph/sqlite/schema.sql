-- The property graph in SQLite: one typed table a label, one a relationship type.
--
-- Keys that carry the order (graph/order.py):
--   document.pk = (131071 - day) << 26 | 26 bits of the id's hash, day = days since 1800-01-01,
--     0 when the document bears no date (so it comes last); a collision takes the next free key.
--   provision, statement, measure, observation, mention and what is named: pk =
--     document.pk << 20 | n, n from 1 in the order of the text
--     (provisions in outline order: the subtree of p is pk BETWEEN p.pk AND p.subtree_end).
-- So ascending pk = newest document first, then the order of the text; a year, an as_of date, a
-- document and a subtree are ranges of pk. All other pks are small integers without meaning.
--
-- A relationship with one target (n:1) is a column of the many side, with a view by its name.
-- Text columns hold what was printed; `plain` is the same folded for search (graph/search_key.py).
-- start_/end_ are code points of the kept text, end_ exclusive. Dates at the precision known.
-- Columns named source (start_source …) are JSON arrays of source.id.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Which named graphs the store holds, by the SHA-256 of their canonical N-Quads.
CREATE TABLE graph (
  pk INTEGER PRIMARY KEY,
  iri TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  text_sha256 TEXT,                      -- of the kept text, documents only
  document INTEGER                       -- key of the document, documents only
);

-- Documents and their parts ------------------------------------------------------------------

CREATE TABLE document (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  graph INTEGER NOT NULL,
  title TEXT, contained_title TEXT, number TEXT, kind TEXT,
  date TEXT,
  jurisdiction TEXT,                     -- jurisdiction.id
  period_start TEXT, period_end TEXT,
  recipients TEXT NOT NULL,              -- JSON array, in order of code points
  sha256 TEXT NOT NULL, text_sha256 TEXT NOT NULL, file TEXT,
  start_ INTEGER, end_ INTEGER, quote TEXT,    -- where the title stands, if it was found
  year INTEGER,
  plain TEXT NOT NULL                    -- title, contained title and number, folded, one a line
);

-- What read the document. Every fact of its graph is of this extraction.
CREATE TABLE extraction (document INTEGER PRIMARY KEY, extractor TEXT NOT NULL, version TEXT NOT NULL);

CREATE TABLE text (document INTEGER PRIMARY KEY, text TEXT NOT NULL);

CREATE TABLE provision (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document INTEGER NOT NULL,
  parent INTEGER,
  subtree_end INTEGER NOT NULL,
  depth INTEGER NOT NULL,                -- 0 for a provision directly under the document
  level TEXT NOT NULL,
  part TEXT, section TEXT, label TEXT, heading TEXT, path TEXT NOT NULL,
  start_ INTEGER NOT NULL, end_ INTEGER NOT NULL,
  text TEXT NOT NULL,                    -- its own: up to the first child
  quote TEXT,                            -- only where it is not the slice of the kept text
  folded TEXT,                           -- only where folding changes the text
  plain TEXT GENERATED ALWAYS AS (coalesce(folded, text)) VIRTUAL
);

CREATE TABLE statement (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document INTEGER NOT NULL,
  provision INTEGER NOT NULL,
  form TEXT NOT NULL,
  scope_start INTEGER NOT NULL, scope_end INTEGER NOT NULL,
  manner TEXT, open INTEGER NOT NULL,
  deadline TEXT, deadline_year INTEGER,
  quote TEXT NOT NULL, start_ INTEGER NOT NULL, end_ INTEGER NOT NULL,
  lead_written INTEGER NOT NULL,         -- 1 when a body in it has the role lead
  bodies INTEGER NOT NULL,               -- how many bodies are in it
  roles INTEGER NOT NULL,                -- all roles in it as bits: lead 1, support 2, responsible 4, by_duty 8
  agencies TEXT NOT NULL                 -- keys of its bodies, each once, ascending, with commas
);

CREATE TABLE measure (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document INTEGER NOT NULL,
  provision INTEGER NOT NULL,
  text TEXT NOT NULL, start_ INTEGER NOT NULL, end_ INTEGER NOT NULL,
  status TEXT NOT NULL, stage TEXT,
  deadline TEXT, deadline_year INTEGER,
  folded TEXT,
  plain TEXT GENERATED ALWAYS AS (coalesce(folded, text)) VIRTUAL
);

-- A figure that the document states; `indicator` is indicator.id, its series.
CREATE TABLE observation (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document INTEGER NOT NULL,
  provision INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  name TEXT NOT NULL,
  value NUMERIC NOT NULL, value_max NUMERIC,
  comparison TEXT NOT NULL,              -- equal, at-least, at-most, about, more, less
  unit TEXT,                             -- as written: 亿元
  base_value NUMERIC NOT NULL, base_unit TEXT, unit_code TEXT,
  year TEXT,                             -- the year spoken of
  figure TEXT NOT NULL,                  -- result, target
  flow TEXT, level TEXT, holder TEXT, change TEXT,
  start_ INTEGER NOT NULL, end_ INTEGER NOT NULL, quote TEXT NOT NULL
);

-- A series of figures, one row for each document that states one of it, n in the order of ids.
CREATE TABLE indicator (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL, document INTEGER NOT NULL,
  name TEXT NOT NULL, base_unit TEXT, unit_code TEXT,
  flow TEXT, level TEXT, holder TEXT
);

-- The words of its name, by which it is looked up what else it may be called: a key a word, which
-- also stands for what tells figures apart (graph/lineage/outcomes/indicators.py). pk: indicator.pk
CREATE TABLE indicator_word (pk INTEGER NOT NULL, word TEXT NOT NULL,
  PRIMARY KEY (pk, word)) WITHOUT ROWID;

-- Where a document names a work, a standard or a programme: one of the three is its id.
CREATE TABLE mention (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document INTEGER NOT NULL,
  provision INTEGER, measure INTEGER,    -- both NULL in the masthead; measure NULL in headings
  work TEXT, standard TEXT, programme TEXT,
  type TEXT NOT NULL,                    -- document, law, standard, programme, award, …
  name TEXT NOT NULL, number TEXT,       -- as used here, folded
  relation TEXT, article TEXT, version TEXT,
  how TEXT NOT NULL,
  start_ INTEGER NOT NULL, end_ INTEGER NOT NULL, quote TEXT NOT NULL
);

-- What is named, one row for each document that names it, n in the order of ids.
CREATE TABLE work (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL, document INTEGER NOT NULL,
  name TEXT NOT NULL, type TEXT NOT NULL, number TEXT,
  reason TEXT,                           -- why it can't be told which work is meant
  held TEXT                              -- document.id, when this document is the work
);
CREATE TABLE standard (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL, document INTEGER NOT NULL,
  name TEXT NOT NULL, number TEXT, reason TEXT
);
CREATE TABLE programme (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL, document INTEGER NOT NULL,
  name TEXT NOT NULL, type TEXT NOT NULL
);

-- What search finds of those and of indicators: one row a document and thing, n in the order of
-- kinds (work, standard, programme, indicator) and ids. plain: every name and number that this
-- document gives it, folded, one a line. type: as above, NULL for indicators.
CREATE TABLE named_thing (
  pk INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, id TEXT NOT NULL, document INTEGER NOT NULL,
  type TEXT, plain TEXT NOT NULL
);

CREATE TABLE covers (statement INTEGER NOT NULL, measure INTEGER NOT NULL,
  PRIMARY KEY (statement, measure)) WITHOUT ROWID;

-- id = statement.id || '-' || n
CREATE TABLE assigned_to (
  statement INTEGER NOT NULL,
  n INTEGER NOT NULL,
  agency INTEGER NOT NULL,
  role TEXT NOT NULL,
  position INTEGER NOT NULL,
  inherited INTEGER NOT NULL,
  name TEXT NOT NULL,                    -- official at the document's date
  surface TEXT NOT NULL, start_ INTEGER NOT NULL, end_ INTEGER NOT NULL,
  PRIMARY KEY (statement, n)
) WITHOUT ROWID;

-- id = measure.id || '-x' || n
CREATE TABLE acts_in (
  measure INTEGER NOT NULL,
  n INTEGER NOT NULL,
  agency INTEGER NOT NULL,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  surface TEXT NOT NULL, start_ INTEGER NOT NULL, end_ INTEGER NOT NULL,
  PRIMARY KEY (measure, n)
) WITHOUT ROWID;

-- id = document.id || '-b' || n
CREATE TABLE issued (
  document INTEGER NOT NULL,
  n INTEGER NOT NULL,
  agency INTEGER NOT NULL,
  name TEXT NOT NULL,
  surface TEXT NOT NULL, start_ INTEGER NOT NULL, end_ INTEGER NOT NULL,
  PRIMARY KEY (document, n)
) WITHOUT ROWID;

-- Lineage: from the lineage graph of each document ---------------------------------------------

-- One row a thread. Columns up to programme are those of the lineage graph that comes first by its
-- IRI, the rest is counted.
CREATE TABLE thread (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT, type TEXT, method TEXT,     -- method: thesaurus, named, wording
  work TEXT, standard TEXT, programme TEXT,    -- the id of what it follows, where documents name it
  documents INTEGER, measures INTEGER,   -- how many are in it
  first_date TEXT, last_date TEXT,       -- of its documents, those without a date apart
  plain TEXT                             -- name, folded
);

-- What each lineage graph says about a thread: the rows that `thread` is made of.
CREATE TABLE thread_source (
  graph INTEGER NOT NULL, thread INTEGER NOT NULL,
  name TEXT NOT NULL, type TEXT NOT NULL, method TEXT NOT NULL,
  work TEXT, standard TEXT, programme TEXT,
  PRIMARY KEY (graph, thread)
) WITHOUT ROWID;

-- id = measure.id || '-t' || n. Two measures of one thread are a link when they stand in two
-- documents or have two statuses.
CREATE TABLE in_thread (
  measure INTEGER NOT NULL,
  n INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  method TEXT NOT NULL, score NUMERIC NOT NULL,
  start_ INTEGER NOT NULL, end_ INTEGER NOT NULL, quote TEXT NOT NULL,
  PRIMARY KEY (measure, n)
) WITHOUT ROWID;

-- What a person judged of the link from one measure to a later one. id = later.id || '-j' || n
CREATE TABLE judged (
  later INTEGER NOT NULL,
  n INTEGER NOT NULL,
  earlier INTEGER NOT NULL,
  verdict TEXT NOT NULL,                 -- confirmed, rejected, added
  kind TEXT,                             -- continues, expands, revises, replaces, reports_on, implements
  who TEXT NOT NULL, date TEXT NOT NULL, why TEXT NOT NULL,
  start_ INTEGER NOT NULL, end_ INTEGER NOT NULL, quote TEXT NOT NULL,    -- in the later document
  PRIMARY KEY (later, n)
) WITHOUT ROWID;

-- Agencies and the authority file ------------------------------------------------------------

-- One row an agency. Its columns are those of the authority file, else of the newest document
-- that describes it; all NULL when it is only referred to.
CREATE TABLE agency (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  how TEXT NOT NULL,                     -- authority, composed, provisional (from the id)
  name TEXT, name_en TEXT, level TEXT, kind TEXT,
  jurisdiction TEXT,                     -- jurisdiction.id
  function TEXT,                         -- JSON array of function.id
  start TEXT, start_not_before TEXT, start_not_after TEXT, start_source TEXT, start_certainty TEXT,
  end TEXT, end_not_before TEXT, end_not_after TEXT, end_source TEXT, end_certainty TEXT,
  collective INTEGER, covers TEXT, meaning TEXT, complete INTEGER, count TEXT,
  members_source TEXT, members_certainty TEXT, members_note TEXT,
  source TEXT, certainty TEXT, note TEXT
);

-- What each named graph says about an agency: the rows that `agency` is made of.
CREATE TABLE agency_source (
  agency INTEGER NOT NULL, graph INTEGER NOT NULL,
  name TEXT, name_en TEXT, level TEXT, kind TEXT,
  jurisdiction TEXT, function TEXT,
  start TEXT, start_not_before TEXT, start_not_after TEXT, start_source TEXT, start_certainty TEXT,
  end TEXT, end_not_before TEXT, end_not_after TEXT, end_source TEXT, end_certainty TEXT,
  collective INTEGER, covers TEXT, meaning TEXT, complete INTEGER, count TEXT,
  members_source TEXT, members_certainty TEXT, members_note TEXT,
  source TEXT, certainty TEXT, note TEXT
);

-- Names of the authority file, and for agencies of documents each name once (id NULL then).
CREATE TABLE agency_name (
  pk INTEGER PRIMARY KEY,
  id TEXT, graph INTEGER,
  agency INTEGER NOT NULL,
  text TEXT NOT NULL, language TEXT NOT NULL,
  type TEXT NOT NULL, valid_from TEXT, valid_to TEXT,
  source TEXT, certainty TEXT, note TEXT,
  plain TEXT NOT NULL
);

CREATE TABLE change_event (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL, graph INTEGER NOT NULL,
  name_zh TEXT, name_en TEXT,
  date TEXT, not_before TEXT, not_after TEXT, date_certainty TEXT,
  kind TEXT NOT NULL, scope TEXT NOT NULL, function TEXT,   -- function: what moved (商标)
  source TEXT, certainty TEXT, note TEXT
);
CREATE TABLE changed_from (event INTEGER NOT NULL, agency INTEGER NOT NULL,
  PRIMARY KEY (event, agency)) WITHOUT ROWID;
CREATE TABLE changed_to (event INTEGER NOT NULL, agency INTEGER NOT NULL,
  PRIMARY KEY (event, agency)) WITHOUT ROWID;

-- What each body took over when another was divided. id = change_event.id || '-s' || n
CREATE TABLE took_over (event INTEGER NOT NULL, n INTEGER NOT NULL, agency INTEGER NOT NULL,
  function TEXT NOT NULL, PRIMARY KEY (event, n)) WITHOUT ROWID;

CREATE TABLE membership (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL, graph INTEGER NOT NULL,
  collective INTEGER NOT NULL, agency INTEGER, member_name TEXT,
  source TEXT, certainty TEXT
);
CREATE TABLE jurisdiction (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL, graph INTEGER NOT NULL,
  name TEXT, short TEXT, level TEXT, kind TEXT, parent TEXT,
  aliases TEXT, number_prefixes TEXT,       -- JSON arrays or NULL
  former INTEGER, valid_from TEXT, valid_to TEXT, source TEXT, certainty TEXT
);
CREATE TABLE function (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL, graph INTEGER NOT NULL,
  name_zh TEXT, name_en TEXT, kind TEXT, covers TEXT, defaults TEXT,
  source TEXT, certainty TEXT
);
CREATE TABLE function_name (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL, graph INTEGER NOT NULL,
  function TEXT NOT NULL, text TEXT NOT NULL, official TEXT, levels TEXT, place TEXT,   -- levels: JSON array
  valid_from TEXT, valid_to TEXT, source TEXT, certainty TEXT
);
CREATE TABLE source (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL, graph INTEGER NOT NULL,
  title TEXT, url TEXT, date TEXT, note TEXT    -- note: where it was found, without an address
);

-- The vocabulary: classes, properties, and the concepts of roles, levels, forms (id: '#role-lead').
CREATE TABLE term (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL, graph INTEGER NOT NULL,
  types TEXT, label_zh TEXT, label_en TEXT, comment_zh TEXT, comment_en TEXT,
  sub_class_of TEXT, sub_property_of TEXT, domain TEXT, range TEXT, inverse_of TEXT,
  defined_by TEXT, in_scheme TEXT, top_concept_of TEXT, notation TEXT,
  pref_label_zh TEXT, pref_label_en TEXT, version TEXT, license TEXT,
  structure TEXT, components TEXT, dimension TEXT, measure TEXT, attribute TEXT   -- of a data cube
);

-- Ids of documents, provisions, statements and measures that are no more (id: 'measure/2024-…'),
-- each with the IRI of what came in its place, if anything did. That one is always there.
CREATE TABLE withdrawn (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL, graph INTEGER NOT NULL,
  successor TEXT
);

-- Derived in the same transaction -----------------------------------------------------------

-- SUCCEEDED_BY: every pair of an event's bodies before and after. function: what moved, for a
-- division what to_ took (several joined by 、). known_by: the date, else the day it was over by.
CREATE TABLE succeeded_by (
  from_ INTEGER NOT NULL, to_ INTEGER NOT NULL, event INTEGER NOT NULL,
  scope TEXT NOT NULL, function TEXT, date TEXT, known_by TEXT NOT NULL,
  PRIMARY KEY (from_, to_, event)
) WITHOUT ROWID;

-- Which bodies an agency stands for: itself, those before it and those after it by whole events.
-- since: the latest event on the way (the earliest such over all ways), '' for self or undated.
CREATE TABLE agency_line (
  agency INTEGER NOT NULL, member INTEGER NOT NULL,
  since TEXT NOT NULL, direction TEXT NOT NULL,             -- self, before, after
  PRIMARY KEY (agency, member)
) WITHOUT ROWID;

-- Roles in the derived tables are bits: lead 1, support 2, responsible 4, by_duty 8.
-- One row for each assignment and each agency that its body (named) stands for.
CREATE TABLE duty (
  agency INTEGER NOT NULL, provision INTEGER NOT NULL, statement INTEGER NOT NULL,
  n INTEGER NOT NULL, named INTEGER NOT NULL,
  role INTEGER NOT NULL, position INTEGER NOT NULL, inherited INTEGER NOT NULL, since TEXT NOT NULL,
  PRIMARY KEY (agency, provision, statement, n, named)
) WITHOUT ROWID;

-- Clauses that two agencies (a < b) share: a common statement, or two statements that cover a
-- common sentence (the later one is given). role_a, role_b: all their roles in that statement or
-- pair, as bits. own: both are themselves the named bodies; one_body: one named body stands for
-- both; since: the later of their two.
CREATE TABLE shared (
  a INTEGER NOT NULL, b INTEGER NOT NULL, provision INTEGER NOT NULL, statement INTEGER NOT NULL,
  role_a INTEGER NOT NULL, role_b INTEGER NOT NULL,
  own INTEGER NOT NULL, one_body INTEGER NOT NULL, since TEXT NOT NULL,
  PRIMARY KEY (a, b, provision, statement, role_a, role_b, own, one_body, since)
) WITHOUT ROWID;

-- Full text: contentless, rowid = pk; candidates only, recheck with instr(plain, :key) > 0.
CREATE VIRTUAL TABLE provision_fts USING fts5(plain, content='', detail='none', columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE heading_fts USING fts5(plain, content='', detail='none', columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE document_fts USING fts5(plain, content='', detail='none', columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE named_thing_fts USING fts5(plain, content='', detail='none', columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE agency_name_fts USING fts5(plain, content='', detail='none', columnsize=0, tokenize='ascii');
