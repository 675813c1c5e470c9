import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import type { SessionInList } from "@/lib/account/queries"
import { formats, words } from "@/lib/request/words"
import { endAllSessions, endSession } from "./actions"

/** Each place one is signed in, with a way to end it. */
export async function Sessions({ sessions }: { sessions: SessionInList[] }) {
  const [t, f] = [await words("account"), await formats()]
  const said = (at: Date) => f.dateTime(at, { dateStyle: "full", timeStyle: "short" })
  const rows = sessions.map((session) => ({
    ...session,
    device: session.device || t("sessions.unknownDevice"),
    started: said(session.startedAt),
    used: f.relativeTime(session.lastSeenAt, new Date()),
  }))
  return (
    <Card title={t("sessions.title")}>
      <p className="text-soft">{t("sessions.lead")}</p>
      <List label={t("sessions.title")}>
        {rows.map(({ publicId, device, started, used, isThisOne }) => (
          <ListRow
            key={publicId}
            title={device}
            meta={t("sessions.used", { when: used, started })}
            badges={isThisOne && <Badge>{t("sessions.thisOne")}</Badge>}
          >
            <form action={endSession} className="pt-3">
              <input type="hidden" name="session" value={publicId} />
              <Button tone="secondary" aria-label={t("sessions.endNamed", { device, started })}>
                {t("sessions.end")}
              </Button>
            </form>
          </ListRow>
        ))}
      </List>
      <form action={endAllSessions} className="flex flex-col items-start">
        <Button tone="danger">{t("sessions.endAll")}</Button>
      </form>
    </Card>
  )
}
