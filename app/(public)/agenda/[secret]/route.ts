import { readFeed } from "@/lib/appointments/feeds/queries"
import { calendarBySecret } from "@/lib/request/calendar"

/** The agenda of the person who made this address, for their own calendar; each reading is in the journal. */
export async function GET(_request: Request, { params }: RouteContext<"/agenda/[secret]">) {
  const { secret } = await params
  return calendarBySecret(() => readFeed(secret))
}
