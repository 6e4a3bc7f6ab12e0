"""What the records show: statistics, standards, the observatory of problems, profiles side by
side.
"""
