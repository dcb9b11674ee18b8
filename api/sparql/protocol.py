"""Reads requests of the SPARQL 1.1 Protocol (W3C Recommendation, 21 March 2013), sections 2.1 and 2.2.

Pure: method, query string, media type and body go in; an operation comes out, or an error that says what is wrong.
A parameter that the operation does not know is an error where the protocol defines it for the other operation, and is
let pass otherwise (a page's own parameters do no harm).
"""

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, unquote_to_bytes

from api.errors import MethodNotAllowed, RequestError, UnsupportedMedia

__all__ = [
    "FORM",
    "QUERY",
    "UPDATE",
    "QueryRequest",
    "UpdateRequest",
    "asks_for_description",
    "read_query_request",
    "read_update_request",
]

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_MOST_FIELDS: Final = 500
_ONLY_QUERY: Final = "query="


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query with the dataset that the protocol names for it (empty: none named).

    ``timeout`` is in seconds, ``format`` a short name from :data:`api.sparql.formats.BY_NAME`; both are this service's own.
    """

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    timeout: float | None = None
    format: str | None = None

    @property
    def names_dataset(self) -> bool:
        """Whether the protocol names a dataset, which then replaces the query's own."""
        return bool(self.default_graphs or self.named_graphs)


@dataclass(frozen=True, slots=True)
class UpdateRequest:
    """An update with the dataset that its WHERE clauses are to use (empty: none named)."""

    update: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()

    @property
    def names_dataset(self) -> bool:
        """Whether the protocol names a dataset; the update may then not name one itself."""
        return bool(self.using or self.using_named)


class _Fields:
    """The parameters of a request, several of one name kept in order."""

    def __init__(self, *encoded: str) -> None:
        self._values: dict[str, list[str]] = {}
        for text in encoded:
            for name, value in _decode(text):
                self._values.setdefault(name, []).append(value)

    def all(self, name: str) -> tuple[str, ...]:
        """Give every value of this name."""
        return tuple(self._values.get(name, ()))

    def one(self, name: str) -> str | None:
        """Give the only value of this name, None if there is none; several are an error."""
        values = self.all(name)
        if len(values) > 1:
            raise RequestError(f"There are {len(values)} parameters {name}; one is expected.")
        return values[0] if values else None

    def without(self, *names: str) -> None:
        """Raise if there is a parameter of one of these names."""
        present = [name for name in names if name in self._values]
        if present:
            raise RequestError(f"{', '.join(present)} cannot be used with this operation.")


def _is_only_query(text: str) -> bool:
    """Say whether a form is a query and nothing else, as nearly every one is."""
    return text.startswith(_ONLY_QUERY) and "&" not in text


def _decode_alone(text: str) -> str:
    r"""Decode a form that is only a query, in a fraction of the time that :func:`_decode` takes.

    A percent sign and two digits are to Python's own decoder what \x and two digits are; where it finds fault, the
    slower one is asked.

    >>> _decode_alone("query=ASK+%7B%7D%5C%C3%A9"), _decode_alone("query=100%+%C3%A9")
    ('ASK {}\\é', '100% é')
    """
    plain = text[len(_ONLY_QUERY) :].replace("+", " ")
    try:
        escaped = plain.replace("\\", "\\\\").replace("%", "\\x").encode("latin-1")
        return escaped.decode("unicode_escape").encode("latin-1").decode()
    except UnicodeError:
        return _text(unquote_to_bytes(plain), "parameter")


def _decode(text: str) -> list[tuple[str, str]]:
    """Decode a form.

    >>> _decode("query=ASK+%7B%7D&timeout=1")
    [('query', 'ASK {}'), ('timeout', '1')]
    """
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError:
        raise RequestError("A parameter is not UTF-8.") from None
    except ValueError:
        raise RequestError(f"There are more than {_MOST_FIELDS} parameters.") from None


def _text(body: bytes, what: str) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise RequestError(f"The {what} is not UTF-8.") from None


def _media_type(content_type: str) -> str:
    """Give the media type in lower case; its charset, where named, must be UTF-8.

    >>> _media_type("Application/SPARQL-Query; charset=utf-8")
    'application/sparql-query'
    """
    essence, *parameters = (part.strip().lower() for part in content_type.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip().strip('"') not in ("utf-8", "utf8", "us-ascii"):
            raise UnsupportedMedia(f"The body is said to be in {value}; only UTF-8 is read.")
    return essence


def _seconds(text: str | None) -> float | None:
    if text is None or not text.strip():
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds < 1e6:
        raise RequestError(f"timeout={text!r} is not a number of seconds above 0.")
    return seconds


def _query_of(fields: _Fields, query: str | None) -> QueryRequest:
    fields.without("update", "using-graph-uri", "using-named-graph-uri")
    if query is None:
        raise RequestError(
            "There is no query: give the parameter query, or POST it as application/sparql-query."
        )
    return QueryRequest(
        query,
        fields.all("default-graph-uri"),
        fields.all("named-graph-uri"),
        _seconds(fields.one("timeout")),
        fields.one("format") or None,
    )


def asks_for_description(method: str, query_string: str) -> bool:
    """Say whether a GET brings no operation at all, which asks for the service description.

    >>> asks_for_description("GET", "format=ttl"), asks_for_description("GET", "query=ASK%20%7B%7D")
    (True, False)
    """
    return method == "GET" and query_string.partition("=")[0] in ("", "format") and "&" not in query_string


def read_query_request(method: str, query_string: str, content_type: str, body: bytes) -> QueryRequest:
    """Read a query operation: by GET, by a form, or posted as it is.

    >>> read_query_request("GET", "query=ASK%20%7B%7D&default-graph-uri=urn:g", "", b"").default_graphs
    ('urn:g',)
    >>> read_query_request("POST", "", "application/sparql-query", b"ASK {}").query
    'ASK {}'
    """
    if method == "GET":
        if _is_only_query(query_string):
            return QueryRequest(_decode_alone(query_string))
        fields = _Fields(query_string)
        return _query_of(fields, fields.one("query"))
    if method != "POST":
        raise MethodNotAllowed(method, ("GET", "HEAD", "OPTIONS", "POST"))
    media_type = _media_type(content_type)
    if media_type == FORM:
        fields = _Fields(query_string, _text(body, "form"))
        return _query_of(fields, fields.one("query"))
    if media_type == QUERY:
        fields = _Fields(query_string)
        fields.without("query")
        return _query_of(fields, _text(body, "query"))
    raise UnsupportedMedia(
        f"A query is posted as {FORM} or {QUERY}, not as {content_type or 'an unnamed type'}."
    )


def read_update_request(method: str, query_string: str, content_type: str, body: bytes) -> UpdateRequest:
    """Read an update operation: by a form, or posted as it is.

    >>> read_update_request("POST", "using-graph-uri=urn:g", "application/sparql-update", b"CLEAR ALL")
    UpdateRequest(update='CLEAR ALL', using=('urn:g',), using_named=())
    """
    if method != "POST":
        raise MethodNotAllowed(method, ("OPTIONS", "POST"))
    media_type = _media_type(content_type)
    if media_type == FORM:
        fields = _Fields(query_string, _text(body, "form"))
        update = fields.one("update")
    elif media_type == UPDATE:
        fields = _Fields(query_string)
        fields.without("update")
        update = _text(body, "update")
    else:
        raise UnsupportedMedia(
            f"An update is posted as {FORM} or {UPDATE}, not as {content_type or 'an unnamed type'}."
        )
    fields.without("query", "default-graph-uri", "named-graph-uri")
    if update is None:
        raise RequestError(
            "There is no update: give the parameter update, or POST it as application/sparql-update."
        )
    return UpdateRequest(update, fields.all("using-graph-uri"), fields.all("using-named-graph-uri"))
