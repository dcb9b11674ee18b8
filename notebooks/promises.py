# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # What was promised, and what came back
#
# Three questions about the sample papers, each answered as a DataFrame, and one map. The notebook fills a store in memory
# with the sample papers; open your own store instead (`open_store("data", read_only=True)`) to ask the same of your papers.

# %%
import datetime as dt
import sys
from pathlib import Path

ROOT = next(folder for folder in (Path.cwd(), *Path.cwd().parents) if (folder / "pyproject.toml").exists())
sys.path.insert(0, str(ROOT / "notebooks"))

from frames import Embedded, frame  # noqa: E402

from api.intake import load_papers  # noqa: E402
from graph.queries import ask, find_question  # noqa: E402
from graph.store import open_store  # noqa: E402

store = open_store("memory:")
outcomes = load_papers(store, [ROOT / "samples" / "papers"])
print(f"{len(outcomes)} papers, {len(list(store.graphs()))} graphs")
assert len(outcomes) >= 12

# %% [markdown]
# ## What is past due?
# Actions that somebody was to do by a day that has gone by, in the words of the minutes.

# %%
print(find_question("open-actions").english)
actions = frame(ask(store, "open-actions", on=dt.date(2024, 4, 1)))
assert {"text", "owners", "due", "quote", "document"} <= set(actions.columns)
actions[["state", "dueDate", "bodyLabel", "owners", "text"]].head(10)

# %% [markdown]
# ## What became of the recommendations?

# %%
recommendations = frame(ask(store, "recommendations"))
assert len(recommendations) >= 3
recommendations.drop(columns=["quote", "document"], errors="ignore").head(10)

# %% [markdown]
# ## Which officers appear before which bodies?

# %%
officers = frame(ask(store, "officers-before-bodies"))
assert not officers.empty
officers.head(10)

# %% [markdown]
# ## A map of the committee
# The page is self-contained: it draws here, in a file, and in an e-mail attachment, with the network off.

# %%
from api.maps import standalone_map  # noqa: E402

page = standalone_map(store, "body", "Place and Climate Scrutiny Committee")
assert "http-equiv" in page
Embedded(page, "Map of the committee")
