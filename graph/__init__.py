"""Where the graph is kept and made sense of: store, archive, loading, stored questions, identity, follow-ups, maps."""
