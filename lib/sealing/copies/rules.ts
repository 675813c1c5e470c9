import { createHash, type KeyObject, sign, verify } from "node:crypto"
import { z } from "zod"
import { hashHead } from "../head"
import { merkleRoot, rootAbove } from "../merkle"
import { leafOf } from "../sealed-row"

/** What a file of a journal is called in itself. */
export const FORMAT = "relais.journal_copy.v1"

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const number = z.string().regex(/^\d{1,20}$/)
const place = z.strictObject({ batch: z.int().positive(), at: z.int().min(0), path: z.array(hex(32)).max(64) })
const batch = z.strictObject({
  number: z
    .int()
    .positive()
    .max(2 ** 32 - 1),
  epoch: z
    .int()
    .positive()
    .max(2 ** 32 - 1),
  from_tx: number,
  to_tx: number,
  count: z
    .int()
    .positive()
    .max(2 ** 32 - 1),
  root: hex(32),
  previous_head: hex(32),
  sealed_at: number.nullable(),
  signature: hex(64),
})
const word = z.string().nullable()
/** A row of the journal, every column as it is sealed. */
const row = z.strictObject({
  ...{ patient_id: z.string(), id: z.string(), occurred_at: z.string(), tx: z.string() },
  ...{ actor_account_id: word, task: word, basis: word, delegation_id: word, permission: word },
  ...{ action: z.string(), outcome: z.string(), refusal: word, resource_ids: z.array(z.string()), preview: z.string() },
  ...{ note_ciphertext: word, profession_code: word, place_sha256: word },
})
const statement = z.strictObject({
  format: z.literal(FORMAT),
  patient_id: z.string(),
  asked_at: z.string(),
  lines: z.int().min(0),
  lines_root: hex(32),
  people_sha256: hex(32),
})

export const proofSchema = z.strictObject({ batches: z.array(batch), places: z.array(place) })
const copySchema = z.strictObject({
  format: z.literal(FORMAT),
  statement: z.string(),
  signature: hex(64),
  people: z.record(z.string(), z.string()),
  batches: z.array(batch),
  lines: z.array(z.strictObject({ row, seal: place })),
})

export type Proof = z.infer<typeof proofSchema>
export type Copy = z.infer<typeof copySchema>
export type CopiedRow = z.infer<typeof row>
type Statement = z.infer<typeof statement>

export type CopyFault =
  | { fault: "not_a_copy" | "signature" | "people" | "removed" | "added" | "reordered" | "seals" }
  | { fault: "altered" | "of_another" | "twice"; line: number }
  | { fault: "seal"; batch: number }
export type CheckedCopy = { ok: true; patientId: string; askedAt: string; lines: number } | ({ ok: false } & CopyFault)

const peopleDigest = (people: Record<string, string>): string =>
  createHash("sha256")
    .update(JSON.stringify(Object.entries(people).sort(([one], [other]) => (one < other ? -1 : 1))))
    .digest("hex")

/** What the sealer says of a copy: how many lines, which, in which order, and the names beside them. */
export function makeStatement(said: {
  patientId: string
  askedAt: Date
  leaves: readonly Buffer[]
  people: Record<string, string>
}): string {
  const { patientId, askedAt, leaves, people } = said
  return JSON.stringify({
    format: FORMAT,
    patient_id: patientId,
    asked_at: askedAt.toISOString(),
    lines: leaves.length,
    lines_root: merkleRoot(leaves).toString("hex"),
    people_sha256: peopleDigest(people),
  } satisfies Statement)
}

export const signStatement = (text: string, signer: KeyObject): Buffer => sign(null, Buffer.from(text, "utf8"), signer)

/** Whether a file is what the sealer signed: whole, in its order, each line under a seal. The public key is all it takes. */
export function checkCopy(text: string, publicKey: KeyObject): CheckedCopy {
  const copy = copySchema.safeParse(parsed(text)).data
  if (!copy) return { ok: false, fault: "not_a_copy" }
  const isSigned = verify(null, Buffer.from(copy.statement, "utf8"), publicKey, Buffer.from(copy.signature, "hex"))
  const said = isSigned ? statement.safeParse(parsed(copy.statement)).data : undefined
  if (!said) return { ok: false, fault: "signature" }
  const found = checkSeals(copy, publicKey) ?? checkLines(copy, said)
  return found ? { ok: false, ...found } : { ok: true, patientId: said.patient_id, askedAt: said.asked_at, lines: said.lines }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Each seal is made over what it says, signed, and needed. */
function checkSeals({ batches, lines }: Copy, publicKey: KeyObject): CopyFault | null {
  const used = new Set(lines.map(({ seal }) => seal.batch))
  if (batches.length !== used.size || batches.some(({ number }) => !used.has(number))) return { fault: "seals" }
  for (const one of batches) {
    const [previousHead, root] = [Buffer.from(one.previous_head, "hex"), Buffer.from(one.root, "hex")]
    if (BigInt(one.from_tx) >= 2n ** 64n || BigInt(one.to_tx) >= 2n ** 64n) return { fault: "seal", batch: one.number }
    const head = hashHead({ ...one, previousHead, root, fromTx: one.from_tx, toTx: one.to_tx, sealedAt: one.sealed_at })
    if (!verify(null, head, publicKey, Buffer.from(one.signature, "hex"))) return { fault: "seal", batch: one.number }
  }
  return null
}

/** Each line is one that was sealed, of this space; and together they are those that were signed for. */
function checkLines({ lines, batches, people }: Copy, said: Statement): CopyFault | null {
  const seals = new Map(batches.map((one) => [one.number, one]))
  const leaves: Buffer[] = []
  const seen = new Set<string>()
  for (const [place, { row: sealed, seal }] of lines.entries()) {
    const line = place + 1
    if (sealed.patient_id !== said.patient_id) return { fault: "of_another", line }
    const [leaf, under] = [leafOf(sealed), seals.get(seal.batch)]
    const path = seal.path.map((hash) => Buffer.from(hash, "hex"))
    const root = under && rootAbove(leaf, seal.at, under.count, path)
    if (root?.toString("hex") !== under?.root || !root) return { fault: "altered", line }
    if (seen.has(sealed.id)) return { fault: "twice", line }
    seen.add(sealed.id)
    leaves.push(leaf)
  }
  return checkWhole(leaves, lines, said) ?? (peopleDigest(people) === said.people_sha256 ? null : { fault: "people" })
}

function checkWhole(leaves: readonly Buffer[], lines: Copy["lines"], said: Statement): CopyFault | null {
  if (leaves.length < said.lines) return { fault: "removed" }
  if (leaves.length > said.lines) return { fault: "added" }
  if (merkleRoot(leaves).toString("hex") === said.lines_root) return null
  const inOrder = leaves.map((leaf, at) => ({ leaf, at: timeOf(lines[at]) })).sort((one, other) => (one.at < other.at ? -1 : 1))
  const isMixed = merkleRoot(inOrder.map(({ leaf }) => leaf)).toString("hex") === said.lines_root
  return { fault: isMixed ? "reordered" : "removed" }
}

/** The order that the journal itself has: by instant, then by identifier. */
const timeOf = (line: Copy["lines"][number] | undefined) => `${line?.row.occurred_at.padStart(20, "0")} ${line?.row.id}`

/** What is wrong with a file, in one sentence. */
export function describeCopyFault(found: CopyFault): string {
  const said: Record<CopyFault["fault"], string> = {
    not_a_copy: "this is no whole file of a journal: it was cut, or something was added to it",
    signature: "what the file says of itself was not signed with this key, or was altered",
    people: "the names beside the lines were altered",
    removed: "lines are missing, or others stand in their place",
    added: "there are more lines than were signed for",
    reordered: "the lines are not in the order that was signed",
    seals: "a seal is missing, or one stands there that no line needs",
    altered: "line {line} was altered, or was never sealed",
    of_another: "line {line} is of another space",
    twice: "line {line} stands there twice",
    seal: "seal {batch} was not signed with this key, or was altered",
  }
  const sentence = said[found.fault]
    .replace("{line}", "line" in found ? String(found.line) : "")
    .replace("{batch}", "batch" in found ? String(found.batch) : "")
  return `The file is not what was sealed: ${sentence}.`
}
