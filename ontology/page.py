"""Draw the ontology as one web page, each term at the anchor that its IRI names.

The page asks nothing of any other host. It has one heading of the first rank, a way past the contents, tables with
headings, and no script.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from itertools import groupby

from ontology.topics import Topic, topics
from ontology.vocabulary import CodeList, Rule, Term, code_lists, prefixes, rules, terms

__all__ = ["ontology_html"]

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.55 system-ui, sans-serif; margin: 0 auto; max-width: 56rem; padding: 1rem 1.25rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; } h2 { margin-top: 3rem; border-bottom: 2px solid; } h3 { margin: 2rem 0 .25rem; }
code, pre { font-family: ui-monospace, monospace; font-size: .92em; }
pre { border-left: 3px solid; margin: .75rem 0; overflow-x: auto; padding: .25rem .75rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0; }
dt { font-weight: 600; } dd { margin: 0; } dd, th, td, h3, li { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; padding: .25rem 0 .75rem; }
th, td { border-bottom: 1px solid; padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; }
nav ul { columns: 14rem; list-style: none; padding: 0; }
.skip { left: -99rem; position: absolute; } .skip:focus { position: static; } :target { outline: 3px solid; outline-offset: .4rem; scroll-margin: 1rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
"""


@lru_cache(maxsize=4)
def ontology_html(stylesheet: str | None = None, home: str = "") -> str:
    """Draw the page; ``stylesheet`` is the address of a style sheet to use in place of the page's own, ``home`` leads back."""
    back = f'<p><a href="{escape(home)}">Back to the start page</a></p>\n' if home else ""
    style = (
        f'<link rel="stylesheet" href="{escape(stylesheet)}">' if stylesheet else f"<style>{_STYLE}</style>"
    )
    own = [term for term in terms() if term.minted]
    classes = [term for term in own if term.kind == "class"]
    properties = [term for term in own if term.kind == "property"]
    others = [term for term in terms() if not term.minted]
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Scrutiny ontology</title>
{style}
</head>
<body>
<a class="skip" href="#content">Skip the contents</a>
<header>
{back}<h1>Scrutiny ontology</h1>
<p>What the overview and scrutiny papers of UK councils can be made to say. Namespace <code>{escape(prefixes()["scr"])}</code>,
prefix <code>scr</code>. Ask this address for <code>text/turtle</code> or <code>application/ld+json</code> to have it as data.</p>
</header>
<nav aria-label="Contents">
{_contents("Classes", classes)}
{_contents("Properties", properties)}
<p>Also: <a href="#others">terms of other vocabularies</a>, <a href="#codes">code lists</a>, <a href="#rules">rules</a>,
<a href="#codes-topic">topics</a>.</p>
</nav>
<main id="content">
<h2 id="classes">Classes</h2>
{_join(_term_section(term) for term in classes)}
<h2 id="properties">Properties</h2>
{_join(_term_section(term) for term in properties)}
<h2 id="others">Terms of other vocabularies</h2>
{_join(_term_section(term) for term in others)}
<h2 id="codes">Code lists</h2>
{_join(_code_list_section(codes) for codes in code_lists())}
<h2 id="rules">Rules</h2>
{_rule_table(rules())}
<h2 id="codes-topic">Topics</h2>
<p>Labels are looked for as whole words; one in capitals throughout matches only in capitals.</p>
{_topic_list(topics(), None)}
</main>
</body>
</html>
"""


def _contents(title: str, found: Iterable[Term]) -> str:
    links = (f'<li><a href="#{_anchor(term)}">{escape(_local(term))}</a></li>' for term in found)
    return f"<h2>{title}: contents</h2>\n<ul>\n{_join(links)}\n</ul>"


def _term_section(term: Term) -> str:
    facts = [("IRI", _links([term.iri]))]
    if term.on:
        facts.append(("On", _links(term.on)))
    if term.values:
        facts.append(("Value", _links(term.values)))
    for relation, pairs in groupby(term.alignments, key=lambda pair: pair[0]):
        facts.append((relation, _links(name for _, name in pairs)))
    rows = _join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in facts)
    examples = _join(f'<pre tabindex="0"><code>{escape(example)}</code></pre>' for example in term.examples)
    return (
        f'<section id="{_anchor(term)}" aria-labelledby="{_anchor(term)}-name">\n'
        f'<h3 id="{_anchor(term)}-name">{escape(term.label)} <code>{escape(term.name)}</code></h3>\n'
        f"<p>{escape(term.definition)}</p>\n<dl>\n{rows}\n</dl>\n{examples}\n</section>"
    )


def _code_list_section(codes: CodeList) -> str:
    rows = _join(
        f'<tr id="codes-{escape(codes.name)}-{escape(code.notation)}"><th scope="row"><code>{escape(code.notation)}</code></th>'
        f"<td>{escape(code.label)}</td><td>{escape(code.definition)}</td></tr>"
        for code in codes.codes
    )
    return (
        f'<h3 id="codes-{escape(codes.name)}">{escape(codes.label)}</h3>\n<table>\n'
        f"<caption>{escape(codes.definition)} Value of {_links([codes.property])}.</caption>\n"
        '<thead><tr><th scope="col">Notation</th><th scope="col">Label</th><th scope="col">Meaning</th></tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _rule_table(found: Iterable[Rule]) -> str:
    rows = _join(
        f"<tr><td>{escape(rule.shape)}</td><td>{rule.severity}</td><td>{escape(rule.message)}</td></tr>"
        for rule in found
    )
    return (
        "<table>\n<caption>A violation is a fault of the importer; a warning tells that the paper leaves something out."
        '</caption>\n<thead><tr><th scope="col">On</th><th scope="col">Kind</th><th scope="col">What to do</th></tr>'
        f"</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _topic_list(found: tuple[Topic, ...], above: str | None) -> str:
    """Nest the topics under one of them, or under none."""
    entries = _join(
        f'<li id="codes-topic-{escape(topic.notation)}"><strong>{escape(topic.label)}</strong>'
        f" <code>{escape(topic.notation)}</code>: {escape('; '.join(topic.other_labels))}"
        f"{_topic_list(found, topic.notation)}</li>"
        for topic in found
        if topic.broader == above
    )
    return f"<ul>\n{entries}\n</ul>" if entries else ""


def _links(names: Iterable[str]) -> str:
    """Link short names of this page's terms to their place, and other addresses to themselves.

    >>> _links(["scr:owner"])
    '<a href="#owner"><code>scr:owner</code></a>'
    """
    own = {term.name: _anchor(term) for term in terms()}
    return ", ".join(
        f'<a href="{escape("#" + own[name] if name in own else _whole(name))}"><code>{escape(name)}</code></a>'
        for name in names
    )


def _whole(name: str) -> str:
    prefix, _, local = name.partition(":")
    return prefixes().get(prefix, f"{prefix}:") + local


def _local(term: Term) -> str:
    return term.name.partition(":")[2] if term.minted else term.name


def _anchor(term: Term) -> str:
    """Give the fragment of a term's IRI; one of another vocabulary keeps its prefix, so that none collide.

    >>> [_anchor(term) for term in terms() if term.name in ("scr:person", "foaf:Person")]
    ['person', 'foaf-Person']
    """
    return _local(term).replace(":", "-")


def _join(parts: Iterable[str]) -> str:
    return "\n".join(parts)
