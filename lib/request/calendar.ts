import "server-only"
import { NotFoundError } from "@/lib/errors"

const HEADERS = {
  "content-type": "text/calendar; charset=utf-8",
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
}

/** A calendar to keep, or for a programme that asks without a session. */
export function calendarResponse(calendar: string, name: string): Response {
  return new Response(calendar, {
    headers: { ...HEADERS, "content-disposition": `attachment; filename="${name}.ics"`, "content-security-policy": "sandbox" },
  })
}

/** What a calendar reads by a secret; any secret that opens none is the same "not found". */
export async function calendarBySecret(read: () => Promise<string>): Promise<Response> {
  try {
    return calendarResponse(await read(), "agenda")
  } catch (error) {
    if (error instanceof NotFoundError)
      return new Response(null, { status: 404, headers: { "cache-control": "private, no-store" } })
    throw error
  }
}
