"""Bundles: YAML or JSON that carries sources, articles, events, points, claims and framing marks.

The way in, one module after the other: `files` finds and opens them, `yaml_tree` and `json_tree` read them
into plain trees, `shape` checks a tree against the keys of `schema`, `joining` joins the files, `bodies` adds
the texts, `validation` (with `questions`, `marks` and `quotes`) checks what all of it means, `loading` writes
it in one transaction, shelf by shelf. The way out is `dumping`, `entries`, `places` and `yaml_text`. Only
`loading`, the shelves, `current`, `receipts`, `known` and the way out know the database.
"""
