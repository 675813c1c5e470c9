import type { ReviewCase } from "@/lib/access/review-access"
import { goTo } from "@/lib/request/view"
import { listTwins } from "@/lib/review/deciding/queries"
import { getCase } from "@/lib/review/queries"
import { isComplete } from "@/lib/review/rules"
import { listSiblings } from "@/lib/review/siblings/queries"

/** One case, as this reviewer may know it; who decides it sees the other requests for the same child too. */
export async function readCase(reviewed: ReviewCase) {
  const view = await getCase(reviewed)
  return { view, siblings: view.mayWork ? await listSiblings(reviewed, view) : [] }
}

/** The same for whoever decides it; anybody else is shown the case, which says why not. */
export async function readDecision(reviewed: ReviewCase) {
  const view = await getCase(reviewed)
  return view.mayWork ? { view } : goTo(`/review/${view.caseId}`)
}

/** A case that can be accepted, with the spaces that may be the same child's. */
export async function readAcceptance(reviewed: ReviewCase) {
  const view = await getCase(reviewed)
  const canAccept = view.mayWork && isComplete(Object.fromEntries(view.checks.map((check) => [check, true])))
  return canAccept ? { view, twins: await listTwins(reviewed) } : goTo(`/review/${view.caseId}`)
}
