#!/usr/bin/env python3
"""The losses of a link by NumPy, as a second opinion on the weather engine.

    weather_by_numpy.py SEED NAME COUNT SPEC      x = lost, . = arrives

SPEC is `loss 20%`, `burst 5% 8` or `burst 5% 160ms` (then a datagram every 10 ms).

The recipe: Philox with key (SEED, FNV-1a-64 of NAME) and counter (number, purpose, attempt, kind).
NumPy counts up before it draws, so it is given the counter less one. An event of probability p is
`(word >> 11) < floor(p * 2**53)`. First transmissions have purpose 0 and attempt 0. Kind 0 holds
the words for loss, jitter, duplicate and corrupt; kind 3 begins with the step of a burst's chain,
whose time slots have purpose 3. Everything is numbered from 1.
"""
import sys
from fractions import Fraction

import numpy

ONE = 1 << 53


def fnv1a(name):
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def word(key, number, purpose, kind, place=0):
    counter = number | purpose << 64 | kind << 192
    philox = numpy.random.Philox(counter=(counter - 1) % 2**256, key=key)
    return int(philox.random_raw(4)[place]) >> 11


def probability(text):
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def independent(key, count, loss):
    threshold = int(probability(loss) * ONE)
    return [word(key, n, 0, 0) < threshold for n in range(1, count + 1)]


def bursts(key, count, loss, run):
    by_time = run.endswith("ms")
    loss = probability(loss)
    to_good = int(ONE / (Fraction(run[:-2]) / 10 if by_time else Fraction(run)))
    to_bad = int(to_good * loss / (1 - loss))
    is_bad, states = None, []
    for n in range(1, count + 1):
        draw = word(key, n, 3 if by_time else 0, 3)
        if is_bad is None:
            is_bad = draw < (to_bad << 53) // (to_bad + to_good)
        else:
            is_bad = draw < (ONE - to_good if is_bad else to_bad)
        states.append(is_bad)
    return states


def main():
    seed, name, count, spec = sys.argv[1:]
    key = int(seed) | fnv1a(name) << 64
    model, *values = spec.split()
    losses = {"loss": independent, "burst": bursts}[model](key, int(count), *values)
    print("".join("x" if lost else "." for lost in losses))


if __name__ == "__main__":
    main()
