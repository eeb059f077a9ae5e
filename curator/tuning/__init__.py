"""What would make the keyword rules better, by labelled papers and by what maintainers decided."""
