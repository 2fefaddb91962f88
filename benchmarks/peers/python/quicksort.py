"""Sorts a list in place by dividing it and sorting the parts. The original of quicksort.spur."""

from harness import start

MODULUS = 1000003


def partition(items, low, high):
    pivot = items[high]
    border = low
    for i in range(low, high):
        if items[i] < pivot:
            items[border], items[i] = items[i], items[border]
            border += 1
    items[border], items[high] = items[high], items[border]
    return border


def sort(items, low, high):
    if low < high:
        middle = partition(items, low, high)
        sort(items, low, middle - 1)
        sort(items, middle + 1, high)


def numbers(size):
    items = []
    state = 42
    for i in range(size):
        state = (state * 1103515245 + 12345) % 2147483648
        items.append(state)
    return items


def quicksort(size):
    items = numbers(size)
    sort(items, 0, len(items) - 1)
    total = 0
    for item in items:
        total = (total * 31 + item) % MODULUS
    return total


def example():
    items = [10, 7, 8, 9, 1, 5]
    sort(items, 0, len(items) - 1)
    print(items)


start(quicksort, example=example)
