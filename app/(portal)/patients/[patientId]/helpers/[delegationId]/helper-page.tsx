import type { ReactNode } from "react"
import type { Read } from "@/lib/request/patient"
import type { View } from "@/lib/request/view"
import { patientPage } from "../../../patient-page"
import type { readHelper } from "./reads"

export type HelperShown = Awaited<ReturnType<typeof readHelper>>["helper"]
export type HelperIds = { patientId: string; delegationId: string }

type Edit = "view:delegations" | "edit:delegations"
type ReadOne<V extends View> = (access: Parameters<Read<Edit, V>>[0], delegationId: string) => Promise<V>

/** A page about one access of the patient: the access is read in the transaction of the answer, or is not found. */
export async function helperPage<V extends View>(
  params: Promise<HelperIds>,
  read: ReadOne<V>,
  show: (shown: V, ids: HelperIds) => Promise<ReactNode>,
): Promise<ReactNode> {
  const { patientId, delegationId } = await params
  return patientPage(
    patientId,
    ["view:delegations", "edit:delegations"],
    (access) => read(access, delegationId),
    (shown) => show(shown, { patientId, delegationId }),
    { width: "question" },
  )
}
