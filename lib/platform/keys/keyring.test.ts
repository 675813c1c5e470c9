import { describe, expect, test } from "vitest"
import { decryptText, encryptText, keyring, newKey, unwrapKey, WrongKeyError, wrapKey } from "./keyring"

describe("A patient's key", () => {
  test("is found again under the root key that wrapped it", () => {
    const ring = keyring({ current: newKey() })
    const key = newKey()
    const wrapped = ring.wrapPatientKey(key, "jeanne")
    expect(wrapped.rootKeyId).toBe(ring.currentId)
    expect(wrapped.wrappedKey.includes(key)).toBe(false)
    expect(ring.unwrapPatientKey(wrapped, "jeanne").equals(key)).toBe(true)
  })

  test("cannot be given to another patient", () => {
    const ring = keyring({ current: newKey() })
    const wrapped = ring.wrapPatientKey(newKey(), "jeanne")
    expect(() => ring.unwrapPatientKey(wrapped, "amina")).toThrow(WrongKeyError)
  })

  test("stays the same when the root key changes, and then no longer needs the old one", () => {
    const [old, current, key] = [newKey(), newKey(), newKey()]
    const wrapped = keyring({ current: old }).wrapPatientKey(key, "jeanne")
    const rotating = keyring({ current, previous: [old] })
    const rewrapped = rotating.rewrapPatientKey(wrapped, "jeanne")
    expect(rewrapped.rootKeyId).toBe(rotating.currentId)
    expect(keyring({ current }).unwrapPatientKey(rewrapped, "jeanne").equals(key)).toBe(true)
    expect(() => keyring({ current }).unwrapPatientKey(wrapped, "jeanne")).toThrow(WrongKeyError)
  })

  test("does not open when its root key is said to be another one", () => {
    const [one, two] = [newKey(), newKey()]
    const ring = keyring({ current: one, previous: [two] })
    const wrapped = ring.wrapPatientKey(newKey(), "jeanne")
    expect(() => ring.unwrapPatientKey({ ...wrapped, rootKeyId: keyring({ current: two }).currentId }, "jeanne")).toThrow(
      WrongKeyError,
    )
  })

  test("is not made from a root key of another length", () => {
    expect(() => keyring({ current: Buffer.alloc(16) })).toThrow(RangeError)
    expect(() => keyring({ current: newKey(), previous: [Buffer.alloc(33)] })).toThrow(RangeError)
  })
})

describe("A document's key", () => {
  test("is found again under the patient's key, and under no other", () => {
    const [patientKey, key] = [newKey(), newKey()]
    const wrapped = wrapKey(patientKey, key, "document 1")
    expect(unwrapKey(patientKey, wrapped, "document 1").equals(key)).toBe(true)
    expect(() => unwrapKey(newKey(), wrapped, "document 1")).toThrow(WrongKeyError)
    expect(() => unwrapKey(patientKey, wrapped, "document 2")).toThrow(WrongKeyError)
  })

  test("does not open when a byte of it was changed or cut", () => {
    const patientKey = newKey()
    const wrapped = wrapKey(patientKey, newKey(), "document 1")
    for (let at = 0; at < wrapped.length; at++) {
      const changed = Buffer.from(wrapped)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(() => unwrapKey(patientKey, changed, "document 1")).toThrow(WrongKeyError)
      expect(() => unwrapKey(patientKey, wrapped.subarray(0, at), "document 1")).toThrow(WrongKeyError)
    }
  })
})

describe("A person's own words", () => {
  test.each(["", "Douleur à l’épaule", "a".repeat(10_000)])("are read again: %s", (words) => {
    const key = newKey()
    expect(decryptText(key, encryptText(key, words, "journal 1"), "journal 1")).toBe(words)
  })

  test("cannot be moved elsewhere, read with another key, or taken for a key", () => {
    const key = newKey()
    const encrypted = encryptText(key, "k".repeat(32), "journal 1")
    expect(() => decryptText(key, encrypted, "journal 2")).toThrow(WrongKeyError)
    expect(() => decryptText(newKey(), encrypted, "journal 1")).toThrow(WrongKeyError)
    expect(() => unwrapKey(key, encrypted, "journal 1")).toThrow(WrongKeyError)
  })
})
