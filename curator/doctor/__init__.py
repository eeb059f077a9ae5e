"""What could make the bot fail later, told before it does: each look is a value, each verdict a sentence."""

from curator.doctor.rounds import all_looks, asked, examine
from curator.doctor.seen import Hub, Kind, Machine, Past, Reply, Seen

__all__ = ["Hub", "Kind", "Machine", "Past", "Reply", "Seen", "all_looks", "asked", "examine"]
