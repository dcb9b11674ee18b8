"""How a paper is built: its items and their parts, what kind of document it is, what no layer covered."""
