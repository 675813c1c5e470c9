import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { PrintButton } from "@/components/ui/print-button"
import { formats, words } from "@/lib/request/words"
import { Done } from "../../done"
import { day } from "../../words"
import { proposeAgainByLetter } from "../actions"
import { helperPage } from "../helper-page"
import { readCode } from "../reads"

type Props = PageProps<"/patients/[patientId]/helpers/[delegationId]/letter">

/** A letter to print or to copy by hand: where to go, the code, and until when. */
export default async function LetterPage({ params, searchParams }: Props) {
  const { done } = await searchParams
  return helperPage(params, readCode, async ({ helper, invitation }, ids) => {
    const [t, f, d] = [await words("invitation"), await formats(), await words("delegation")]
    const name = helper.caregiverName
    const back = (
      <p className="print:hidden">
        <a href={`/patients/${ids.patientId}/helpers/${ids.delegationId}`} className="lone-link">
          {d("detail.backTo", { name })}
        </a>
      </p>
    )
    if (!invitation?.isLive) {
      return (
        <>
          <PageHeading title={t("letter.title", { name })} />
          <Done patientId={ids.patientId} done={done} helper={helper} mayGrant={helper.mayGrant} />
          <Notice tone="attention">
            <p>{t(invitation ? "letter.expired" : "letter.none")}</p>
          </Notice>
          {invitation && <AskedForm action={proposeAgainByLetter} hidden={ids} words={await formWords(t("letter.renew"))} />}
          {back}
        </>
      )
    }
    const { patientName: patient, site, code, expiresAt } = invitation
    return (
      <>
        <Done patientId={ids.patientId} done={done} helper={helper} mayGrant={helper.mayGrant} />
        <div className="flex flex-col gap-4 print:hidden">
          <PageHeading kicker={d("title")} title={t("letter.title", { name })} lead={t("letter.lead", { name })} />
          <Actions>
            <ButtonLink href={`/patients/${ids.patientId}/helpers/${ids.delegationId}/letter/pdf`}>
              {t("letter.download")}
            </ButtonLink>
            <PrintButton label={t("letter.print")} />
          </Actions>
        </div>
        <Card title={t("letter.heading", { patient })}>
          <p>{t("letter.text")}</p>
          <ol className="flex list-decimal flex-col gap-3 pl-6">
            <li>{t("letter.step1", { site })}</li>
            <li>
              {t("letter.step2")}
              <strong className="block pt-1 text-large sm:text-title">{code}</strong>
            </li>
            <li>{t("letter.step3")}</li>
          </ol>
          <p>{t("letter.until", { date: day(f, expiresAt) })}</p>
          <p className="text-soft">{t("letter.stranger", { patient })}</p>
        </Card>
        {back}
      </>
    )
  })
}
