import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto"

/** The key does not open what it is asked to open: another key, another owner, or altered bytes. */
export class WrongKeyError extends Error {
  override name = "WrongKeyError"
}

/** A patient's key as the database keeps it: wrapped, with the name of the root key that opens it. */
type WrappedPatientKey = { wrappedKey: Buffer; rootKeyId: string }

export type Keyring = {
  /** The name of the root key that wraps from now on. */
  currentId: string
  wrapPatientKey(key: Buffer, patientId: string): WrappedPatientKey
  unwrapPatientKey(wrapped: WrappedPatientKey, patientId: string): Buffer
  /** The same patient key under the current root key; what lies under the patient key stays as it is. */
  rewrapPatientKey(wrapped: WrappedPatientKey, patientId: string): WrappedPatientKey
}

const KEY = 32
const NONCE = 12
const TAG = 16
const CIPHER = "aes-256-gcm"

/** The root keys (32 bytes each): `current` wraps, the previous ones only open, until a rotation has re-wrapped everything. */
export function keyring(roots: { current: Buffer; previous?: Buffer[] }): Keyring {
  const all = [roots.current, ...(roots.previous ?? [])]
  if (all.some((root) => root.length !== KEY)) throw new RangeError("A root key is 32 bytes long")
  const byId = new Map(all.map((root) => [idOf(root), root]))
  const ring: Keyring = {
    currentId: idOf(roots.current),
    wrapPatientKey: (key, patientId) => ({
      wrappedKey: wrapKey(roots.current, key, `patient ${patientId}`),
      rootKeyId: ring.currentId,
    }),
    unwrapPatientKey({ wrappedKey, rootKeyId }, patientId) {
      const root = byId.get(rootKeyId)
      if (!root) throw new WrongKeyError(`The root key ${rootKeyId} is not configured`)
      return unwrapKey(root, wrappedKey, `patient ${patientId}`)
    },
    rewrapPatientKey: (wrapped, patientId) => ring.wrapPatientKey(ring.unwrapPatientKey(wrapped, patientId), patientId),
  }
  return ring
}

/** A new random key of 256 bits, for a patient or for a file. */
export function newKey(): Buffer {
  return randomBytes(KEY)
}

/** Wraps a key under another; `aad` names its owner, and only the same words unwrap it. */
export function wrapKey(kek: Buffer, key: Buffer, aad: string): Buffer {
  return seal(kek, key, `key ${aad}`)
}

/** Unwraps what `wrapKey` made, or throws `WrongKeyError`. */
export function unwrapKey(kek: Buffer, wrapped: Buffer, aad: string): Buffer {
  return unseal(kek, wrapped, `key ${aad}`)
}

/** Encrypts a few words of a person; `aad` names the place they stand in, so that they cannot be moved to another. */
export function encryptText(key: Buffer, text: string, aad: string): Buffer {
  return seal(key, Buffer.from(text, "utf8"), `text ${aad}`)
}

/** Reads what `encryptText` made, or throws `WrongKeyError`. */
export function decryptText(key: Buffer, ciphertext: Buffer, aad: string): string {
  return unseal(key, ciphertext, `text ${aad}`).toString("utf8")
}

/** Names a root key without telling anything about it. */
function idOf(root: Buffer): string {
  return createHmac("sha256", root).update("relais root key id").digest("hex").slice(0, 16)
}

function seal(key: Buffer, plain: Buffer, aad: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, key, nonce)
  cipher.setAAD(Buffer.from(aad))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function unseal(key: Buffer, sealed: Buffer, aad: string): Buffer {
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE), { authTagLength: TAG })
    decipher.setAAD(Buffer.from(aad))
    decipher.setAuthTag(sealed.subarray(-TAG))
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()])
  } catch (cause) {
    throw new WrongKeyError("The key does not open this", { cause })
  }
}
