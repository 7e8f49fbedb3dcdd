"""A mapping that cannot be changed, and that can be pickled, copied, compared and hashed."""

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

__all__ = ["FrozenDict", "freeze"]

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A dictionary that refuses every change.

    `types.MappingProxyType` would do but for `pickle` and `copy.deepcopy`, which it breaks.

    Raises
    ------
    TypeError
        On any attempt to change it.

    Examples
    --------
    >>> import copy
    >>> frozen = FrozenDict({"a": 1})
    >>> copy.deepcopy(frozen) == {"a": 1} and hash(frozen) == hash(FrozenDict(a=1))
    True
    """

    __slots__ = ()

    def _refuse(self, *_args: object, **_kwargs: object) -> NoReturn:
        raise TypeError("this mapping is part of a result and cannot be changed; copy it with dict")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type, tuple[dict[K, V]]]:
        return type(self), (dict(self),)


def freeze(value: Any) -> Any:  # noqa: ANN401  any plain data
    """Copy plain data so that no part of it can be changed: mappings and lists at every depth.

    Parameters
    ----------
    value
        Mappings, lists and tuples of plain values; anything else is returned as it is.

    Returns
    -------
    frozen
        `FrozenDict` for a mapping, a tuple for a list.

    Examples
    --------
    >>> freeze({"lines": [3, 5]})
    {'lines': (3, 5)}
    """
    if isinstance(value, Mapping):
        return FrozenDict({key: freeze(each) for key, each in value.items()})
    if isinstance(value, (list, tuple)):
        return tuple(freeze(each) for each in value)
    return value
