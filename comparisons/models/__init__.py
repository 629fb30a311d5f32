"""What is compared: events, points, claims, silences, framing marks, and who speaks in them.

Rows and their invariants. How claims stand to each other is worked out in `comparisons.algebra`;
nothing here is a verdict but the stored copy that lists filter by.
"""

from comparisons.models.claims import HEDGEABLE, Claim, Silence, ValueField, certainties
from comparisons.models.desk import Step
from comparisons.models.events import Coverage, Event
from comparisons.models.framing import FramingMark, Referent, devices, frames, functions
from comparisons.models.people import Alias, Entity, Speaker, validate_names
from comparisons.models.points import Option, Point, kinds
from comparisons.models.stored import LoadReceipt, Measurement, Reanchoring, StoredVerdict, verdicts

__all__ = [
    "HEDGEABLE",
    "Alias",
    "Claim",
    "Coverage",
    "Entity",
    "Event",
    "FramingMark",
    "LoadReceipt",
    "Measurement",
    "Option",
    "Point",
    "Reanchoring",
    "Referent",
    "Silence",
    "Speaker",
    "Step",
    "StoredVerdict",
    "ValueField",
    "certainties",
    "devices",
    "frames",
    "functions",
    "kinds",
    "validate_names",
    "verdicts",
]
