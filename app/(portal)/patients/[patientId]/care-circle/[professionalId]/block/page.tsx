import { BulletList } from "@/components/ui/bullet-list"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { blockProfessional } from "../../actions"
import { Gesture } from "../../gesture"
import { professionalPage } from "../professional-page"

const DOES = ["a", "b", "c", "d"]
const DOES_NOT = ["a", "b", "c"]

/** One question before a professional is kept out: what that does, and what it does not. */
export default async function BlockPage({ params }: PageProps<"/patients/[patientId]/care-circle/[professionalId]/block">) {
  return professionalPage(params, async ({ professional: { name }, ids, t }) => (
    <>
      <PageHeading title={t("block.title", { name })} lead={t("block.lead", { name })} />
      <Card title={t("block.doesTitle")}>
        <BulletList items={DOES.map((line) => t(`block.does.${line}`, { name }))} />
      </Card>
      <Card title={t("block.notTitle")}>
        <BulletList items={DOES_NOT.map((line) => t(`block.doesNot.${line}`, { name }))} />
      </Card>
      <Actions>
        <Gesture action={blockProfessional} fields={ids} label={t("block.submit", { name })} tone="danger" />
        <ButtonLink href={`/patients/${ids.patientId}/care-circle/${ids.professionalId}`} tone="secondary">
          {t("block.cancel")}
        </ButtonLink>
      </Actions>
    </>
  ))
}
