import "server-only"
import { eq } from "drizzle-orm"
import { patients } from "@/drizzle/schema/patients"
import type { DocumentPerson } from "@/lib/identity/document-person"
import { insDigest } from "@/lib/identity/ins-digest"
import { comparableIns } from "@/lib/identity/rules"
import { isSomebodyElse } from "@/lib/identity/same-person"
import { configuration } from "@/lib/platform/configuration"
import type { PatientAccess } from "./require-access"

/**
 * Whether each of the people whom a file names is the person of the space: the matricule INS says so alone, else the name and the day
 * of birth. Whom nobody can tell apart is the same.
 */
export async function comparePeople(
  access: PatientAccess<never>,
  people: readonly DocumentPerson[],
): Promise<"same" | "another_matricule" | "another_person"> {
  if (people.length === 0) return "same"
  const known = await readIdentity(access)
  return people.map((person) => comparePerson(person, known)).find((one) => one !== "same") ?? "same"
}

/** The same of one of them. */
export function comparePerson(person: DocumentPerson, known: Identity): "same" | "another_matricule" | "another_person" {
  const matricule = compareMatricules([person], known)
  if (matricule !== "unknown") return matricule === "same" ? "same" : "another_matricule"
  return isSomebodyElse(person, known) ? "another_person" : "same"
}

export type Identity = Awaited<ReturnType<typeof readIdentity>>

/** By which traits the person of a space is recognised. */
export async function readIdentity({ tx, patientId }: PatientAccess<never>) {
  const [row] = await tx
    .select({
      birthName: patients.birthName,
      usedName: patients.usedName,
      givenNames: patients.givenNames,
      firstGivenName: patients.firstGivenName,
      birthDate: patients.birthDate,
      sex: patients.sex,
      insOid: patients.insOid,
      insHmac: patients.insHmac,
    })
    .from(patients)
    .where(eq(patients.patientId, patientId))
  if (!row) throw new Error("A space that was opened has no identity")
  return row
}

/** One person has a NIR and at most the NIA that it took the place of, a document names a mother and her child: who names more tries numbers out. */
const MOST_MATRICULES = 2
const MOST_IN_ALL = 4

/** Where the document or the space has no matricule of a kind that can be compared, nobody can say. */
export function compareMatricules(
  people: readonly DocumentPerson[],
  { insOid, insHmac }: Identity,
): "same" | "other" | "unknown" {
  if (!insOid || !insHmac) return "unknown"
  const isDemo = configuration().mode === "demo"
  const each = people.map(({ ids }) => new Set(comparableIns(ids, insOid, isDemo)))
  const named = each.flatMap((matricules) => [...matricules])
  if (named.length === 0) return "unknown"
  if (each.some(({ size }) => size > MOST_MATRICULES) || new Set(named).size > MOST_IN_ALL) return "other"
  return named.some((matricule) => insDigest(insOid, matricule).equals(insHmac)) ? "same" : "other"
}
