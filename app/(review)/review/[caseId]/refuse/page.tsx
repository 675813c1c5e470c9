import { refuseCase } from "../../actions"
import { answerPage } from "../answer-page"

/** No, with reasons and words that endanger nobody. */
export default async function RefusePage({ params, searchParams }: PageProps<"/review/[caseId]/refuse">) {
  return answerPage(params, { kind: "refuse", action: refuseCase, reason: (await searchParams).reason })
}
