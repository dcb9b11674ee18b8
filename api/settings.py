"""The service's settings: each is a variable ``SCRUTINY_…`` in the environment, checked when the service starts.

This is the only module of the service that reads the environment.
"""

from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Final, Self

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from api.sparql.guard import Limits
from graph.errors import GraphError
from graph.remote.address import Server, is_address
from ontology.namespaces import BASE

__all__ = ["PREFIX", "Settings", "WrongSetting", "read_settings"]

PREFIX: Final = "SCRUTINY_"
_MEGABYTE: Final = 1 << 20


def _ends_like_a_folder(iri: str) -> str:
    if not iri.startswith(("http://", "https://")) or not iri.endswith(("/", "#")):
        raise ValueError("an IRI base starts with http:// or https:// and ends in / or #")
    return iri


def _names(value: object) -> object:
    """Read a list as a person writes it in a variable: ``a.example b.example`` or with commas.

    >>> sorted(_names("a.example, B.example"))
    ['a.example', 'b.example']
    """
    return frozenset(value.lower().replace(",", " ").split()) if isinstance(value, str) else value


def _secret(value: SecretStr | None) -> str:
    return value.get_secret_value() if value else ""


def _leads_to_somebody(address: str) -> str:
    if address and (
        not address.startswith(("mailto:", "https://")) or any(c <= " " or c in '"<>#' for c in address)
    ):
        raise ValueError(
            "errors are reported to mailto: and an address, or to an https:// address without a fragment"
        )
    return address


Iri = Annotated[str, AfterValidator(_ends_like_a_folder)]
Report = Annotated[str, AfterValidator(_leads_to_somebody)]


class Settings(BaseSettings):
    """How the service runs. An unknown or impossible value stops it at the start, with the variable's name."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    store: str = Field(
        default="data",
        description="The store's folder, or the address of a SPARQL server's query endpoint.",
    )
    store_update: str = Field(
        default="", description="The server's address for updates; without it the server is only read."
    )
    store_graphs: str = Field(
        default="", description="The server's address for graphs (Graph Store Protocol), for writing by it."
    )
    store_user: str = Field(
        default="", description="The name for a server that asks for one, by HTTP Basic or Digest."
    )
    store_password: SecretStr | None = Field(default=None, description="The password that goes with it.")
    store_token: SecretStr | None = Field(
        default=None, description="The bearer token for a server that wants one."
    )
    store_timeout: float = Field(
        default=60.0, gt=0, le=3600, description="Seconds that a request of the command line to a server has."
    )
    archive: str = Field(
        default="",
        description="Folder of the papers' bytes and texts; in the store's own by default, `data/archive` beside a server.",
    )
    index: str = Field(
        default="",
        description="File of the full-text index; in the store's own folder by default, `data/search.sqlite` beside a server.",
    )
    base: Iri = Field(default=BASE, description="Base of the instance IRIs; their local path is /id/.")
    report: Report = Field(
        default="",
        description="Where readers report an error: mailto: and an address, or https:// and a form. Off if empty.",
    )
    title: str = Field(default="Scrutiny Graph", min_length=1, description="The service's name on its pages.")
    host: str = Field(default="127.0.0.1", description="The address to listen on.")
    port: int = Field(default=8000, ge=0, le=65535, description="The port to listen on; 0 takes a free one.")
    processes: int = Field(default=1, ge=1, le=64, description="How many serving processes to run.")

    readers: int = Field(
        default=2, ge=1, le=64, description="How many reader processes each serving process keeps."
    )
    waiting: int = Field(default=64, ge=0, le=10_000, description="How many queries may wait for a reader.")
    deadline: float = Field(default=10.0, gt=0, le=3600, description="Seconds after which a query is ended.")
    memory: int = Field(default=1024, ge=64, description="Megabytes that one reader may use.")
    result: int = Field(default=64, ge=1, description="Megabytes that one answer may have.")
    cache: int = Field(
        default=64, ge=0, description="Megabytes of answers that are kept for the current snapshot."
    )
    inline: bool = Field(
        default=True, description="Whether provably cheap queries run in the serving process itself."
    )

    query_length: int = Field(default=100_000, ge=100, description="Characters that a query may have.")
    query_depth: int = Field(default=100, ge=5, le=1000, description="How deep brackets may nest in a query.")
    query_inline: int = Field(default=20_000, ge=0, description="Terms that a query may bring in VALUES.")
    services: Annotated[frozenset[str], NoDecode] = Field(
        default=frozenset(), description="Hosts that a SERVICE clause may name; none by default."
    )

    budget: float = Field(
        default=60.0, ge=0, description="Seconds of work a client may use a minute; 0 is no limit."
    )
    proxies: Annotated[frozenset[str], NoDecode] = Field(
        default=frozenset(), description="Addresses of proxies whose X-Forwarded-For is believed."
    )
    origins: Annotated[frozenset[str], NoDecode] = Field(
        default=frozenset({"*"}),
        description="Origins whose pages may read answers (CORS) and frame embedded maps.",
    )
    body: int = Field(default=32, ge=1, description="Megabytes that a request's body may have.")

    update: bool = Field(default=False, description="Whether /update and writing by /graph are open.")
    token: SecretStr | None = Field(
        default=None, description="The bearer token for writing; at least 16 characters."
    )
    update_deadline: float = Field(default=60.0, gt=0, description="Seconds after which an update is ended.")

    shared: str = Field(
        default="", description="Folder for the serving processes' counts; made when there are several."
    )
    log_queries: bool = Field(default=False, description="Whether the log holds the text of queries.")

    @model_validator(mode="before")
    @classmethod
    def _read_lists(cls, values: dict[str, Any]) -> dict[str, Any]:
        lists = ("services", "proxies", "origins")
        return {name: _names(value) if name in lists else value for name, value in values.items()}

    @model_validator(mode="after")
    def _writing_needs_a_token(self) -> Self:
        if self.update and (self.token is None or len(self.token.get_secret_value()) < 16):
            raise ValueError(f"{PREFIX}UPDATE needs {PREFIX}TOKEN, with at least 16 characters")
        return self

    @cached_property
    def limits(self) -> Limits:
        """How large a query may be, for the guard."""
        return Limits(self.query_length, self.query_depth, self.query_inline, self.services)

    @property
    def memory_bytes(self) -> int:
        """What one reader may use."""
        return self.memory * _MEGABYTE

    @property
    def result_bytes(self) -> int:
        """What one answer may have."""
        return self.result * _MEGABYTE

    @property
    def cache_bytes(self) -> int:
        """What all kept answers may have together."""
        return self.cache * _MEGABYTE

    @property
    def body_bytes(self) -> int:
        """What a request's body may have."""
        return self.body * _MEGABYTE

    @property
    def archive_folder(self) -> Path:
        """Where the papers' bytes and texts are kept."""
        return Path(self.archive) if self.archive else self._beside / "archive"

    @property
    def index_file(self) -> Path:
        """Where the full-text index is kept."""
        return Path(self.index) if self.index else self._beside / "search.sqlite"

    @property
    def _beside(self) -> Path:
        return Path("data") if self.remote else Path(self.store)

    @property
    def server(self) -> Server:
        """The SPARQL server behind the store; UnknownLocation where the store is none."""
        return Server(
            query=self.store,
            update=self.store_update,
            graphs=self.store_graphs,
            user=self.store_user,
            password=_secret(self.store_password),
            token=_secret(self.store_token),
            timeout=self.store_timeout,
            archive=self.archive_folder,
            index=self.index_file,
        )

    @property
    def remote(self) -> bool:
        """Whether the store is another SPARQL server."""
        return is_address(self.store)


class WrongSetting(GraphError):
    """A setting is not of its form; the message names it as the environment does."""


def read_settings(**given: object) -> Settings:
    """Read the settings of the environment, those that are given and not None before them; WrongSetting for a wrong one."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]  # checked there
    except ValidationError as error:
        first = error.errors()[0]
        name, reason = "_".join(map(str, first["loc"])).upper(), first["msg"].removeprefix("Value error, ")
        raise WrongSetting(f"setting {PREFIX}{name}: {reason}" if name else reason) from error
