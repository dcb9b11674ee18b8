"""The embedded store: Oxigraph in this process, its snapshots, and the rdflib Dataset over it."""
