import { sayBorn } from "@/components/care/care-words"
import type { CaseloadPatient } from "@/lib/caseload/rules"
import { ageOn } from "@/lib/identity/rules"
import { dayInParis } from "@/lib/platform/days"

/** "née le 12 mars 1944, 82 ans" */
export function sayTraits({ sex, birthDate }: Pick<CaseloadPatient, "sex" | "birthDate">): Promise<string> {
  return sayBorn({ sex, birthDate, age: ageOn(birthDate, dayInParis(new Date())) })
}
