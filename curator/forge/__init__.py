"""Where proposals become pull requests: `github` speaks to GitHub, `local` to a git repository here."""
