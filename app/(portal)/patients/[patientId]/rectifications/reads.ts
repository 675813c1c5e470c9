import { randomUUID } from "node:crypto"
import type { PatientAccess } from "@/lib/access/require-access"
import type { ItemSection } from "@/lib/access/sections"
import { NotFoundError } from "@/lib/errors"
import { readUnits } from "@/lib/measures/units/queries"
import { seeRectification } from "@/lib/rectifications/commands"
import { getRectification, readContested } from "@/lib/rectifications/queries"
import { addressOf, isOpen } from "@/lib/rectifications/rules"
import { goTo } from "@/lib/request/view"
import { findItem } from "@/lib/search/finding/queries"

type Any = PatientAccess<never>

/** The item as a list shows it, whichever its section. @throws NotFoundError where it is gone */
async function readItem(access: Any, section: ItemSection, itemId: string) {
  const found = await findItem(access, section, itemId)
  if (!found) throw new NotFoundError()
  const measuring = access.may("view:measures")
  return { found, units: measuring ? await readUnits(measuring) : {} }
}

/** An item that may be contested, or the way to the request that waits already. @throws NotFoundError for any other */
export async function readToAsk(access: PatientAccess<"add:rectifications">, section: ItemSection, itemId: string) {
  access.trace({ action: "space.viewed" })
  const { requests, mayContest, told } = await readContested(access, section, itemId)
  const waiting = requests.find(({ state }) => isOpen(state))
  if (waiting) return goTo(addressOf(access.patientId, waiting.id))
  if (!mayContest) throw new NotFoundError()
  return { ...(await readItem(access, section, itemId)), told, rectificationId: randomUUID() }
}

/** One request with what it is about; opened by who answers it, it is seen. */
export async function readRequest(access: Any, id: string) {
  const acting = access.may("act:rectifications")
  if (acting) await seeRectification(acting, id)
  const request = await getRectification(access, id)
  return { request, ...(await readItem(access, request.section, request.itemId)) }
}
