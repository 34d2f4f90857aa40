"""Draws as often as it is asked, with draw.py, and prints one hash over all that came."""

import hashlib, json, sys

from draw import draw, listed, seed_of

total = hashlib.sha256()
for case in range(int(sys.argv[1])):
    ids = listed(f"{hashlib.sha256(f'{case}/{n}'.encode()).hexdigest()[:6]}" for n in range(1 + case % 41))
    out = {each for each in ids if each.endswith("7")}
    secrets = [hashlib.sha256(f"{case}/{party}".encode()).digest() for party in ("one", "two", "three")[: 2 + case % 2]]
    seed = seed_of(hashlib.sha256(str(case).encode()).digest(), secrets)
    total.update(json.dumps(draw(seed, f"4114{case % 7:02d}", ids, 1 + case % 11, out), separators=(",", ":")).encode())
print(total.hexdigest())
