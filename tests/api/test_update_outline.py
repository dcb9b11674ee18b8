"""The outline of an update: nothing that passes it writes to a protected graph, and a dataset is put where it belongs."""

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from api.errors import BadQuery, Forbidden
from api.sparql.guard import Limits
from api.sparql.update_outline import outline_update, refuse_protected, with_dataset

PIECES = ["INSERT", "DELETE", "DATA", "WHERE", "WITH", "USING", "NAMED", "GRAPH", "DROP", "CLEAR", "ALL", "DEFAULT", "COPY", "MOVE", "TO", "SILENT", "CREATE", "{", "}", "<urn:p>", "<urn:o>", "?g", " ", ";", "?s ?p ?o", "<urn:a> <urn:b> 1", "true", "e:p", "PREFIX e: <urn:>", "GRAPHe:p", "#\n", "'x'"]  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=16))
def test_what_passes_the_outline_leaves_protected_graphs_alone(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        outline = outline_update(text, Limits())
        refuse_protected(text, outline, lambda graph: graph == "urn:p", any_protected=True)
    except (BadQuery, Forbidden):
        return
    store = ox.Store()
    store.load(
        b"GRAPH <urn:p> { <urn:kept> <urn:b> 1, 2 } GRAPH <urn:o> { <urn:a> <urn:b> 1 } <urn:a> <urn:b> 1 .",
        ox.RdfFormat.TRIG,
    )
    before = set(store.quads_for_pattern(None, None, None, ox.NamedNode("urn:p")))
    try:
        store.update(text)
    except SyntaxError:
        return
    assert set(store.quads_for_pattern(None, None, None, ox.NamedNode("urn:p"))) == before, text


def test_a_dataset_is_put_where_it_belongs() -> None:
    text = "INSERT DATA { <urn:a> <urn:b> 'WHERE' } ; DELETE WHERE { ?s ?p ?o } ; INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }"
    made = with_dataset(text, outline_update(text, Limits()), ("urn:g",), ("urn:n",))
    assert made == (
        "INSERT DATA { <urn:a> <urn:b> 'WHERE' } ; DELETE { ?s ?p ?o } USING <urn:g> USING NAMED <urn:n> WHERE { ?s ?p ?o } ; "
        "INSERT { ?s ?p 1 } USING <urn:g> USING NAMED <urn:n> WHERE { ?s ?p ?o }"
    )
