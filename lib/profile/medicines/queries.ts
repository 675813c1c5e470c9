import "server-only"
import { and, asc, eq, inArray, like, max, type SQL, sql } from "drizzle-orm"
import { medicineEditions, medicines } from "@/drizzle/schema/medicines"
import type { PatientAccess } from "@/lib/access/require-access"
import { InvalidInputError } from "@/lib/errors"
import { CODE_SYSTEMS } from "../codes/rules"
import type { ProfileLine } from "../rules"
import { askedWords, type Choice, chosenCode, cisOf, type Found, isMarketed, type NamesByCode } from "./rules"

type Any = PatientAccess<never>
const SHOWN = 8

/** The medicines whose names have words that begin as those that were typed, what is sold and what has the shortest name first; null where no list is loaded. */
export async function findMedicines(access: Any, typed: string): Promise<Found> {
  const edition = await editionNow(access)
  const words = askedWords(typed)
  if (!edition) return null
  const rows = words.length === 0 ? [] : await holding(access, words)
  const found = rows.slice(0, SHOWN).map(({ marketing, ...row }) => ({ ...row, isMarketed: isMarketed(marketing) }))
  return { edition, medicines: found, hasMore: rows.length > SHOWN }
}

async function editionNow({ tx }: Any): Promise<string | null> {
  const [row] = await tx.select({ edition: max(medicineEditions.edition) }).from(medicineEditions)
  return row?.edition ?? null
}

function holding({ tx }: Any, words: readonly string[]) {
  const { cis, name, form, marketing, isListed } = medicines
  const each: SQL[] = words.map((word) => like(medicines.words, `% ${word}%`))
  const begins = like(medicines.words, ` ${words[0]}%`)
  return tx
    .select({ cis, name, form, marketing })
    .from(medicines)
    .where(and(isListed, ...each))
    .orderBy(sql`not ${begins}`, sql`${marketing} not ilike 'commercialis%'`, sql`length(${name})`, asc(name), asc(cis))
    .limit(SHOWN + 1)
}

/** How the list calls the medicines whose codes these lines have, by code; also those that it no longer names. */
export async function nameMedicines({ tx }: Any, lines: readonly Pick<ProfileLine, "code">[]): Promise<NamesByCode> {
  const codes = [...new Set(lines.flatMap(({ code }) => cisOf(code) ?? []))]
  if (codes.length === 0) return {}
  const { cis, name, edition, isListed } = medicines
  const rows = await tx.select({ cis, name, edition, isListed }).from(medicines).where(inArray(cis, codes))
  return Object.fromEntries(rows.map(({ cis: code, ...named }) => [code, named]))
}

/**
 * The code that somebody chose from the list, as it is kept with a line; null where nobody chose one.
 * @throws InvalidInputError for a code that the list does not name, or no longer
 */
export async function codeOfChoice({ tx }: Any, choice: Choice): Promise<{ codeSystem: string; code: string } | null> {
  const code = chosenCode(choice)
  if (!code) return null
  const [row] = await tx
    .select({ cis: medicines.cis })
    .from(medicines)
    .where(and(eq(medicines.cis, code), medicines.isListed))
  if (!row) throw new InvalidInputError("profile.medicine_unknown", "medicine")
  return { codeSystem: CODE_SYSTEMS.cis.address, code }
}
