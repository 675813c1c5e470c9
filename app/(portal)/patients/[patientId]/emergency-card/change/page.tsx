import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { readCardHead } from "@/lib/emergency-card/queries"
import { BLOOD_GROUPS } from "@/lib/emergency-card/rules"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { CardForm } from "./card-form"

/** What a person says herself on her card, none of it asked of her. */
export default async function ChangeCardPage({ params }: PageProps<"/patients/[patientId]/emergency-card/change">) {
  const { patientId } = await params
  return patientPage(
    patientId,
    ["edit:emergency_card", "view:emergency_card"],
    async (access) => ({ card: await readCardHead(access) }),
    async ({ space, card: { firstWords, bloodGroup, speaks } }) => {
      const [t, common] = [await words("emergency"), await words("common")]
      const whose = space.isOwn ? "mine" : "theirs"
      return (
        <>
          <PageHeading kicker={t("card.title")} title={t("change.title")} lead={t("change.lead", { whose })} />
          <CardForm
            hidden={{ patientId }}
            initial={{ firstWords, bloodGroup: bloodGroup ?? "", speaks }}
            said={{
              firstWords: t("change.firstWords"),
              firstWordsHint: t("change.firstWordsHint"),
              bloodGroup: t("change.bloodGroup"),
              bloodGroupHint: t("change.bloodGroupHint"),
              unknown: t("change.unknown"),
              speaks: t("change.speaks"),
              speaksHint: t("change.speaksHint"),
            }}
            groups={BLOOD_GROUPS.map((value) => ({ value, label: value.replace("-", "\u2212") }))}
            words={await formWords(t("change.submit"))}
          >
            <ButtonLink tone="secondary" href={`/patients/${patientId}/emergency-card`}>
              {common("back")}
            </ButtonLink>
          </CardForm>
        </>
      )
    },
    { width: "question" },
  )
}
