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

/** The tree over these leaves, level by level; a last node without a neighbour goes up as it is, which makes the tree of the RFC. */
export function merkleLevels(leaves: readonly Buffer[]): Buffer[][] {
  const levels: Buffer[][] = [[...leaves]]
  for (let level = levels[0] ?? []; level.length > 1; ) {
    const below = level
    level = Array.from({ length: Math.ceil(below.length / 2) }, (_, at) => pair(below[at * 2], below[at * 2 + 1]))
    levels.push(level)
  }
  return levels
}

const pair = (left: Buffer | undefined, right: Buffer | undefined): Buffer =>
  left && right ? sha256(NODE, left, right) : (left ?? sha256())

/** What leads from one leaf to the root (RFC 6962, section 2.1.1), the lowest first. */
export function merklePath(levels: readonly Buffer[][], at: number): Buffer[] {
  return levels.flatMap((level, height) => level[(at >> height) ^ 1] ?? [])
}

/** The root to which a path leads from the leaf at this place among so many; null where it is not as long as it must be. */
export function rootAbove(leaf: Buffer, at: number, count: number, path: readonly Buffer[]): Buffer | null {
  let [hash, place, size, used] = [leaf, at, count, 0]
  for (; size > 1; size = Math.ceil(size / 2), place >>= 1) {
    if (place % 2 === 0 && place + 1 === size) continue
    const beside = path[used++]
    if (!beside) return null
    hash = place % 2 === 0 ? sha256(NODE, hash, beside) : sha256(NODE, beside, hash)
  }
  return at < count && used === path.length ? hash : null
}
