"""Pages as data become bytes: Jinja templates, Markdown, and other people's HTML made safe."""
