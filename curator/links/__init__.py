"""Links: asking pages over HTTP, politely and safely. The home of aiohttp."""
