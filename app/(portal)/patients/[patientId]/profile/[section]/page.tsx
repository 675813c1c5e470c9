import { notFound } from "next/navigation"
import { LineRows } from "@/components/profile/line-rows"
import { Empty } from "@/components/profile/profile-view"
import { Card } from "@/components/ui/card"
import { type LineSection, parseSection } from "@/lib/profile/rules"
import { useWords } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { Done } from "../done"
import { Beside } from "../gesture"
import { readSection } from "../reads"
import { Further, Heading, type Shown } from "./around"

/** One section of the profile: its lines, the latest said first, or those that are over, or those that wait for an answer. */
export default async function SectionPage({ params, searchParams }: PageProps<"/patients/[patientId]/profile/[section]">) {
  const { patientId, section: address } = await params
  const query = await searchParams
  const section = parseSection(address)
  if (!section) notFound()
  const base = `/patients/${patientId}/profile`
  return patientPage(
    patientId,
    [`view:${section}`],
    (access) => readSection(access, section, query),
    ({ space, page, show, isFurther, mayAdd, gestures, contested, medicines, isProposed }) => (
      <>
        <Done patientId={patientId} section={section} query={query} proposedTo={isProposed ? space.givenName : undefined} />
        <Heading base={base} section={section} show={show} mayAdd={mayAdd} />
        <Card>
          {page.lines.length === 0 ? (
            <Nothing section={section} show={show} />
          ) : (
            <LineRows
              lines={page.lines}
              medicines={medicines}
              base={base}
              documents={`/patients/${patientId}/documents`}
              patientName={space.isOwn ? undefined : space.givenName}
              gestures={(line, heard) => (
                <Beside
                  patientId={patientId}
                  line={line}
                  heard={heard}
                  may={gestures[line.id]}
                  inList={contested[line.id]}
                  isWaiting={show === "waiting"}
                />
              )}
            />
          )}
        </Card>
        <Further base={base} {...page} show={show} isFurther={isFurther} />
      </>
    ),
  )
}

function Nothing({ section, show }: { section: LineSection; show: Shown }) {
  const t = useWords("profile")
  if (show === "now") return <Empty section={section} />
  return <p className="text-soft">{t(show === "past" ? "emptyPast" : "waiting.empty")}</p>
}
