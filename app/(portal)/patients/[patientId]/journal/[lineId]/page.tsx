import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { readLine } from "../reads"
import { sayQuote } from "./quote"

/** A line of the journal of which somebody who watches told the patient: what it says, and what she can do about it. */
export default async function LinePage({ params }: PageProps<"/patients/[patientId]/journal/[lineId]">) {
  const { patientId, lineId } = await params
  const journal = `/patients/${patientId}/journal`
  return patientPage(
    patientId,
    ["view:journal"],
    (access) => readLine(access, lineId),
    async ({ accountId, line }) => {
      const [w, { t, when, said }] = [await words("watching"), await sayQuote(line)]
      const ofThatDay = new URLSearchParams({ person: accountId, from: line.day, to: line.day })
      return (
        <>
          <PageHeading title={w("line.title")} lead={w("line.lead")} />
          <Card title={w("line.last")}>
            <p className="max-w-text">{t("ask.quote", { when, said })}</p>
            <a href={`${journal}?${ofThatDay}`} className="lone-link">
              {w("line.all")}
            </a>
          </Card>
          <p className="flex flex-wrap gap-x-6">
            {(["ask", "report"] as const).map((word) => (
              <a key={word} href={`${journal}/${lineId}/${word}`} className="lone-link">
                {t(`${word}.link`)}
              </a>
            ))}
            <a href={journal} className="lone-link">
              {t("ask.back")}
            </a>
          </p>
        </>
      )
    },
    { section: "journal", width: "question" },
  )
}
