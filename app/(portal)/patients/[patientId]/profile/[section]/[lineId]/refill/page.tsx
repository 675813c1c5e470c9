import { notFound } from "next/navigation"
import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import type { Asked } from "@/components/forms/asked-fields"
import { ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import type { CaregiverSight } from "@/lib/access/sights"
import { parseSection } from "@/lib/profile/rules"
import { ruleValue } from "@/lib/reference/dated-rules"
import { getActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"
import { HowTold } from "../../../../../../account/how-told"
import { patientPage } from "../../../../../patient-page"
import { setRefill } from "../../../actions"
import { type Refill, readLine } from "../../../reads"

/** What is left of a treatment today, and whom to tell before it is empty. */
export default async function RefillPage({ params }: PageProps<"/patients/[patientId]/profile/[section]/[lineId]/refill">) {
  const { patientId, section: address, lineId } = await params
  const section = parseSection(address)
  if (section !== "medications") notFound()
  const back = `/patients/${patientId}/profile/medications/${lineId}`
  return patientPage(
    patientId,
    ["view:medications", "edit:medications"],
    (access) => readLine(access, section, lineId),
    async ({ space, line, refill, sights }) => {
      if (!refill) notFound()
      const [t, common, actor] = [await words("profile"), await words("common"), await getActor()]
      return (
        <>
          <PageHeading kicker={line.content.label} title={t("refill.title")} lead={t("refill.lead")} />
          <Notice>
            <p>{t("refill.notAlarm")}</p>
            {space.isOwn && actor && <HowTold actor={actor} what="reminder" />}
          </Notice>
          <AskedForm
            action={setRefill}
            hidden={{ patientId, section, lineId }}
            asked={await asked(space.isOwn, sights ?? [])}
            initial={initial(refill, space.isOwn)}
            words={await formWords(t("refill.submit"))}
          >
            <ButtonLink tone="secondary" href={back}>
              {common("back")}
            </ButtonLink>
          </AskedForm>
        </>
      )
    },
    { width: "question" },
  )
}

function initial({ supply, telling }: Refill, isOwn: boolean): Record<string, string> {
  return {
    doses: String(supply?.dosesAWeek ?? supply?.dosesADay ?? ""),
    per: supply?.dosesAWeek ? "week" : "day",
    daysBefore: String(telling?.daysBefore ?? ruleValue("refill_told_before").value),
    tellsPatient: isOwn && (telling?.tellsPatient ?? true) ? "yes" : "",
    caregiver: telling?.caregiverAccountId ?? "",
  }
}

async function asked(isOwn: boolean, sights: readonly CaregiverSight[]): Promise<Asked[]> {
  const t = await words("profile")
  const readers = sights.filter(({ sees }) => sees).map(({ accountId, name }) => ({ value: accountId, label: name }))
  const number = (name: "dosesLeft" | "doses" | "daysBefore") =>
    ({ kind: "text", name, maxLength: 4, width: "short", autoComplete: "off", label: t(`refill.${name}.label`) }) as const
  return [
    { ...number("dosesLeft"), hint: t("refill.dosesLeft.hint") },
    { ...number("doses"), hint: t("refill.doses.hint") },
    {
      kind: "one" as const,
      name: "per",
      label: t("refill.per.label"),
      options: [
        { value: "day", label: t("refill.per.day") },
        { value: "week", label: t("refill.per.week") },
      ],
      columns: 2 as const,
    },
    number("daysBefore"),
    ...(isOwn
      ? [
          {
            kind: "many" as const,
            name: "tellsPatient",
            label: t("refill.toWhom"),
            options: [{ value: "yes", label: t("refill.tellsPatient") }],
          },
        ]
      : []),
    ...(readers.length > 0
      ? [
          {
            kind: "list" as const,
            name: "caregiver",
            label: t("refill.caregiver.label"),
            hint: t("refill.caregiver.hint"),
            options: readers,
            emptyLabel: t("refill.caregiver.none"),
          },
        ]
      : []),
  ]
}
