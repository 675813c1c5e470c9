import { RequestBadges } from "@/components/rectifications/request-words"
import { FoundRow } from "@/components/search/found-row"
import { Card } from "@/components/ui/card"
import { List } from "@/components/ui/list-row"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { readRequest } from "../reads"
import { Answering } from "./answering"
import { Asked } from "./asked"
import { RequestFacts } from "./request-facts"

const DONE = ["asked", "answered", "withdrawn"] as const

/** One request: what is contested, in which words, where it stands, and the gesture of who looks. */
export default async function RequestPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/rectifications/[rectificationId]">) {
  const { patientId, rectificationId } = await params
  const query = await searchParams
  const done = DONE.find((word) => word === query.done)
  return patientPage(
    patientId,
    [],
    (access) => readRequest(access, rectificationId),
    async ({ space, request, found, units }) => {
      const t = await words("rectifications")
      return (
        <>
          {done && <Notice tone="done" title={t(`done.${done}`)} announced />}
          <PageHeading title={t("page.title")} />
          <RequestBadges request={request} />
          <Card title={t("page.what")}>
            <List>
              <FoundRow found={found} patientId={patientId} units={units} />
            </List>
          </Card>
          <RequestFacts request={request} />
          <Asked
            patientId={patientId}
            request={request}
            decides={space.isOwn || request.asker.isYou}
            patientName={space.isOwn ? undefined : space.givenName}
          />
          <Answering patientId={patientId} request={request} />
        </>
      )
    },
    { width: "question" },
  )
}
