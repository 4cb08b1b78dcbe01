import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.charts.labels import Box, Label, mark_box, place, segment_boxes

FRAME = Box(0, 0, 600, 300)
SIZE = 12
numbers = st.integers(-100, 100).map(float)
boxes = st.builds(
    lambda x, y, width, height: Box(x, y, x + width, y + height),
    numbers,
    numbers,
    st.integers(1, 50),
    st.integers(1, 50),
)


def text_box(placed):
    """Where a label's letters are, with letters of half their height."""
    half = len(placed.label.text) * SIZE / 4
    return Box(placed.x - half, placed.y - SIZE / 2, placed.x + half, placed.y + SIZE / 2)


def label(text, x, y):
    return Label(text, x, y, "var(--bb-ink)")


def test_a_label_without_neighbours_stands_beside_its_mark_without_covering_it():
    (placed,) = place([label("$1.38 bn", 300, 150)], [mark_box(300, 150)], FRAME, SIZE)
    assert text_box(placed).overlap(mark_box(300, 150)) == 0
    assert abs(placed.x - 300) + abs(placed.y - 150) < 60


def test_two_labels_of_one_mark_do_not_cover_each_other():
    first, second = place(
        [label("$1.38 bn", 300, 150), label("Kazakhstan reports", 300, 150)],
        [mark_box(300, 150)],
        FRAME,
        SIZE,
    )
    assert text_box(first).overlap(text_box(second)) == 0


@pytest.mark.parametrize("distance", [0, 10, 25, 60])
def test_labels_of_neighbouring_marks_cover_neither_marks_nor_each_other(distance):
    marks = [(200 + distance * step, 150.0) for step in range(3)]
    obstacles = [mark_box(*mark) for mark in marks]
    placed = place([label("$1.15 bn", *mark) for mark in marks], obstacles, FRAME, SIZE)
    drawn = [text_box(one) for one in placed]
    assert all(
        a.overlap(b) == 0 for index, a in enumerate(drawn) for b in [*drawn[:index], *obstacles]
    )


@pytest.mark.parametrize("blocked", ["right", "left", "above", "below"])
def test_a_label_keeps_off_what_stands_beside_its_mark(blocked):
    wall = {
        "right": Box(305, 0, 600, 300),
        "left": Box(0, 0, 295, 300),
        "above": Box(0, 0, 600, 145),
        "below": Box(0, 155, 600, 300),
    }[blocked]
    (placed,) = place([label("$1.38 bn", 300, 150)], [wall], FRAME, SIZE)
    assert text_box(placed).overlap(wall) == 0


@pytest.mark.parametrize(("x", "y"), [(0, 0), (600, 0), (0, 300), (600, 300), (300, 0)])
def test_a_label_at_an_edge_stays_in_the_frame(x, y):
    (placed,) = place([label("Kazakhstan reports", x, y)], [], FRAME, SIZE)
    box = text_box(placed)
    assert box.left >= FRAME.left
    assert box.right <= FRAME.right
    assert box.top >= FRAME.top
    assert box.bottom <= FRAME.bottom


def test_a_label_keeps_off_a_line_through_its_mark():
    line = [(100.0, 150.0), (300.0, 150.0), (500.0, 150.0)]
    (placed,) = place([label("$1.38 bn", 300, 150)], list(segment_boxes(line)), FRAME, SIZE)
    assert abs(placed.y - 150) >= SIZE / 2


def test_labels_come_back_in_the_order_given():
    given_ = [label(text, 300, 150) for text in ("b", "a", "c")]
    assert [one.label for one in place(given_, [], FRAME, SIZE)] == given_


def test_placing_is_the_same_each_time():
    given_ = [label("$1.38 bn", 300, 150), label("$1.1 bn", 310, 155)]
    assert place(given_, [], FRAME, SIZE) == place(given_, [], FRAME, SIZE)


@given(boxes, boxes)
def test_overlap_is_symmetric_and_no_larger_than_either(first, second):
    area = first.overlap(second)
    assert area == second.overlap(first)
    assert 0 <= area <= min(box.overlap(box) for box in (first, second))


@given(boxes, st.integers(0, 200))
def test_boxes_apart_or_only_touching_do_not_overlap(box, gap):
    width = box.right - box.left
    assert box.overlap(Box(box.right + gap, box.top, box.right + gap + width, box.bottom)) == 0


def test_an_overlap_is_the_shared_area():
    assert Box(0, 0, 10, 10).overlap(Box(5, 8, 20, 20)) == 10


@given(numbers, numbers, numbers, numbers)
def test_boxes_along_a_segment_reach_from_end_to_end_without_gaps(x1, y1, x2, y2):
    made = list(segment_boxes([(x1, y1), (x2, y2)]))
    for x, y in ((x1, y1), (x2, y2)):
        assert any(box.left <= x <= box.right and box.top <= y <= box.bottom for box in made)
    for first, second in itertools.pairwise(made):
        assert abs(first.left - second.left) < 17
        assert abs(first.top - second.top) < 17


def test_boxes_follow_every_segment_of_a_line():
    made = list(segment_boxes([(0, 0), (100, 0), (100, 100)]))
    assert any(box.overlap(Box(45, -2, 55, 2)) for box in made)
    assert any(box.overlap(Box(98, 45, 102, 55)) for box in made)
    assert not any(box.overlap(Box(40, 40, 60, 60)) for box in made)
