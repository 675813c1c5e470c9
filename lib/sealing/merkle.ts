import { createHash } from "node:crypto"

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

const sha256 = (...parts: Buffer[]) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest()

/** Leaf hash of RFC 6962, section 2.1: its prefix keeps a leaf from passing for a node. */
export function hashLeaf(data: Buffer): Buffer {
  return sha256(LEAF, data)
}

/** Merkle tree hash of RFC 6962, section 2.1, over leaf hashes; of nothing, the hash of nothing. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256()
  // Waiting subtrees, each twice or more the size of the next: the tree of the RFC splits at the largest power of two.
  const waiting: { size: number; hash: Buffer }[] = []
  for (const leaf of leaves) {
    let added = { size: 1, hash: leaf }
    for (let last = waiting.at(-1); last?.size === added.size; last = waiting.at(-1)) {
      waiting.pop()
      added = { size: added.size * 2, hash: sha256(NODE, last.hash, added.hash) }
    }
    waiting.push(added)
  }
  return waiting.map(({ hash }) => hash).reduceRight((right, left) => sha256(NODE, left, right))
}
