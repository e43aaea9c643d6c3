"""Lines that fill their room."""

from textual.content import Content


def spread(left: Content, right: Content, room: int) -> Content:
    """Write one text at each end of a line; where both have no room, the left one gives way."""
    if not right:
        return left
    free = room - right.cell_length - 1
    if left.cell_length > free > 0:
        left = left.truncate(free, ellipsis=True)
    return left.pad_right(max(1, room - left.cell_length - right.cell_length)) + right
