/**
 * The four secrets of a city, each for one purpose, kept in one file outside the data and outside every backup.
 *
 * `vault` wraps what stands in the list of wrapped columns (`wrapped.ts`), `codes` checks printed codes and `receipts` makes receipts
 * (they never change: plaques and receipts would die), `seals` signs tree heads. A replaced one of `vault` stays in the ring under
 * its id until nothing needs it, one of `seals` for ever.
 */

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

export type HmacKind = 'codes' | 'receipts';

export type Keys = Readonly<{
  /** Fingerprint by which two key files of the same city are recognised; it reveals nothing of the secrets. */
  print: string;
  /** HMAC-SHA-256 (32 bytes) under the current secret of that kind. Put a purpose in front of what is hashed. */
  hmac: (kind: HmacKind, ...parts: readonly (string | Uint8Array)[]) => Buffer;
  vault: Readonly<{
    id: string;
    /** Ids of the whole ring, the current one last. */
    ids: readonly string[];
    /** Encrypts a data key (AES-256-GCM, version ‖ nonce ‖ ciphertext ‖ tag) bound to `context`. */
    wrap: (dataKey: Uint8Array, context: string) => Buffer;
    /** @throws NotOpened when the bytes were changed, bound to another context, or the key id is not in the ring. */
    unwrap: (wrapped: Uint8Array, keyId: string, context: string) => Buffer;
  }>;
  seal: Readonly<{
    id: string;
    /** Raw Ed25519 public key, 32 bytes. */
    publicKey: Buffer;
    /** Raw public keys of the whole ring, the current one last: what an old seal may be signed with. */
    publicKeys: readonly Buffer[];
    sign: (bytes: Uint8Array) => Buffer;
    /** Whether any key of the ring signed these bytes. */
    signed: (bytes: Uint8Array, signature: Uint8Array) => boolean;
  }>;
}>;

type StoredSecret = Readonly<{ id: string; secret: string }>;
type KeyFile = Readonly<{
  version: 1;
  vault: readonly StoredSecret[];
  codes: readonly StoredSecret[];
  receipts: readonly StoredSecret[];
  seals: readonly StoredSecret[];
  /** Makes the passwords of the database roles, where a server asks for them. */
  database: readonly StoredSecret[];
}>;

export type KeysPlace = Readonly<{ keysDir: string; dataDir: string; cityCode: string }>;

export class KeysUnusable extends Error {}

/** No key of the ring opens it; it says nothing of what it is. */
export class NotOpened extends Error {
  override readonly name = 'NotOpened';
}

const NONCE = 12;
const TAG = 16;
const WRAP_VERSION = 1;

/**
 * Reads the key file of a city, making it at the first start.
 * @throws KeysUnusable when the folder lies inside the data folder or others can read the file.
 */
export function openKeys(options: KeysPlace): Keys {
  return keysOf(readOrMake(fileOf(options)));
}

/** Whether a key file is there; `openKeys` would make one. */
export function keysExist(options: KeysPlace): boolean {
  return existsSync(fileOf(options));
}

/** Password of a database role on a server that wants one. Derived, so that processes that start together agree. */
export function databasePassword(options: KeysPlace, role: string): string {
  const secret = Buffer.from(newest(readOrMake(fileOf(options)).database).secret, 'base64');
  return createHmac('sha256', secret).update(`mashang:database-role:${role}`).digest('base64url');
}

/** Keys that live in memory only, for tests. */
export function freshKeys(): Keys {
  return keysOf(newKeyFile());
}

function fileOf(options: KeysPlace): string {
  const keysDir = realPath(options.keysDir);
  const dataDir = realPath(options.dataDir);
  if (keysDir === dataDir || keysDir.startsWith(`${dataDir}${path.sep}`)) {
    throw new KeysUnusable(
      `KEYS_DIR: ${keysDir} lies inside DATA_DIR; expected a folder that no backup of the data takes along`,
    );
  }
  return path.join(keysDir, `city-${options.cityCode}.json`);
}

/** Links in the part that exists are followed: a link into the data folder lies inside it. */
function realPath(folder: string): string {
  if (existsSync(folder)) return realpathSync(folder);
  const above = path.dirname(folder);
  return above === folder ? folder : path.join(realPath(above), path.basename(folder));
}

function readOrMake(file: string): KeyFile {
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    makeOnce(file, newKeyFile());
  }
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o077) !== 0) {
    throw new KeysUnusable(`KEYS_DIR: others may read ${file} (mode ${mode.toString(8)}); expected 600`);
  }
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isKeyFile(parsed)) throw new KeysUnusable(`KEYS_DIR: ${file} is not a key file of this program`);
  return parsed;
}

function isKeyFile(value: unknown): value is KeyFile {
  const file = value as Partial<KeyFile> | null;
  const lists = [file?.vault, file?.codes, file?.receipts, file?.seals, file?.database];
  return file?.version === 1 && lists.every((list) => Array.isArray(list) && list.length > 0);
}

function newKeyFile(): KeyFile {
  const secret = (kind: string): StoredSecret[] => [
    { id: `${kind}-${randomBytes(4).toString('hex')}`, secret: randomBytes(32).toString('base64') },
  ];
  const pair = generateKeyPairSync('ed25519');
  return {
    version: 1,
    vault: secret('vault'),
    codes: secret('codes'),
    receipts: secret('receipts'),
    seals: [
      {
        id: `seals-${randomBytes(4).toString('hex')}`,
        secret: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
      },
    ],
    database: secret('database'),
  };
}

/** Two processes may start at once: only one file wins, and both then read that one. */
function makeOnce(file: string, keys: KeyFile): void {
  const mine = `${file}.${process.pid}.new`;
  writeSynced(mine, keys);
  try {
    linkSync(mine, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(mine);
    syncFolder(path.dirname(file));
  }
}

function writeSynced(file: string, keys: KeyFile): void {
  writeFileSync(file, '', { mode: 0o600 });
  chmodSync(file, 0o600);
  const handle = openSync(file, 'w');
  writeSync(handle, `${JSON.stringify(keys, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
}

/** Syncs the folder: without it a power cut may lose the name of the file, and with it every sealed word. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function newest(list: readonly StoredSecret[]): StoredSecret {
  const last = list.at(-1);
  if (last === undefined) throw new KeysUnusable('a key ring is empty');
  return last;
}

function keysOf(file: KeyFile): Keys {
  const bytes = (stored: StoredSecret): Buffer => Buffer.from(stored.secret, 'base64');
  // Key objects are made once: an HMAC from bare bytes would cost five times as much.
  const hmacSecrets: Readonly<Record<HmacKind, KeyObject>> = {
    // The code secret never rotates, so the first is the only one.
    codes: createSecretKey(bytes(file.codes[0] ?? newest(file.codes))),
    receipts: createSecretKey(bytes(newest(file.receipts))),
  };
  const vaultKey = newest(file.vault);
  const sealKey = newest(file.seals);
  const privateKeyOf = (stored: StoredSecret): KeyObject =>
    createPrivateKey({ key: bytes(stored), format: 'der', type: 'pkcs8' });
  const privateKey = privateKeyOf(sealKey);
  const publicKeys = file.seals.map((stored) => createPublicKey(privateKeyOf(stored)));
  const hmacOf = (kind: HmacKind, ...parts: readonly (string | Uint8Array)[]): Buffer => {
    const hmac = createHmac('sha256', hmacSecrets[kind]);
    for (const part of parts) hmac.update(part);
    return hmac.digest();
  };
  return {
    // The code secret is the one that never changes.
    print: hmacOf('codes', 'mashang:key-file').toString('hex').slice(0, 32),
    hmac: hmacOf,
    vault: {
      id: vaultKey.id,
      ids: file.vault.map(({ id }) => id),
      wrap: (dataKey, context) => wrap(bytes(vaultKey), dataKey, context),
      unwrap: (wrapped, keyId, context) => {
        const stored = file.vault.find((candidate) => candidate.id === keyId);
        if (stored === undefined) throw new NotOpened('no vault key of that id');
        return unwrap(bytes(stored), wrapped, context);
      },
    },
    seal: {
      id: sealKey.id,
      publicKey: rawPublicKey(createPublicKey(privateKey)),
      publicKeys: publicKeys.map(rawPublicKey),
      sign: (data) => sign(null, data, privateKey),
      signed: (data, signature) => publicKeys.some((key) => verify(null, data, key, signature)),
    },
  };
}

function wrap(key: Buffer, dataKey: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(context, 'utf8'));
  return Buffer.concat([
    Buffer.from([WRAP_VERSION]),
    nonce,
    cipher.update(dataKey),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

function unwrap(key: Buffer, wrapped: Uint8Array, context: string): Buffer {
  if (wrapped[0] !== WRAP_VERSION || wrapped.length < 1 + NONCE + TAG) throw new NotOpened('not a wrapped key');
  const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(1, 1 + NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(wrapped.subarray(wrapped.length - TAG));
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(1 + NONCE, -TAG)), decipher.final()]);
  } catch {
    throw new NotOpened('changed, or bound to something else');
  }
}

/** SubjectPublicKeyInfo of Ed25519 is a fixed 12-byte prefix and the raw key. */
function rawPublicKey(publicKey: KeyObject): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
}
