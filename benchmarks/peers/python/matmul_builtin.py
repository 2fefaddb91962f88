"""Multiplies matrices that are lists of lists. The original of matmul_builtin.spur."""

from harness import start

MODULUS = 1000003
ORDER = 64


# The product of two matrices, of which the right one has at least one row.
#
# Raises ValueError if a row of the left one is not as long as the right one is high.
def multiply(left, right):
    inner = len(right)
    for row in left:
        if len(row) != inner:
            raise ValueError("a row does not fit the other matrix")
    width = len(right[0])
    product = []
    for row in left:
        result = []
        for j in range(width):
            total = 0.0
            for k in range(inner):
                total += row[k] * right[k][j]
            result.append(total)
        product.append(result)
    return product


# A matrix of small floats, the same every time.
def matrix(height, width):
    rows = []
    for i in range(height):
        row = []
        for j in range(width):
            row.append((i * 7 + j * 3) % 10 + 0.5)
        rows.append(row)
    return rows


def matmul_builtin(rows):
    left = matrix(rows, ORDER)
    right = matrix(ORDER, ORDER)
    product = multiply(left, right)
    total = 0
    for row in product:
        for number in row:
            quarters = int(number * 4.0)  # of products of halves, this loses nothing
            total = (total * 31 + quarters) % MODULUS
    return total


def example():
    print(multiply([[1, 2], [3, 4]], [[5, 6], [7, 8]]))
    try:
        multiply([[1, 2]], [[3, 4]])
    except ValueError as problem:
        print(problem)


start(matmul_builtin, example=example)
