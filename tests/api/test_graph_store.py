"""Graphs read and written by their names: the graph store protocol over HTTP."""

import httpx

from .conftest import MAY_WRITE, PAPER, ask, update


def test_a_graph_is_read_whole(client: httpx.Client) -> None:
    answer = client.get("/graph", params={"graph": PAPER}, headers={"accept": "application/n-triples"})
    assert answer.status_code == 200
    assert "Damp and mould" in answer.text
    assert client.head("/graph", params={"graph": PAPER}).status_code == 200
    assert client.get("/graph", params={"graph": "urn:none"}).status_code == 404
    assert client.get("/graph", params={"graph": PAPER}, headers={"accept": "image/png"}).status_code == 406
    for wrong in ({}, {"graph": PAPER, "default": ""}, {"graph": "no iri"}, {"graph": "relative"}):
        assert client.get("/graph", params=wrong).status_code == 400


def test_a_graph_is_put_added_to_and_removed(writable: httpx.Client) -> None:
    where, turtle = {"graph": "https://x.example/g/1"}, {**MAY_WRITE, "content-type": "text/turtle"}
    assert writable.put("/graph", params=where, content="<a> <b> 1 .", headers=turtle).status_code == 201
    assert writable.put("/graph", params=where, content="<a> <b> 2 .", headers=turtle).status_code == 204
    assert ask(
        writable,
        "ASK { GRAPH <https://x.example/g/1> { <https://x.example/g/a> <https://x.example/g/b> 2 } }",
    )
    assert not ask(writable, "ASK { GRAPH <https://x.example/g/1> { ?s ?p 1 } }")
    assert writable.post("/graph", params=where, content="<a> <b> 3 .", headers=turtle).status_code == 204
    assert ask(writable, "ASK { GRAPH <https://x.example/g/1> { ?s ?p 2, 3 } }")
    assert writable.delete("/graph", params=where, headers=MAY_WRITE).status_code == 204
    assert writable.delete("/graph", params=where, headers=MAY_WRITE).status_code == 404
    assert writable.get("/graph", params=where).status_code == 404


def test_what_is_stated_without_a_graph_is_put_read_and_removed_as_the_default_graph(
    writable: httpx.Client,
) -> None:
    turtle = {**MAY_WRITE, "content-type": "text/turtle"}

    def default() -> list[str]:
        answer = writable.get("/graph?default", headers={"accept": "application/n-triples"})
        return sorted(line.split('"')[1] for line in answer.text.splitlines() if line)

    for method, value, left in (("PUT", 1, "1"), ("PUT", 2, "2"), ("POST", 3, "23")):
        content = f"<urn:plain> <urn:is> {value} ."
        assert writable.request(method, "/graph?default", content=content, headers=turtle).status_code == 204
        assert default() == list(left)
    assert update(writable, "INSERT DATA { <urn:plain> <urn:is> 4 }").status_code == 204
    assert update(writable, "DELETE DATA { <urn:plain> <urn:is> 3 }").status_code == 204
    assert default() == ["2", "4"]
    assert ask(writable, "ASK { <urn:plain> <urn:is> 2, 4 FILTER NOT EXISTS { <urn:plain> <urn:is> 3 } }")
    assert writable.delete("/graph?default", headers=MAY_WRITE).status_code == 204
    assert default() == []
    assert not ask(writable, "ASK { <urn:plain> ?p ?o }")
    assert ask(writable, "ASK { ?m a scr:Meeting }"), "the papers stay"


def test_a_new_graph_gets_a_name(writable: httpx.Client) -> None:
    answer = writable.post(
        "/graph", content="<urn:a> <urn:b> 'new' .", headers={**MAY_WRITE, "content-type": "text/turtle"}
    )
    assert answer.status_code == 201
    assert "new" in writable.get("/graph", params={"graph": answer.headers["location"]}).text


def test_several_files_of_a_form_become_one_graph(writable: httpx.Client) -> None:
    files = [("x", (f"{n}.ttl", f"_:b <urn:n> {n} .", "text/turtle")) for n in (1, 2)]
    answer = writable.post("/graph", params={"graph": "urn:form"}, files=files, headers=MAY_WRITE)
    assert answer.status_code == 201
    assert ask(writable, "ASK { GRAPH <urn:form> { ?a <urn:n> 1 . ?b <urn:n> 2 FILTER(?a != ?b) } }")


def test_a_graph_that_cannot_be_read_or_may_not_be_written_is_refused(writable: httpx.Client) -> None:
    turtle = {**MAY_WRITE, "content-type": "text/turtle"}
    assert writable.put("/graph", params={"graph": "urn:g"}, content="<a", headers=turtle).status_code == 400
    assert writable.put("/graph", params={"graph": PAPER}, content="", headers=turtle).status_code == 403
    assert (
        writable.put(
            "/graph", params={"graph": "urn:g"}, content="", headers={**MAY_WRITE, "content-type": "text/csv"}
        ).status_code
        == 415
    )
