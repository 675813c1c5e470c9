import { BASES } from "../bases"
import { ITEM_SECTIONS, permissionsOf } from "../sections"
import { writtenByActor } from "./author"
import type { BasisModule, TieTable } from "./basis"
import { namingDelegation } from "./delegated"

/*
 * What the database asks of the bases, composed of what each says of its ties. In a condition `p` is the patient asked about,
 * and `(select relais.current_actor())` who asks.
 */
const ACTOR = "(select relais.current_actor())"
const ASKED = "any ((select relais.asked_patients())::uuid[])"

/** A condition: the actor has a live tie to `p`, by any basis. */
export const liveBases = (): string => tiedBy(BASES)

/** A condition: the actor decides for `p`. */
export const governingBases = (): string => tiedBy(BASES.filter(({ governs }) => governs))

/** A query that gives `patient_id`: patients asked for with whom the actor has a delegation that tells their name. */
export const knownTies = (): string => `
      select d.patient_id from public.delegations d
      where d.patient_id = ${ASKED} and d.caregiver_account_id = ${ACTOR} and ${namingDelegation("d")}`

/** A query that gives `patient_id`: patients asked for, of whom the actor wrote an item of some section. */
export const authoredItems = (): string =>
  ITEM_SECTIONS.map(
    (section) => `
      select i.patient_id from public.${section} i where i.patient_id = ${ASKED} and ${writtenByActor("i")}`,
  ).join(" union")

/** A condition: the actor wrote an item of `asked_patient`, of some section. */
export const hasAuthored = (): string =>
  ITEM_SECTIONS.map(
    (section) => `exists (select from public.${section} i where i.patient_id = asked_patient and ${writtenByActor("i")})`,
  ).join(" or ")

/** The bases that rest on the law, as words. */
export const basesByLaw = (): string =>
  BASES.filter(({ rests }) => rests === "law")
    .map(({ word }) => `'${word}'`)
    .join(", ")

/** The sections of whose items who represents the patient says who sees them, as words. */
export const setByWhoRepresents = (): string => {
  const held = BASES.filter(({ governs, side }) => governs && side === "caregiver").flatMap(({ word }) => permissionsOf(word))
  return ITEM_SECTIONS.filter((section) => held.some((permission) => permission === `edit:${section}`))
    .map((section) => `'${section}'`)
    .join(", ")
}

function tiedBy(bases: readonly BasisModule[]): string {
  const byEnd = Map.groupBy(tablesOf(bases), ({ unless }) => unless)
  const conditions = [...byEnd].map(([unless, tables]) => {
    const any = tables.map(tieTo).join(" or ")
    return unless ? `((${any}) and not ${unless})` : any
  })
  return conditions.join(" or ")
}

/** Each table once: bases that share one are told apart by `only` where not all of them are asked for. */
function tablesOf(bases: readonly BasisModule[]): TieTable[] {
  const byTable = Map.groupBy(
    bases.flatMap(({ ties }) => ties ?? []),
    ({ table }) => table,
  )
  return [...byTable].flatMap(([table, ties]) => {
    const [first] = ties
    const isWhole = BASES.filter((basis) => basis.ties?.table === table).length === ties.length
    const only = isWhole ? undefined : `(${ties.map((tie) => tie.only).join(" or ")})`
    return first ? [{ ...first, only }] : []
  })
}

function tieTo({ table, alias, account, live, only, eachPatient }: TieTable): string {
  const conditions = [`${alias}.${account} = ${ACTOR}`, only, live].filter(Boolean).join(" and ")
  if (table === "patients") return conditions
  return `exists (
          select from public.${table} ${alias} where ${alias}.patient_id = p.patient_id and ${conditions}${eachPatient ? " offset 0" : ""})`
}
