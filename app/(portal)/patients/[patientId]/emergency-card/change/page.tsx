import { formWords } from "@/components/delegation/form-words"
import { CardWords } from "@/components/emergency/card-view"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
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
    async ({ space, card }) => {
      const [t, common] = [await words("emergency"), await words("common")]
      const { firstWords, bloodGroup, speaks, version } = card
      const whose = space.isOwn ? "mine" : "theirs"
      return (
        <>
          <PageHeading kicker={t("card.title")} title={t("change.title")} lead={t("change.lead", { whose })} />
          {/* What the card says now stays in sight: whoever was overtaken reads both. */}
          {version > 0 && (
            <Card title={t("change.nowTitle")}>
              <CardWords card={card} />
            </Card>
          )}
          <CardForm
            hidden={{ patientId, version: String(version) }}
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
