import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { renounce } from "../../actions"
import { helpedPage } from "../helped-page"
import { readRenounceable } from "../reads"

/** Asked once more before one stops helping. */
export default async function RenouncePage({ params }: PageProps<"/helping/[delegationId]/renounce">) {
  return helpedPage(params, readRenounceable, async ({ id, givenName: name }) => {
    const t = await words("helping")
    const said = await formWords(t("renounceSubmit", { name }))
    return (
      <>
        <PageHeading title={t("renounceTitle", { name })} lead={t("renounceLead", { name })} />
        <AskedForm action={renounce} hidden={{ delegationId: id }} words={said} tone="danger">
          <ButtonLink href={`/helping/${id}`} tone="secondary">
            {t("renounceKeep")}
          </ButtonLink>
        </AskedForm>
      </>
    )
  })
}
