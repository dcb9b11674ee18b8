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
# Three questions about the sample papers, each answered as a DataFrame, and one map. Everything below runs on a store
# in memory that this notebook fills itself; point `location` at your own store to ask the same of your papers.
