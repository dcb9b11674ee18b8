"""What answers queries: processes that read a snapshot and can be ended, or another SPARQL server."""
