"""Say what a question is about: a council, one of its bodies, or everything."""

__all__ = ["scope_of"]


def scope_of(about: str | None) -> dict[str, str]:
    """Give the parameter by which the questions about ties are narrowed to a council or to a body.

    >>> scope_of("https://x.example/council/eastmere"), scope_of("https://x.example/council/eastmere/body/cabinet")
    ({'council': 'https://x.example/council/eastmere'}, {'body': 'https://x.example/council/eastmere/body/cabinet'})
    >>> scope_of(None)
    {}
    """
    if about is None:
        return {}
    return {"body": about} if "/body/" in about else {"council": about}
