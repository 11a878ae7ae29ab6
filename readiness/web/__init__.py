"""What every page needs and no page decides: the visit, the frame, rendering, problems as pages, headers, forms.

Knows HTTP and templates; never knows a questionnaire or a score. Begin with `visit.py`.
"""
