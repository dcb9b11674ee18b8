"""The grammar of minutes: Paper → records. Pure functions of a text; nothing here reads a file or names a predicate.

``reading`` calls the parts in order: the paper's structure (``items``, ``heading``), its people (``attendance``,
``declarations``, ``memberships``), its business (``decisions``, ``votes``, ``call_ins``) and what was said.
"""
