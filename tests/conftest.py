from hypothesis import settings

# A busy machine is slow, not wrong; and the same tree passes or fails alike wherever it is run.
settings.register_profile("unhurried", settings.default, deadline=None, derandomize=True)
settings.load_profile("unhurried")
