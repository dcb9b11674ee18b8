"""How people and programs ask: the SPARQL endpoint, the pages, the ontology and every node at its own address."""
