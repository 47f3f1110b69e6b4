"""Documents in: text and positions, layout, requirements, answers, statuses, tables, figures."""
