"""A formula: arithmetic on names, parsed once and then read in several ways.

A formula is text such as ``value_of_work * production_loss_share``. It may hold the four
operations, parentheses, numbers, names and ``total(name)``, the sum over every cell of an inner
level. It is parsed with the standard library against that short list; nothing is ever executed.

The readings (value, Excel, text) all take a *bound* formula, whose names are cell addresses and
whose totals are spelled out, so that no reading needs to know how names were looked up.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

Operator = Literal["+", "-", "*", "/"]

_OPERATORS: dict[type[ast.operator], Operator] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}
_PRECEDENCE: dict[Operator, int] = {"+": 1, "-": 1, "*": 2, "/": 2}


class FormulaError(ValueError):
    """A formula that is not arithmetic on names."""

    def __init__(self, formula: str, reason: str) -> None:
        self.formula = formula
        self.reason = reason
        super().__init__(f"{formula!r}: {reason}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the formula."""

    value: float


@dataclass(frozen=True, slots=True)
class Name:
    """A row by its name, or, in a bound formula, a cell by its address."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Two parts joined by one of the four operations."""

    operator: Operator
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Total:
    """The sum over every cell of a row on an inner level, before the formula is bound."""

    name: str


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of cells, in a bound formula."""

    names: tuple[str, ...]


Node = Number | Name | Operation | Total | Sum
T = TypeVar("T")


def parse(formula: str) -> Node:
    """The parsed formula.

    Raises:
        FormulaError: The text is not an expression, or uses something else than arithmetic.
    """
    try:
        tree = ast.parse(formula, mode="eval")
    except SyntaxError as error:
        raise FormulaError(formula, "is not an expression") from error
    return _node(tree.body, formula)


def _node(tree: ast.expr, formula: str) -> Node:
    match tree:
        case ast.Constant(value=float() | int() as value) if not isinstance(value, bool):
            return Number(float(value))
        case ast.Name(id=name):
            return Name(name)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return Operation(_OPERATORS[type(op)], _node(left, formula), _node(right, formula))
        case ast.Call(func=ast.Name(id="total"), args=[ast.Name(id=name)], keywords=[]):
            return Total(name)
    raise FormulaError(formula, f"may not hold {type(tree).__name__}")


def names(node: Node) -> Iterator[str]:
    """Every name in the formula, from left to right."""
    match node:
        case Name(name) | Total(name):
            yield name
        case Sum(several):
            yield from several
        case Operation(_, left, right):
            yield from names(left)
            yield from names(right)


def value(node: Node, look_up: Callable[[str], T]) -> T:
    """The value of a bound formula on floats or on arrays, whichever ``look_up`` gives.

    Raises:
        ZeroDivisionError: A float is divided by zero.
    """
    # Parts are combined where they are computed: an operand that no variable holds lets NumPy
    # write the result into its memory instead of asking for more.
    match node:
        case Name(name):
            return look_up(name)
        case Operation("+", left, right):
            return value(left, look_up) + value(right, look_up)  # type: ignore[operator, no-any-return]
        case Operation("-", left, right):
            return value(left, look_up) - value(right, look_up)  # type: ignore[operator, no-any-return]
        case Operation("*", left, right):
            return value(left, look_up) * value(right, look_up)  # type: ignore[operator, no-any-return]
        case Operation("/", left, right):
            return value(left, look_up) / value(right, look_up)  # type: ignore[operator, no-any-return]
        case Sum(several):
            return sum(look_up(name) for name in several)  # type: ignore[misc, return-value]
        case Number(number):
            return number  # type: ignore[return-value]
    raise TypeError(f"{node} is not bound")


def written(node: Node, look_up: Callable[[str], str], signs: dict[Operator, str]) -> str:
    """A bound formula in writing, with ``look_up`` for the cells and ``signs`` for the operations.

    Args:
        node: The formula.
        look_up: Gives the text that stands for a cell.
        signs: The sign of each operation, for instance ``×`` for ``*``.
    """
    return _written(node, look_up, signs, 0)


def _written(
    node: Node, look_up: Callable[[str], str], signs: dict[Operator, str], outer: int
) -> str:
    match node:
        case Number(number):
            return f"{number:g}"
        case Name(name):
            return look_up(name)
        case Sum(several):
            text = signs["+"].join(look_up(name) for name in several)
            return f"({text})" if outer > 1 and len(several) > 1 else text
        case Operation(operator, left, right):
            inner = _PRECEDENCE[operator]
            # The right side binds harder: a - (b - c) and a / (b / c) keep their parentheses.
            text = signs[operator].join(
                (
                    _written(left, look_up, signs, inner),
                    _written(right, look_up, signs, inner + (operator in "-/")),
                )
            )
            return f"({text})" if inner < outer else text
    raise TypeError(f"{node} is not bound")


SIGNS_IN_TEXT: dict[Operator, str] = {"+": " + ", "-": " − ", "*": " × ", "/": " / "}
SIGNS_IN_EXCEL: dict[Operator, str] = {"+": "+", "-": "-", "*": "*", "/": "/"}
