import type { ReactNode } from "react"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Permission } from "@/lib/access/sections"
import { askPatient } from "@/lib/request/patient"
import { getSpaceHeader, type SpaceHeader } from "@/lib/space/queries"
import { inSpace, MissingPermission, type Shape } from "./patient-page"

/** A page that is still drawn inside the transaction of the answer. */
export async function drawnPage<P extends Permission>(
  patientId: string,
  permissions: readonly P[],
  render: (access: PatientAccess<P>, header: SpaceHeader) => Promise<ReactNode>,
  shape: Shape = {},
): Promise<ReactNode> {
  const asked = await askPatient(patientId, permissions, async (access) => {
    const header = await getSpaceHeader(access)
    return { header, body: await render(access, header) }
  })
  if (!asked.granted) return <MissingPermission />
  return inSpace(asked.result.header, asked.result.body, shape)
}
