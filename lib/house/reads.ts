import { importedAs, type Source } from "./sources"

/** A top-level function of a file, and its text. */
type Declared = { name: string; isExported: boolean; text: string }
/** A read that a page or another feature can call: whether it leaves a line by itself, and by which proof it comes in. */
export type Read = { path: string; name: string; tells: boolean; proof: string }

const DECLARATION = /^(export )?(?:async )?(?:function (\w+)|const (\w+) = (?:async )?\()/gm
const TELLS = /\.trace\(|\btraceListed\(|\btraceInEach\(|\bappendAudit\(/
/** Proofs whose transaction does not end without a line; the others leave it to what is called. */
const PROOFS = ["PatientAccess", "AnyAccess", "ReviewCase", "ReviewDesk", "OwnRequest", "CardAccess", "OnCard"]
const OTHERS = ["OwnAccess", "InvitationAccess", "SystemTask", "Actor", "Transaction", "portalDatabase", "asAccount"]

function declaredIn({ text }: Source): Declared[] {
  const found = [...text.matchAll(DECLARATION)]
  return found.map((match, at) => ({
    name: match[2] ?? match[3] ?? "",
    isExported: match[1] !== undefined,
    text: text.slice(match.index, found[at + 1]?.index).replaceAll(/^(export )?type .*$/gm, ""),
  }))
}

/** What stands for a proof in this file: `type Edit = PatientAccess<…>`. */
function proofsOf({ text }: Source): Map<string, string> {
  const own = [...text.matchAll(/^(?:export )?type (\w+) =(.*)$/gm)].flatMap(([, name = "", meant = ""]) => {
    const proof = [...PROOFS, ...OTHERS].find((word) => new RegExp(`\\b${word}\\b`).test(meant))
    return proof ? [[name, proof] as const] : []
  })
  return new Map([...[...PROOFS, ...OTHERS].map((word) => [word, word] as const), ...own])
}

const mentions = (text: string, name: string) => new RegExp(`\\b${name}\\b`).test(text)

/** Every read of `queries.ts` that is handed a proof, or that goes to the database by itself. */
export function readsOf(files: readonly Source[]): Read[] {
  const queries = files.filter(({ path }) => /^lib\/.*\/queries\.ts$/.test(path))
  const known = new Map(queries.map((file) => [importedAs(file), file]))
  return queries.flatMap((file) =>
    declaredIn(file).flatMap(({ name, isExported, text }) => {
      const [, proof] = [...proofsOf(file)].find(([word]) => mentions(text, word)) ?? []
      return isExported && proof ? [{ path: file.path, name, tells: tells(file, name, known), proof }] : []
    }),
  )
}

/** Whether a function writes a line, or calls one that does: of its own file, or of another's reads. */
function tells(file: Source, name: string, known: Map<string, Source>, seen = new Set<string>()): boolean {
  const key = `${file.path} ${name}`
  if (seen.has(key)) return false
  seen.add(key)
  const declared = declaredIn(file)
  const text = declared.find((one) => one.name === name)?.text ?? ""
  if (TELLS.test(text)) return true
  if (declared.some((one) => one.name !== name && mentions(text, one.name) && tells(file, one.name, known, seen))) return true
  return file.imports.some(({ to }) => {
    const other = known.get(to)
    return other !== undefined && declaredIn(other).some((one) => mentions(text, one.name) && tells(other, one.name, known, seen))
  })
}

/** Whether what a read leaves untold cannot end without another's line: the proof sees to it. */
export const isHeldByProof = ({ proof }: Read) => PROOFS.includes(proof)
