import { EmptyState } from "@/components/ui/empty-state"
import { PageHeading } from "@/components/ui/page-heading"
import { parseQuery } from "@/lib/documents/proposals/schema"
import { words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../patient-page"
import { Done } from "./done"
import { Everything } from "./everything"
import { readProposals } from "./reads"
import { SectionOfThings } from "./section-of-things"
import { StayBehind } from "./stay-behind"

/** What documents propose for the record, or one of them alone: nothing enters it without somebody who takes it. */
export default async function ProposalsPage({ params, searchParams }: PageProps<"/patients/[patientId]/proposals">) {
  const { patientId } = await params
  const query = parseQuery(await searchParams)
  return patientPage(
    patientId,
    ["view:documents"],
    (access) => readProposals(access, query.document),
    async ({ space, sections, clear, staying, isCut, isProposed }) => {
      const t = await words("proposals")
      const patientName = space.isOwn ? undefined : space.givenName
      return (
        <>
          <Done patientId={patientId} query={query} proposedTo={isProposed ? space.givenName : undefined} />
          <Heading space={space} isProposed={isProposed} documentId={query.document} />
          {sections.length === 0 && <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>}
          <Everything patientId={patientId} clear={clear} documentId={query.document} />
          {sections.map((section) => (
            <SectionOfThings
              key={section.section}
              {...section}
              place={{ patientId, alone: query.document !== undefined, patientName }}
            />
          ))}
          {isCut && <p className="max-w-text">{t("cut")}</p>}
          <StayBehind patientId={patientId} staying={staying} />
        </>
      )
    },
  )
}

type HeadingProps = { space: SpaceHeader; isProposed: boolean; documentId?: string }

async function Heading({ space: { patientId, isOwn, givenName }, isProposed, documentId }: HeadingProps) {
  const t = await words("proposals")
  const lead = [t(isOwn ? "lead" : "leadOther"), ...(isProposed ? [t("leadProposed", { name: givenName })] : [])]
  return (
    <>
      {documentId && (
        <p>
          <a href={`/patients/${patientId}/documents/${documentId}`} className="lone-link">
            {t("toDocument")}
          </a>
        </p>
      )}
      <PageHeading title={t(documentId ? "titleOne" : isOwn ? "title" : "titleOther")} lead={lead.join(" ")} />
    </>
  )
}
