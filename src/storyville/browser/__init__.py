"""Stories in a real browser: axe-core, screenshots and `play`, as pytest's tests.

It needs what the extra `storyville[browser]` brings.
"""
