import { decryptText, encryptText } from "@/lib/platform/keys/keyring"

const place = (caseId: string, letterId: string) => `review letter ${caseId} ${letterId}`

/** The words of a letter, encrypted with the key of its case. */
export function keepWords(key: Buffer, caseId: string, letterId: string, words: string): Buffer | null {
  return words === "" ? null : encryptText(key, words, place(caseId, letterId))
}

/** The words of a letter in clear; null where there are none. */
export function readWords(key: Buffer, caseId: string, letterId: string, ciphertext: Buffer | null): string | null {
  return ciphertext && decryptText(key, ciphertext, place(caseId, letterId))
}
