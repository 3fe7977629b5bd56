"""Sets a text in quotation marks, with the marks inside it one level deeper each."""

from collections.abc import Sequence


def quoted(text: str, marks: Sequence[str]) -> str:
    """The text between the outer of a language's `marks`: outer left and right, inner left and right."""
    left, right, inner_left, inner_right = marks
    closing = {left: right, inner_left: inner_right}
    pairs = ((left, right), (inner_left, inner_right))
    found, open_marks = [left], [left]
    for place, sign in enumerate(text):
        is_apostrophe = sign == inner_right and text[place + 1 : place + 2].isalpha()
        if sign in closing and not is_apostrophe:
            found.append(pairs[len(open_marks) % 2][0])
            open_marks.append(sign)
        elif len(open_marks) > 1 and sign == closing[open_marks[-1]] and not is_apostrophe:
            open_marks.pop()
            found.append(pairs[len(open_marks) % 2][1])
        else:
            found.append(sign)
    return "".join((*found, right))
