"""SPARQL and RDF as text and terms: what must be known of a query before it runs, and of its answer after."""
