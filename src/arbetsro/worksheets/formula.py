"""A formula: arithmetic on names, parsed once and then read in several ways.

A formula is text such as ``value_of_work * production_loss_share``. It may hold the four
operations, parentheses, numbers, names and ``total(name)``, the sum over every cell of an inner
level. It is parsed with the standard library against that short list; nothing is ever executed.

The readings (value, Excel, text) all take a *bound* formula, whose names are cell addresses and
whose totals are spelled out, so that no reading needs to know how names were looked up.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
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
            return Number(_finite(value, formula))
        case ast.Name(id=name):
            return Name(name)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return Operation(_OPERATORS[type(op)], _node(left, formula), _node(right, formula))
        case ast.Call(func=ast.Name(id="total"), args=[ast.Name(id=name)], keywords=[]):
            return Total(name)
    raise FormulaError(formula, f"may not hold {type(tree).__name__}")


def _finite(value: int | float, formula: str) -> float:
    if abs(value) > 1e300:
        raise FormulaError(formula, "holds a number that is too large")
    return float(value)


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


def adds_nothing(node: Node) -> bool:
    """Whether a bound formula holds a total over no cell at all."""
    match node:
        case Sum(several):
            return not several
        case Operation(_, left, right):
            return adds_nothing(left) or adds_nothing(right)
    return False


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
            terms = map(look_up, several)
            # From the first term on: adding it to zero would be a step more for an array.
            return sum(terms, start=next(terms, 0.0))  # type: ignore[type-var, return-value]
        case Number(number):
            return number  # type: ignore[return-value]
    raise TypeError(f"{node} is not bound")


def folded(node: Node, constants: Mapping[str, float]) -> Node:
    """A bound formula with all that does not vary worked out; a number where nothing does.

    Zero times something, and zero divided by something, is zero whatever that may be.

    Args:
        node: The formula.
        constants: The cells that do not vary, with their values.

    Raises:
        ZeroDivisionError: A constant is divided by a constant that is zero.
    """
    match node:
        case Name(name) if name in constants:
            return Number(constants[name])
        case Sum(several):
            varying = Sum(tuple(name for name in several if name not in constants))
            rest = Number(sum(constants[name] for name in several if name in constants))
            return _joined("+", varying, rest) if varying.names else rest
        case Operation(operator, left, right):
            return _joined(operator, folded(left, constants), folded(right, constants))
    return node


def _joined(operator: Operator, left: Node, right: Node) -> Node:
    """Two folded parts, without the operation where it does nothing."""
    match operator, left, right:
        case _, Number(), Number():
            return Number(value(Operation(operator, left, right), _no_cell))
        case ("*" | "/", Number(0.0), _) | ("*", _, Number(0.0)):
            return Number(0.0)
        case ("+" | "-", rest, Number(0.0)) | ("*" | "/", rest, Number(1.0)):
            return rest
        case ("+", Number(0.0), rest) | ("*", Number(1.0), rest):
            return rest
    return Operation(operator, left, right)


def _no_cell(name: str) -> float:
    raise KeyError(name)


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
            return f"{number:.15g}"
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
