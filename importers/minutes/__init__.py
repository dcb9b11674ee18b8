"""The grammar of minutes: Paper → records. Pure functions of a text; nothing here reads a file or names a predicate.

``reading`` calls the parts in order: the paper's structure (``structure``, ``layouts``, ``head``), its people
(``attendance``, ``declarations``), its business (``decisions``, ``clauses``, ``trackers``, ``votes``) and what was said.
All of them stand on ``language`` and ``names``, which know words and no meeting.
"""
