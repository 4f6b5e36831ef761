"""Fluent messages resolved: values filled in, forms chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from fluent.syntax import ast

Values: TypeAlias = Mapping[str, str | int]
Whole: TypeAlias = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Resolver:
    """What a message says with given values; called with the message's id and its text.

    Of Fluent it knows what the catalogues use: variables, texts in quotation marks, other messages by their id, and
    choices by a text, a number or a plural form. Terms and functions are refused.

    Attributes:
        values: By variable.
        whole: How a whole number is written.
        named: The text of another message by its id.
        plural: A number's plural form, such as "one".

    Raises:
        LookupError: A value is missing or neither text nor whole number, or the message has what is not known here.
    """

    values: Values
    whole: Whole
    named: Callable[[str], ast.Pattern]
    plural: Callable[[int], str]

    def __call__(self, name: str, pattern: ast.Pattern) -> str:
        """The message `name`, whose text is the pattern."""
        return "".join(
            element.value if isinstance(element, ast.TextElement) else self._shown(name, element.expression)
            for element in pattern.elements
        )

    def _shown(self, name: str, expression: object) -> str:
        match expression:
            case ast.SelectExpression():
                return self(name, self._chosen(name, expression).value)
            case ast.MessageReference(id=other, attribute=None):
                return self(other.name, self.named(other.name))
            case ast.Placeable():
                return self._shown(name, expression.expression)
            case _:
                value = self._value(name, expression)
                return value if isinstance(value, str) else self.whole(value)

    def _value(self, name: str, expression: object) -> str | int:
        match expression:
            case ast.StringLiteral():
                return str(expression.parse()["value"])
            case ast.VariableReference():
                value = self.values.get(expression.id.name)
                if not isinstance(value, str | int):
                    raise LookupError(f"{name}: {expression.id.name} is {value!r}, neither text nor whole number")
                return value
            case _:
                raise LookupError(f"{name} has a {type(expression).__name__}, which is not known here")

    def _chosen(self, name: str, choice: ast.SelectExpression) -> ast.Variant:
        value = self._value(name, choice.selector)
        fitting = (variant for variant in choice.variants if self._fits(value, variant.key))
        return next(fitting, None) or next(variant for variant in choice.variants if variant.default)

    def _fits(self, value: str | int, key: ast.Identifier | ast.NumberLiteral) -> bool:
        if isinstance(key, ast.NumberLiteral):
            return isinstance(value, int) and value == float(key.value)
        return key.name == (value if isinstance(value, str) else self.plural(value))
