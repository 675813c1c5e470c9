import { askMore } from "../../actions"
import { answerPage } from "../answer-page"

/** Something more is asked for before the answer. */
export default async function MorePage({ params, searchParams }: PageProps<"/review/[caseId]/more">) {
  return answerPage(params, { kind: "more", action: askMore, reason: (await searchParams).reason })
}
