"""Where papers appear: names, years, and what an address proves about them."""
