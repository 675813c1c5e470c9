import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { Contact } from "../../../../(public)/help/contact"
import { patientPage } from "../../patient-page"
import { RIGHTS } from "./list"
import { readRights } from "./reads"
import { RightCard } from "./right-card"

/** What the law gives the person, right by right, and where each is exercised here. */
export default async function RightsPage({ params }: PageProps<"/patients/[patientId]/rights">) {
  const { patientId } = await params
  return patientPage(
    patientId,
    ["view:rights"],
    readRights,
    async () => {
      const t = await words("rights")
      return (
        <>
          <PageHeading title={t("title")} lead={t("lead")} />
          <p className="max-w-text text-soft">{t("law")}</p>
          {RIGHTS.map((right) => (
            <RightCard key={right.name} patientId={patientId} right={right} />
          ))}
          <Complain />
          <Contact title={t("contact.title")} />
        </>
      )
    },
    { width: "question" },
  )
}

async function Complain() {
  const t = await words("rights")
  return (
    <Card title={t("complain.title")}>
      <p className="text-small text-soft">{t("article", { article: "4" })}</p>
      <p className="max-w-text">{t("complain.text")}</p>
      <p className="flex flex-wrap gap-x-6">
        <a href="/account/complaints/new" className="lone-link">
          {t("complain.link")}
        </a>
        <a href="/account/complaints" className="lone-link">
          {t("complain.sent")}
        </a>
      </p>
      <p className="max-w-text text-soft">{t("complain.elsewhere")}</p>
    </Card>
  )
}
