"""Links of a list: who knows what is behind them, and what is known of each."""
