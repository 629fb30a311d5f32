"""Bundles: YAML or JSON that carries sources, articles, events, points and claims from place to place.

The way in, one module after the other: `files` finds and opens them, `yaml_tree` and `json_tree` read them
into plain trees, `shape` checks a tree against the keys of `schema`, `joining` joins the files, `texts` adds
the bodies, `validation` checks what all of it means, `loading` writes it in one transaction. The way out is
`dumping` and `yaml_text`. Only `loading`, `shelves`, `receipts`, `known` and `dumping` know the database.
"""
