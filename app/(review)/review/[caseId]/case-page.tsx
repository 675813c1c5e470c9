import type { ReactNode } from "react"
import { PortalPage } from "@/components/layout/portal-page"
import { readReviewCase } from "@/lib/request/own"
import type { View } from "@/lib/request/view"

type Params = Promise<{ caseId: string }>
type Read<V extends View> = Parameters<typeof readReviewCase<V>>[1]

/** A page about one case, read in the transaction that proves the reviewer; anybody else finds nothing. */
export async function casePage<V extends View>(
  params: Params,
  read: Read<V>,
  show: (shown: V) => Promise<ReactNode>,
  width: "page" | "question" = "question",
): Promise<ReactNode> {
  const { caseId } = await params
  const shown = await readReviewCase(caseId, read)
  return (
    <PortalPage nav="reviewer" current="/review" width={width}>
      {await show(shown)}
    </PortalPage>
  )
}
