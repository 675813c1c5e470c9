import { sayAboutAnother } from "@/components/documents/about-another"
import { PageHeading } from "@/components/ui/page-heading"
import type { AboutAnother } from "@/lib/documents/about/rules"
import { words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { confirmIdentity, discardDeposit } from "../../actions"
import { ButtonForm } from "../../button-form"

type IdentityQuestionProps = { about: AboutAnother; space: SpaceHeader; draftId: string }

/** Asked before anything else of a file that names somebody else: nothing is known of it in the space until it is answered. */
export async function IdentityQuestion({ about, space, draftId }: IdentityQuestionProps) {
  const [t, d] = [await words("documents"), await words("deposit")]
  const { title, more } = await sayAboutAnother(about)
  const whom = { whose: space.isOwn ? "mine" : "other", patient: space.givenName }
  const form = { fields: { patientId: space.patientId, draftId }, words: { summary: t("summary"), waiting: t("waiting") } }
  return (
    <>
      <PageHeading title={d("identity.question", { about: title, ...whom })} lead={more.join(" ")} />
      <p>{d("identity.marked")}</p>
      <ButtonForm {...form} action={confirmIdentity} label={d("identity.yes", whom)} />
      <ButtonForm {...form} action={discardDeposit} label={d("identity.no")} />
    </>
  )
}
