#!/usr/bin/env python3
"""Checks a Mashang city's seals from outside, with nothing but the words of its page /open/seals.

usage: verify_seals.py URL [KEPT]     URL is where the page is, e.g. https://city.example/open/seals
KEPT is a file: seals kept from an earlier visit are compared with today's; today's are then written to it.
"""
import hashlib, json, os, sys, urllib.request

P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P

def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()

def decompress(raw):  # RFC 8032, 5.1.3
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        raise ValueError("not a point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    return (b - a) * (d - c) % P, (d + c) * (b + a) % P, (d - c) * (d + c) % P, (b - a) * (b + a) % P

def times(n, p):
    result = (0, 1, 1, 0)
    while n:
        result, p, n = add(result, p) if n & 1 else result, add(p, p), n >> 1
    return result

def signed(public, message, signature):  # RFC 8032, 5.1.7
    base = decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
    a, r, s = decompress(public), decompress(signature[:32]), int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % ORDER
    left, right = times(s, base), add(r, times(k, a))
    return s < ORDER and all((left[i] * right[2] - right[i] * left[2]) % P == 0 for i in (0, 1))

def replay(m, n, known, path):  # RFC 6962, 2.1.2 read backwards: the roots of m and of n leaves
    if m == n:
        return (known or path.pop(),) * 2
    k = 1 << (n - 1).bit_length() - 1
    side = path.pop()
    old, new = replay(m, k, known, path) if m <= k else replay(m - k, n - k, None, path)
    return (old, sha(b"\1", new, side)) if m <= k else (sha(b"\1", side, old), sha(b"\1", side, new))

def get(url): return json.load(urllib.request.urlopen(url, timeout=30))

def check(url, kept):
    heads, keys, leaves, at = [], {}, [], 1
    while at is not None:
        page = get(f"{url}/heads.json?from={at}")
        heads, at = heads + page["heads"], page["next"]
        keys.update((k["key"], bytes.fromhex(k["publicKey"])) for k in page["keys"])
    assert all(sha(public).hex()[:16] == name for name, public in keys.items()), "a key has not the name its bytes give"
    last = heads[-1]["statement"] if heads else {"size": 0}
    while len(leaves) < last["size"]:
        more = get(f"{url}/leaves.json?from={len(leaves)}&to={last['size']}")["leaves"]
        assert more, f"entry {len(leaves)} is missing"
        leaves += [bytes.fromhex(leaf) for leaf in more]
    previous, before, peaks, done = "0" * 64, {"at": "", "size": 0}, [], 0  # peaks: (leaves, root), widest first
    for n, head in enumerate(heads, 1):
        s = head["statement"]
        assert s["number"] == n, f"seal {n} is missing"
        message = b"mashang seal v1\n" + json.dumps(dict(sorted(s.items())), separators=(",", ":")).encode()
        good = signed(keys[s["key"]], message, bytes.fromhex(head["signature"]))
        assert good, f"seal {n}: the signature does not hold"
        assert s["previous"] == previous and s["at"] > before["at"] and s["size"] >= before["size"], f"{n}: bad link"
        for leaf in leaves[done : s["size"]]:
            peaks.append((1, leaf))
            while len(peaks) > 1 and peaks[-2][0] == peaks[-1][0]:
                (width, left), (_, right) = peaks[-2:]
                peaks[-2:] = [(2 * width, sha(b"\1", left, right))]
        root = peaks[-1][1]
        for _, left in reversed(peaks[:-1]):
            root = sha(b"\1", left, root)
        assert root.hex() == s["root"], f"seal {n}: the entries do not give its root"
        previous, before, done = sha(message).hex(), s, s["size"]
    for s in [head["statement"] for head in heads[:: max(1, len(heads) // 10)]]:  # the short proofs, for ten of them
        path = get(f"{url}/consistency.json?first={s['size']}&second={last['size']}")["path"]
        roots = replay(s["size"], last["size"], bytes.fromhex(s["root"]), [bytes.fromhex(x) for x in path])
        assert [r.hex() for r in roots] == [s["root"], last["root"]], f"seal {s['number']}: wrong consistency proof"
    for n, old in [(head["statement"]["number"], head["statement"]) for head in kept]:
        assert [head["statement"] for head in heads[n - 1 : n]] == [old], f"seal {n} is not the one that was kept"
    print(f"ok: {len(heads)} seals over {len(leaves)} entries, {len(kept)} as kept")
    return heads

if __name__ == "__main__":
    file = sys.argv[2] if len(sys.argv) > 2 else os.devnull
    try:
        today = check(sys.argv[1], json.load(open(file))["heads"] if os.path.isfile(file) else [])
        json.dump({"heads": today}, open(file, "w"))
    except (AssertionError, KeyError, IndexError, ValueError, OSError) as problem:
        sys.exit(f"broken: {problem}")
