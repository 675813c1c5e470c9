import type { Author } from "@/lib/documents/rules"

type Say = (key: string, values?: Record<string, string>) => string

/** Who deposited a document and for whom, as it is said to the one who looks: "déposé par Claire, pour vous". */
export function sayAuthor(author: Author, t: Say, patientName?: string): string {
  return t(`by.${tieOf(author, patientName)}`, namesOf(author, patientName))
}

/** The same without the verb, where it stands beside "Déposé par". */
export function sayFrom(author: Author, t: Say, patientName?: string): string {
  return t(`from.${tieOf(author, patientName)}`, namesOf(author, patientName))
}

/** `patientName` is absent in one's own space. */
function tieOf({ kind, isYou }: Author, patientName?: string): string {
  if (kind === "professional") return isYou ? "you" : "professional"
  if (isYou) return kind === "caregiver" && patientName ? "youFor" : "you"
  if (kind === "patient") return "patient"
  return patientName ? "caregiverFor" : "caregiverForYou"
}

const namesOf = ({ name: author }: Author, name = "") => ({ author, name })
