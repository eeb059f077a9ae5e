"""Markdown and LaTeX as far as a list needs them: blocks, headings, inline text, and text made safe."""
