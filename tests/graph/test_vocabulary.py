"""The vocabulary, the shapes and the projection say the same."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import get_args

import pytest
import rdflib
from rdflib.namespace import RDF, RDFS, SH, SKOS

from graph import shacl
from graph.build import vocabulary_quads
from graph.lineage.judging.judgements import Verdict
from graph.lineage.linking.carriers import Method
from graph.lineage.linking.kinds import Kind
from graph.projection.spec import projection
from loaders.record import FigureKind, Flow, Form, MentionType, Relation, Role, Status
from ontology import iri
from ontology.authority_types import EventKind, NameType, Scope
from ontology.figure_words import COMPARISONS

ZM = iri.NAMESPACE
QB = rdflib.Namespace("http://purl.org/linked-data/cube#")
SCHEMES = {
    "role": get_args(Role),
    "form": get_args(Form),
    "status": get_args(Status),
    "name-type": get_args(NameType),
    "event": get_args(EventKind),
    "scope": get_args(Scope),
    "comparison": tuple(COMPARISONS.values()),
    "figure": get_args(FigureKind),
    "entity": get_args(MentionType),
    "relation": get_args(Relation),
    "flow": get_args(Flow),
    "thread": (
        *("instrument", "document", "standard", "programme", "award", "organisation_platform"),
        "wording",
    ),
    "method": get_args(Method),
    "verdict": get_args(Verdict),
    "lineage": get_args(Kind),
    "certainty": ("certain", "likely", "unsure"),
    "level": (
        "part",
        "chapter",
        "section",
        "clause",
        "item",
        "subitem",
        "article",
        "paragraph",
    ),
}
TARGETS = {
    (str(shape), str(target)) for shape, target in shacl.shapes().subject_objects(SH.targetClass)
}


@pytest.fixture(scope="module")
def vocabulary() -> rdflib.Graph:
    text = files("ontology").joinpath("vocabulary.ttl").read_text(encoding="utf-8")
    return rdflib.Graph().parse(data=text, format="turtle")


def described() -> dict[str, set[str]]:
    """Return the properties by class that the projection knows."""
    spec = projection()
    found: dict[str, set[str]] = {}
    shapes = [*spec.nodes.values(), *(item.shape for item in spec.relationships.values())]
    for shape in shapes:
        for kind in shape.types:
            properties = {item.predicate for item in shape.properties}
            properties |= {predicate for predicate, _ in shape.constants}
            if shape.evidence is not None:
                properties.add(spec.prefixes["oa"] + "hasSelector")
            for link in spec.links.values():
                if link.start.label == shape.name:
                    properties.add(link.predicate)
            for relationship in spec.relationships.values():
                if relationship.shape is shape:
                    properties |= {relationship.start.predicate, relationship.end.predicate}
            found[kind] = found.get(kind, set()) | properties
    return found


def test_every_term_has_a_label_and_a_comment_in_chinese_and_english(
    vocabulary: rdflib.Graph,
) -> None:
    terms = {term for term in vocabulary.subjects() if str(term).startswith(ZM)}
    assert len(terms) > 100
    for term in terms:
        for predicate in (RDFS.label, RDFS.comment):
            languages = sorted(str(value.language) for value in vocabulary.objects(term, predicate))
            assert languages == ["en", "zh"], term


def test_the_vocabulary_defines_every_term_of_ours_that_is_used_and_no_other(
    vocabulary: rdflib.Graph,
) -> None:
    spec = projection()
    used = {predicate for properties in described().values() for predicate in properties}
    used |= set(described())
    used = {term for term in used if term.startswith(ZM)}
    used |= {f"{ZM}figures"} | _parts_of_the_cube(vocabulary)
    defined = {
        str(term)
        for term in vocabulary.subjects()
        if str(term).startswith(ZM)
        and (term, RDF.type, SKOS.Concept) not in vocabulary
        and (term, RDF.type, SKOS.ConceptScheme) not in vocabulary
    }
    assert defined == used
    assert spec.prefixes["zm"] == ZM


def _parts_of_the_cube(vocabulary: rdflib.Graph) -> set[str]:
    (structure,) = vocabulary.objects(rdflib.URIRef(f"{ZM}figures"), QB.structure)
    return {str(structure), *map(str, vocabulary.objects(structure, QB.component))}


def test_the_cube_of_figures_fits_its_observations(vocabulary: rdflib.Graph) -> None:
    (structure,) = vocabulary.objects(rdflib.URIRef(f"{ZM}figures"), QB.structure)
    components = list(vocabulary.objects(structure, QB.component))
    parts = {
        kind: {str(item) for found in components for item in vocabulary.objects(found, kind)}
        for kind in (QB.dimension, QB.measure, QB.attribute)
    }
    shape = projection().nodes["Observation"]
    selector = projection().prefixes["oa"] + "hasSelector"
    required = {item.predicate for item in shape.properties if item.required} | {selector}
    assert len(parts[QB.measure]) == 1
    # Every observation has the measure and a value in every dimension.
    assert parts[QB.measure] | parts[QB.dimension] <= required
    stated = {item.predicate for item in shape.properties} | {selector}
    assert set().union(*parts.values()) == stated - {str(rdflib.DCTERMS.isPartOf)}


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_each_concept_scheme_has_the_values_that_records_have(
    vocabulary: rdflib.Graph, scheme: str
) -> None:
    members = {
        str(value)
        for concept in vocabulary.subjects(SKOS.inScheme, rdflib.URIRef(f"{ZM}{scheme}-scheme"))
        for value in vocabulary.objects(concept, SKOS.notation)
    }
    assert members == set(SCHEMES[scheme])


@pytest.mark.parametrize("kind", sorted(described()))
def test_shapes_and_projection_know_the_same_properties_of_a_class(kind: str) -> None:
    graph = shacl.shapes()
    shapes = [shape for shape, target in TARGETS if target == kind]
    paths = {
        str(path)
        for shape in shapes
        for item in graph.objects(rdflib.URIRef(shape), SH.property)
        for path in graph.objects(item, SH.path)
        if path != RDF.type
    }
    if not shapes:  # a class beside one of ours: skosxl:Label of a zm:AgencyName
        assert kind in {
            projection().prefixes["skosxl"] + "Label",
            projection().prefixes["skos"] + "Concept",
            projection().prefixes["prov"] + "Association",
        }
        return
    assert paths == described()[kind]


def test_shapes_demand_what_the_projection_demands() -> None:
    graph = shacl.shapes()
    spec = projection()
    for shape in [*spec.nodes.values(), *(item.shape for item in spec.relationships.values())]:
        targets = [name for name, target in TARGETS if target in shape.types]
        for item in shape.properties if targets else ():
            counts = [
                int(str(value))
                for name in targets
                for found in graph.objects(rdflib.URIRef(name), SH.property)
                if (found, SH.path, rdflib.URIRef(item.predicate)) in graph
                for value in graph.objects(found, SH.minCount)
            ]
            assert bool(counts and counts[0] >= 1) >= item.required, (shape.name, item.name)


def test_every_message_of_a_shape_is_in_chinese_and_english() -> None:
    graph = shacl.shapes()
    for owner in set(graph.subjects(SH.message)):
        languages = sorted(str(value.language) for value in graph.objects(owner, SH.message))
        assert languages == ["en", "zh"]


def test_the_vocabulary_is_valid_under_its_own_shape() -> None:
    assert shacl.violations(vocabulary_quads()) == []


def test_the_vocabulary_has_no_blank_nodes() -> None:
    text = files("ontology").joinpath("vocabulary.ttl").read_text(encoding="utf-8")
    assert re.search(r"_:|\[", text) is None
