import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { formats, words } from "@/lib/request/words"
import { dayAndHour } from "../../words"
import { helperPage } from "../helper-page"
import { readConsent } from "../reads"

/** The text that the patient agreed to, as it was kept, with its fingerprint. */
export default async function ConsentPage({ params }: PageProps<"/patients/[patientId]/helpers/[delegationId]/consent">) {
  return helperPage(params, readConsent, async ({ helper, consent }, ids) => {
    const [t, f] = [await words("delegation"), await formats()]
    return (
      <>
        <PageHeading
          kicker={helper.caregiverName}
          title={t("consent.title")}
          lead={consent ? t("consent.lead", { date: dayAndHour(f, consent.writtenAt) }) : t("consent.none")}
        />
        {consent && (
          <Card>
            <p className="whitespace-pre-line">{consent.body}</p>
            <p className="text-small text-soft">
              {t("consent.fingerprint")} <code className="break-all">{consent.sha256}</code>
            </p>
          </Card>
        )}
        <p>
          <a href={`/patients/${ids.patientId}/helpers/${ids.delegationId}`} className="lone-link">
            {t("detail.backTo", { name: helper.caregiverName })}
          </a>
        </p>
      </>
    )
  })
}
