"""What people tell the bot, in comments and by boxes, and what becomes of it."""
