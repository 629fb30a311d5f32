"""The tagging desk: one article's text, what is tagged in it, and the panel for what its tagger is doing.

`state` reads what the address asks for, `page` builds what the templates read; one module for each thing that
the panel shows. Made of rows that are loaded already (`listing.desk`); asks the database nothing.
"""
