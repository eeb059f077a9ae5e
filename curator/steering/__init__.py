"""People steer the bot: what they say and tick is remembered, done, and answered."""

from curator.steering.hearing import LOOKING_BACK
from curator.steering.outside import Outside, Response
from curator.steering.polling import Poll
from curator.steering.responding import respond

__all__ = ["LOOKING_BACK", "Outside", "Poll", "Response", "respond"]
