"""Draws again what /draws/NUMBER.json says was drawn: python3 draw.py NUMBER.json. The standard library alone."""

import hashlib, hmac, json, sys, unicodedata


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def listed(ids):
    return sorted({unicodedata.normalize("NFC", each) for each in ids}, key=str.encode)


def words(key):
    for counter in range(2**64):
        block = hmac.digest(key, counter.to_bytes(8, "big"), "sha256")
        yield from (int.from_bytes(block[at : at + 8], "big") for at in range(0, 32, 8))


def draw(seed, label, ids, wanted, out):
    stream, ids, drawn, skipped = words(sha(b"mashang-draw-stratum-1\n", seed, label.encode())), list(ids), [], []
    for front in range(len(ids)):
        if len(drawn) == wanted:
            break
        n = len(ids) - front
        at = front + next(word for word in stream if word < 2**64 - 2**64 % n) % n
        ids[front], ids[at] = ids[at], ids[front]
        (skipped if ids[front] in out else drawn).append(ids[front])
    return {"label": label, "drawn": drawn, "skipped": skipped}


def seed_of(frozen_hash, secrets):
    return sha(b"mashang-draw-1\n", frozen_hash, *(part for each in secrets for part in (len(each).to_bytes(4, "big"), each)))


def check(proof):
    frozen, body = proof["published"]["frozen"], "\n".join
    hashed = sha(b"mashang-draw-frozen-1\n", json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())
    assert hashed.hex() == proof["frozenHash"], "the frozen hash is another"
    lists, out = [listed(ids) for ids in proof["published"]["lists"]], listed(proof["published"]["exclusions"])
    assert [sha(body(ids).encode()).hex() for ids in lists] == [each["list"] for each in frozen["strata"]], "a list is another"
    assert sha(body(out).encode()).hex() == frozen["exclusions"]["list"], "the exclusions are others"
    assert [each["id"] for each in proof["parties"]] == frozen["parties"], "the parties are others"
    secrets = [bytes.fromhex(each["secret"]) for each in proof["parties"]]
    for each, secret in zip(proof["parties"], secrets):
        made = sha(b"mashang-draw-commitment-1\n", hashed, each["id"].encode(), secret).hex()
        assert made == each["commitment"], "a secret is not what was committed to"
    seed, passed = seed_of(hashed, secrets), {line.split("\t")[0] for line in out}
    again = [draw(seed, s["label"], ids, s["wanted"], passed) for s, ids in zip(frozen["strata"], lists)]
    assert again == proof["published"]["outcome"], "something else was drawn"
    return again


if __name__ == "__main__":
    print(json.dumps(check(json.load(open(sys.argv[1], encoding="utf-8"))), ensure_ascii=False, indent=1))
