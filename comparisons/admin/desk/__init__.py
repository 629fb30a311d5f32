"""The tagging desk in the admin: one page for an article, on which claims and framing marks are made.

`views` answers requests: `working` loads what a request is about, `forming` makes the form of its panel
(`claiming`, `putting`, `questioning`), `doing` does what was sent.
"""
