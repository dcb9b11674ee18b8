"""A store behind another SPARQL 1.1 server."""
