import { configuration } from "../configuration"
import { decryptText, encryptText, keyring, newKey } from "./keyring"

/** Words with a key of their own, as the database keeps both. */
export type SealedWords = { wordsCiphertext: Buffer; wrappedKey: Buffer; rootKeyId: string }

const ring = () => {
  const { rootKey, previousRootKeys } = configuration()
  return keyring({ current: rootKey, previous: previousRootKeys })
}

/** Seals words that belong to no record with a new key; `id` is the row's, under which alone they open. */
export function sealWords(words: string, id: string): SealedWords {
  const key = newKey()
  return { wordsCiphertext: encryptText(key, words, id), ...ring().wrapPatientKey(key, id) }
}

/** Reads what `sealWords` made, or throws `WrongKeyError`. */
export function openWords({ wordsCiphertext, ...wrapped }: SealedWords, id: string): string {
  return decryptText(ring().unwrapPatientKey(wrapped, id), wordsCiphertext, id)
}
