import type { PatientAccess } from "@/lib/access/require-access"
import type { FormValues } from "@/lib/forms/rules"
import { findMedicines, nameMedicines } from "@/lib/profile/medicines/queries"
import { askedWords, cisOf, type Found, type Medicine, NONE_OF_THEM } from "@/lib/profile/medicines/rules"
import type { LineSection, ProfileLine } from "@/lib/profile/rules"
import { keptHere } from "@/lib/request/kept"
import { formats, words } from "@/lib/request/words"
import type { MedicineQuestion } from "./medicine-choice"

/** The word by which the page of a form is drawn again with what the list has. */
const STEP = "medicine"

/** What the list has for a treatment, whether it was asked, and the medicine that the line has already. */
export type MedicineLook = { found: NonNullable<Found>; typed: string | null; now: Medicine | null }

/** What the page of a treatment's form asks the list; null for another section, and where no list is loaded. */
export async function lookUpMedicine(
  access: PatientAccess<never>,
  look: { section: LineSection; step: unknown; line?: ProfileLine },
) {
  const { section, step, line } = look
  if (section !== "medications") return null
  const typed = step === STEP ? (labelOf((await keptHere())?.values) ?? line?.content.label ?? "") : null
  const found = await findMedicines(access, typed ?? "")
  return found && { found, typed, now: line ? await medicineOf(access, line) : null }
}

const labelOf = (values: FormValues | undefined) => (typeof values?.label === "string" ? values.label : null)

async function medicineOf(access: PatientAccess<never>, line: ProfileLine): Promise<Medicine | null> {
  const cis = cisOf(line.code)
  const named = cis ? (await nameMedicines(access, [line]))[cis] : undefined
  return cis && named ? { cis, name: named.name, form: "", isMarketed: true } : null
}

/** Which answer stands before anybody gives one: the medicine that the line has, else none of them. */
export function medicineAnswer(look: MedicineLook | null): Record<string, string> {
  return look && look.typed !== null ? { medicine: look.now?.cis ?? NONE_OF_THEM } : {}
}

/** The same in words, at the path of its form; nothing where there is no list. */
export async function medicineQuestion(look: MedicineLook | null, page: string): Promise<MedicineQuestion | undefined> {
  if (!look) return undefined
  const t = await words("profile")
  const { found, typed, now } = look
  const date = (await formats()).day(found.edition, "long")
  const others = found.medicines.filter(({ cis }) => cis !== now?.cis)
  const asked = typed !== null && others.length > 0
  return {
    again: `/typed/again?page=${encodeURIComponent(page)}&step=${STEP}`,
    find: t("medicine.find"),
    asked: asked
      ? {
          question: t("medicine.question"),
          hint: t("medicine.hint"),
          options: [...[...(now ? [now] : []), ...others].map(optionOf(t)), { value: NONE_OF_THEM, label: t("medicine.none") }],
          note: found.hasMore ? t("medicine.more") : undefined,
        }
      : undefined,
    nothing: typed === null || asked ? undefined : t(askedWords(typed).length > 0 ? "medicine.nothing" : "medicine.fewLetters"),
    source: t("medicine.source", { date }),
  }
}

const optionOf =
  (t: Awaited<ReturnType<typeof words>>) =>
  ({ cis, name, form, isMarketed }: Medicine) => ({
    value: cis,
    label: name,
    hint: isMarketed ? form || undefined : t("medicine.notMarketed", { form }),
  })
