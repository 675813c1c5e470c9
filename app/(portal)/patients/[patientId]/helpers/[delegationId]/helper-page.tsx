import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import type { PatientAccess } from "@/lib/access/require-access"
import { getHelper } from "@/lib/delegation/queries"
import { isUuid } from "@/lib/platform/uuid"
import { drawnPage } from "../../../drawn-page"

export type HelperShown = NonNullable<Awaited<ReturnType<typeof getHelper>>>
type Edit = PatientAccess<"view:delegations" | "edit:delegations">

/** A page about one access of the patient: the access is read in the transaction of the answer, or is not found. */
export async function helperPage(
  params: Promise<{ patientId: string; delegationId: string }>,
  render: (helper: HelperShown, ids: { patientId: string; delegationId: string }, access: Edit) => Promise<ReactNode>,
): Promise<ReactNode> {
  const { patientId, delegationId } = await params
  return drawnPage(
    patientId,
    ["view:delegations", "edit:delegations"],
    async (access) => {
      const helper = isUuid(delegationId) ? await getHelper(access, delegationId) : null
      if (!helper) notFound()
      return render(helper, { patientId, delegationId }, access)
    },
    { width: "question" },
  )
}
