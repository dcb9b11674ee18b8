"""The endpoints of the SPARQL protocols: query, update, graph store, and what they say of themselves."""
