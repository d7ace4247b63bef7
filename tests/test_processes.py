"""Work in several processes gives what it gives in one."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from journeymap.processes import each


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one process")
def test_in_order_and_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    there = list(each(lambda item: (item * item, os.getpid()), range(100), least=10, chunk=4))
    assert [square for square, _ in there] == [item * item for item in range(100)]
    assert os.getpid() not in {pid for _, pid in there}


def test_few_are_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert set(each(lambda item: os.getpid(), range(19), least=10, chunk=4)) == {os.getpid()}
    assert list(each(str, [], least=10, chunk=4)) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one process")
def test_what_the_first_process_makes_of_a_signal_is_not_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        there = set(each(lambda item: signal.getsignal(signal.SIGTERM), range(40), least=10, chunk=4))
    finally:
        signal.signal(signal.SIGTERM, before)
    assert there == {signal.SIG_DFL}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one process")
def test_an_interrupt_is_told_by_the_first_process_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    there = set(each(lambda item: signal.getsignal(signal.SIGINT), range(40), least=10, chunk=4))
    assert there == {signal.SIG_IGN}
