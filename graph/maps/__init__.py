"""What the graph looks like around a person, a body or a question: which things and ties each map shows, and where they stand.

A map is made by stored questions (``queries/ties``) in a module of its name: :mod:`~graph.maps.person`,
:mod:`~graph.maps.bodies` and so on; all are listed in :mod:`~graph.maps.views`.
"""
