import { documentTypes, habilitation } from "@/drizzle/reference/catalogue"

/** What of a place of practice the matrix looks at: profession (TRE_G15), role and kind of activity. */
export type Practice = { professionCode: string; roleCode: string | null; activityCode: string | null }

type Column = (typeof habilitation.columns)[number]

/** Reads the types that no list classes too: they count as class 99, to be confirmed. */
const DOCTOR = "doctor"

/** Pharmacy assistants and social workers share this profession code: only their role or activity says who they are. */
const SHARED_CODE = "99"

/** The categories of the matrix that a place of practice falls under: none for a profession that it does not name. */
export function habilitationColumns({ professionCode, roleCode, activityCode }: Practice): Column[] {
  const known = habilitation.columns.filter(({ professions }) => professions.includes(professionCode))
  if (professionCode !== SHARED_CODE) return known
  return known.filter(
    ({ roles, activities }) =>
      (roleCode !== null && roles.includes(roleCode)) || (activityCode !== null && activities.includes(activityCode)),
  )
}

const listed = new Set(habilitation.rights.map(({ type }) => type))
const unlisted = documentTypes.types.map(({ code }) => code).filter((code) => !listed.has(code))

/** The types each category may read by default: a ceiling over which the patient's marks come (order of 26 October 2023, annex). */
const typesByColumn = new Map(
  habilitation.columns.map(({ key }) => {
    const types = habilitation.rights.filter(({ readableBy }) => readableBy.includes(key)).map(({ type }) => type)
    return [key, key === DOCTOR ? [...types, ...unlisted] : types]
  }),
)

/** The document types (JDV_J07) that somebody practising there may read; empty for a profession outside the matrix. */
export function readableTypes(practice: Practice): readonly string[] {
  const columns = habilitationColumns(practice)
  if (columns.length === 1) return typesByColumn.get(columns[0]?.key ?? "") ?? []
  return [...new Set(columns.flatMap(({ key }) => typesByColumn.get(key) ?? []))]
}
