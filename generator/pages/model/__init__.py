"""The kinds of page as data: all that a template may see.

Addresses inside the site begin with `/`. Texts are plain and get escaped by the templates; Markdown and
third-party HTML travel as `Markdown` and `PostingText`, which only the render layer turns into HTML.
"""
