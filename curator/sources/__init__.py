"""Services that announce papers: one module or package each, found by walking; none imports another."""
