// Constraints and indexes of the store; docs/neo4j.md describes the nodes and relationships.
CREATE CONSTRAINT zhimai_store IF NOT EXISTS FOR (n:Store) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT zhimai_graph IF NOT EXISTS FOR (n:NamedGraph) REQUIRE n.iri IS UNIQUE;
CREATE CONSTRAINT zhimai_document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_document_pk IF NOT EXISTS FOR (n:Document) REQUIRE n.pk IS UNIQUE;
CREATE CONSTRAINT zhimai_provision_id IF NOT EXISTS FOR (n:Provision) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_provision_pk IF NOT EXISTS FOR (n:Provision) REQUIRE n.pk IS UNIQUE;
CREATE CONSTRAINT zhimai_statement_id IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_statement_pk IF NOT EXISTS FOR (n:Statement) REQUIRE n.pk IS UNIQUE;
CREATE CONSTRAINT zhimai_measure_id IF NOT EXISTS FOR (n:Measure) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_measure_pk IF NOT EXISTS FOR (n:Measure) REQUIRE n.pk IS UNIQUE;
CREATE CONSTRAINT zhimai_agency_id IF NOT EXISTS FOR (n:Agency) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_agency_pk IF NOT EXISTS FOR (n:Agency) REQUIRE n.pk IS UNIQUE;
CREATE CONSTRAINT zhimai_name_id IF NOT EXISTS FOR (n:AgencyName) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_name_pk IF NOT EXISTS FOR (n:AgencyName) REQUIRE n.pk IS UNIQUE;
CREATE CONSTRAINT zhimai_event_id IF NOT EXISTS FOR (n:ChangeEvent) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_event_pk IF NOT EXISTS FOR (n:ChangeEvent) REQUIRE n.pk IS UNIQUE;
CREATE CONSTRAINT zhimai_membership_id IF NOT EXISTS FOR (n:Membership) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_jurisdiction_id IF NOT EXISTS FOR (n:Jurisdiction) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_function_id IF NOT EXISTS FOR (n:Function) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_function_name_id IF NOT EXISTS FOR (n:FunctionName) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_term_id IF NOT EXISTS FOR (n:Term) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_withdrawn_id IF NOT EXISTS FOR (n:Withdrawn) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_thread_id IF NOT EXISTS FOR (n:Thread) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT zhimai_thread_pk IF NOT EXISTS FOR (n:Thread) REQUIRE n.pk IS UNIQUE;
CREATE INDEX zhimai_thread_work IF NOT EXISTS FOR (n:Thread) ON (n.work);
CREATE INDEX zhimai_thread_standard IF NOT EXISTS FOR (n:Thread) ON (n.standard);
CREATE INDEX zhimai_thread_programme IF NOT EXISTS FOR (n:Thread) ON (n.programme);
CREATE INDEX zhimai_document_number IF NOT EXISTS FOR (n:Document) ON (n.number);
CREATE INDEX zhimai_document_jurisdiction IF NOT EXISTS FOR (n:Document) ON (n.jurisdiction);
CREATE INDEX zhimai_statement_deadline IF NOT EXISTS FOR (n:Statement) ON (n.deadline_year);
CREATE INDEX zhimai_measure_deadline IF NOT EXISTS FOR (n:Measure) ON (n.deadline_year);
CREATE INDEX zhimai_name_plain IF NOT EXISTS FOR (n:AgencyName) ON (n.plain);
CREATE FULLTEXT INDEX zhimai_provision_text IF NOT EXISTS FOR (n:Provision) ON EACH [n.search]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX zhimai_heading_text IF NOT EXISTS FOR (n:Provision) ON EACH [n.heading_search]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX zhimai_document_text IF NOT EXISTS FOR (n:Document) ON EACH [n.search]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX zhimai_thing_text IF NOT EXISTS
  FOR (n:Work|Standard|Programme|Indicator) ON EACH [n.search]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX zhimai_indicator_words IF NOT EXISTS FOR (n:Indicator) ON EACH [n.words]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
CREATE INDEX zhimai_observation_figure IF NOT EXISTS FOR (n:Observation) ON (n.figure, n.pk);
CREATE FULLTEXT INDEX zhimai_name_text IF NOT EXISTS FOR (n:AgencyName) ON EACH [n.search]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
