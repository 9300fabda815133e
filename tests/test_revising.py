"""An account with figures added, left out or put right is the account made anew, and solves no more than it must."""

import datetime as dt

import pytest
from hypothesis import given, settings, strategies as st

from reconcile import Assumptions, Figure, InputError, Kind, Modality, Reconciliation, reconcile
from reconcile.account import piece as module
from reconcile.account.solution import Solution, solved
from reconcile.statements.table import Statements

TIED = Assumptions(parts={"c": "b"})
SUMMED = Assumptions(sums={"d": ("a", "b")})


def day(number: int) -> dt.date:
    return dt.date(2024, 10, 1 + number)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    kind = draw(st.sampled_from([Kind.CUMULATIVE, Kind.CUMULATIVE, Kind.INCREMENT, Kind.PLAIN]))
    made = Figure.plain(
        draw(st.integers(0, 9)), series=draw(st.sampled_from("abc")), published=day(draw(st.integers(0, 3)))
    )
    modality = draw(st.sampled_from([Modality.ASSERTED] * 4 + [Modality.PLANNED, Modality.DENIED]))
    source = draw(st.sampled_from(["Army", "Mayor", None]))
    return made.replace(kind=kind, modality=modality, source=source, revises=draw(st.integers(0, 5)) == 0)


def assert_same(one: Reconciliation, other: Reconciliation) -> None:
    assert (one.figures, one.series) == (other.figures, other.series)
    assert one.conflicts == other.conflicts
    assert one.restatements == other.restatements
    assert one.remaining() == other.remaining()
    assert one.given_up() == other.given_up()
    assert one.statuses().equals(other.statuses())
    assert one.timeline().equals(other.timeline())
    assert str(one) == str(other)


@given(st.lists(figures(), min_size=1, max_size=6), st.lists(figures(), max_size=2), st.data())
@settings(max_examples=20)
@pytest.mark.parametrize("assume", [Assumptions(), TIED], ids=["apart", "tied"])
def test_an_account_revised_is_the_account_made_anew(
    assume: Assumptions, said: list[Figure], more: list[Figure], data: st.DataObject
) -> None:
    account = reconcile(said, assume)
    assert_same(account.add(more), reconcile([*said, *more], assume))
    one = data.draw(st.sampled_from(said))
    assert_same(account.without(one), reconcile([figure for figure in said if figure != one], assume))
    right = one.replace(series="b")
    amended = account.amend(one, series="b").add(more)
    assert_same(amended, reconcile([*(right if figure == one else figure for figure in said), *more], assume))


@given(st.lists(figures(), min_size=1, max_size=4), figures())
@settings(max_examples=5)
def test_sums_are_solved_again_as_a_whole(said: list[Figure], one: Figure) -> None:
    assert_same(reconcile(said, SUMMED).add([one]), reconcile([*said, one], SUMMED))


def test_only_what_is_touched_is_solved_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tables: list[tuple[str, ...]] = []

    def watched(table: Statements, assume: Assumptions) -> Solution:
        tables.append(table.names)
        return solved(table, assume)

    monkeypatch.setattr(module, "solved", watched)
    said = [Figure.plain(n, series=name, published=day(0)) for n, name in enumerate("abc", start=1)]
    account = reconcile(said, TIED)
    more = account.add([Figure.plain(4, series="a", published=day(1))])
    more.without(said[1])
    assert tables == [("a", "b", "c"), ("a",), ("c",)]  # without b nothing ties c
    assert reconcile(said, TIED).total(day(0), series="b") == more.total(day(0), series="b")


def test_each_sources_own_account_stands_beside_the_others() -> None:
    said = [
        Figure.plain(107, series="marchers", source="Police", published=day(0)),
        Figure.plain(300, series="marchers", source="Union", published=day(0)),
        Figure.increment(20, series="marchers", source="Police", published=day(1)),
    ]
    by_source = reconcile(said).by_source()
    assert list(by_source) == ["Police", "Union"]
    assert [account.total(day(1)).best for account in by_source.values()] == [127, None]
    assert [account.conflicts for account in by_source.values()] == [(), ()]


def test_what_is_not_there_cannot_be_left_out_or_amended() -> None:
    account = reconcile([Figure.plain(3, series="a", published=day(0))])
    with pytest.raises(InputError, match="no such figure"):
        account.without(Figure.plain(4, series="a", published=day(0)))
    with pytest.raises(InputError, match="no such figure"):
        account.amend(Figure.plain(4, series="a", published=day(0)), series="b")
