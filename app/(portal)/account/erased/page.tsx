import { PortalPage } from "@/components/layout/portal-page"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeading } from "@/components/ui/page-heading"
import { PrintButton } from "@/components/ui/print-button"
import { listCertificates } from "@/lib/closing/certificates/queries"
import type { Certificate } from "@/lib/closing/rules"
import { readOwn } from "@/lib/request/own"
import { formats, words } from "@/lib/request/words"

/** What a person keeps of a space that was erased: when, what, and a name to ask by. */
export default async function ErasedPage() {
  const { certificates } = await readOwn("citizen", async (own) => ({ certificates: await listCertificates(own) }))
  const t = await words("closing")
  return (
    <PortalPage nav="citizen" current="/account" width="question">
      <PageHeading title={t("certificates.title")} lead={t("certificates.lead")} />
      {certificates.length === 0 ? (
        <EmptyState title={t("certificates.none")} />
      ) : (
        <>
          {certificates.map((certificate) => (
            <CertificateCard key={certificate.reference} certificate={certificate} />
          ))}
          <p className="max-w-text">{t("certificates.keep")}</p>
          <PrintButton label={t("certificates.print")} />
        </>
      )}
      <p className="print:hidden">
        <a href="/account" className="lone-link">
          {t("certificates.back")}
        </a>
      </p>
    </PortalPage>
  )
}

async function CertificateCard({ certificate: { reference, askedAt, erasedAt } }: { certificate: Certificate }) {
  const [t, f] = [await words("closing"), await formats()]
  const when = (at: Date) => f.dateTime(at, { dateStyle: "long", timeStyle: "short" })
  return (
    <Card title={t("certificates.card", { reference })}>
      <p>{t("certificates.asked", { at: when(askedAt) })}</p>
      <p>{t("certificates.erased", { at: when(erasedAt) })}</p>
      <p className="max-w-text">{t("certificates.what")}</p>
    </Card>
  )
}
