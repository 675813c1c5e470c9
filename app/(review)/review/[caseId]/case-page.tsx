import { notFound, redirect } from "next/navigation"
import type { ReactNode } from "react"
import { PortalPage } from "@/components/layout/portal-page"
import { type ReviewCase, withReviewCase } from "@/lib/access/review-access"
import { NotFoundError } from "@/lib/errors"
import { requireActor } from "@/lib/request/actor"
import { type CaseView, getCase } from "@/lib/review/queries"

type Params = Promise<{ caseId: string }>

/** Reads one case in the transaction that proves the reviewer; anybody else finds nothing. */
export async function readCase<Result>(
  params: Params,
  work: (view: CaseView, reviewed: ReviewCase) => Promise<Result>,
): Promise<Result> {
  const { caseId } = await params
  const actor = await requireActor("reviewer")
  try {
    return await withReviewCase(actor, caseId, async (reviewed) => work(await getCase(reviewed), reviewed))
  } catch (error) {
    if (error instanceof NotFoundError) notFound()
    throw error
  }
}

/** A page about one case. */
export async function casePage(
  params: Params,
  render: (view: CaseView, reviewed: ReviewCase) => Promise<ReactNode>,
  width: "page" | "question" = "question",
): Promise<ReactNode> {
  const body = await readCase(params, render)
  return (
    <PortalPage nav="reviewer" current="/review" width={width}>
      {body}
    </PortalPage>
  )
}

/** A page of whoever decides the case; anybody else is shown the case, which says why not. */
export function decisionPage(params: Params, render: (view: CaseView, reviewed: ReviewCase) => Promise<ReactNode>) {
  return casePage(params, async (view, reviewed) => {
    if (!view.mayWork) redirect(`/review/${view.caseId}`)
    return render(view, reviewed)
  })
}
