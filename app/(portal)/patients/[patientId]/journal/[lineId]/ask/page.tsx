import { words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { readToAsk } from "../../reads"
import { AskWhy } from "./ask-why"
import { NotReached } from "./not-reached"

/** A question about one line, to the person who left it: written already, to send or to put in other words. */
export default async function AskPage({ params }: PageProps<"/patients/[patientId]/journal/[lineId]/ask">) {
  const { patientId, lineId } = await params
  const space = `/patients/${patientId}`
  return patientPage(
    patientId,
    ["view:journal"],
    (access) => readToAsk(access, lineId),
    async ({ line, to, threadId, messageId }) => {
      const t = await words("journal")
      return (
        <>
          {to ? (
            <AskWhy line={line} ids={{ patientId, to, threadId, messageId }} />
          ) : (
            <NotReached line={line} report={`${space}/journal/${lineId}/report`} helpers={`${space}/helpers`} />
          )}
          <p>
            <a href={`${space}/journal`} className="lone-link">
              {t("ask.back")}
            </a>
          </p>
        </>
      )
    },
    { section: "journal", width: "question" },
  )
}
