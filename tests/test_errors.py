"""Errors are the builtin one would guess, survive pickling, and say what to do."""

import pickle

import pytest

from reconcile import errors

GUESSED = {
    errors.InputError: ValueError,
    errors.InputTypeError: TypeError,
    errors.FrameError: ValueError,
    errors.UnitError: ValueError,
    errors.QuantityError: AttributeError,
    errors.LexiconError: ValueError,
    errors.UnknownLanguageError: LookupError,
    errors.UnknownSeriesError: LookupError,
}


@pytest.mark.parametrize(("error", "builtin"), GUESSED.items())
def test_each_is_ours_and_the_builtin_one_would_guess(error: type, builtin: type) -> None:
    assert issubclass(error, errors.ReconcileError)
    assert issubclass(error, builtin)


@pytest.mark.parametrize(
    "error",
    [
        errors.UnknownLanguageError("fx", ["en", "fr"]),
        errors.UnknownSeriesError("deth", ["death"]),
        errors.UnknownSeriesError(None, ["a", "b"]),
        errors.ContradictionError(["A says 3, B says 4"]),
        errors.QuantityError("'soldier' is not a unit of measurement"),
        errors.InputError("low 3 is above high 2"),
    ],
)
def test_pickles_keep_the_message_and_the_parts(error: errors.ReconcileError) -> None:
    back = pickle.loads(pickle.dumps(error))  # noqa: S301  # made here
    assert (str(back), vars(back)) == (str(error), vars(error))
