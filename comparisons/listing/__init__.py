"""What the lists and the pages around the comparison ask the database, a module for each.

Reads only. Each `load_*` costs a fixed number of queries, whatever it finds. Signs and counts by verdict
come from the stored copy, which lists may filter by; the conflict that leads the home page is judged from
its claims.
"""
