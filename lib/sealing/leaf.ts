import { hashLeaf } from "./merkle"

/** One row of a journal as the seal holds it: whose it is (a patient, or a case of the reviewers), and what it said. */
export type Leaf = { owner: string; id: string; tx: string; hash: Buffer }

/** The hash of one row: a version, then each column with its length, so that no two rows read the same. */
export function hashRow(version: string, columns: readonly (string | string[] | null)[]): Buffer {
  return hashLeaf(Buffer.concat([encodeText(version), ...columns.map(encode)]))
}

function encode(value: string | string[] | null): Buffer {
  if (value === null) return Buffer.from([0])
  if (typeof value === "string") return Buffer.concat([Buffer.from([1]), encodeText(value)])
  return Buffer.concat([Buffer.from([2]), encodeNumber(value.length), ...value.map(encodeText)])
}

function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8")
  return Buffer.concat([encodeNumber(bytes.length), bytes])
}

function encodeNumber(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(number)
  return bytes
}
