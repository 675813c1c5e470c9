import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { formats, words } from "@/lib/request/words"
import { calledHere, practiceWords } from "../care-circle/words"
import { day } from "../helpers/words"
import type { readConfidentiality } from "./reads"

type BlockedProps = { patientId: string } & Pick<Awaited<ReturnType<typeof readConfidentiality>>, "blocked">

/** Whom the person keeps out, and the way to keep out somebody else: on the page of that professional. */
export async function Blocked({ patientId, blocked }: BlockedProps) {
  const [t, f] = [await words("confidentiality"), await formats()]
  const base = `/patients/${patientId}/care-circle`
  const rows = blocked.map(async ({ accountId, name, professionCode, sex, blockedAt }) => (
    <ListRow
      key={accountId}
      icon="lock"
      href={`${base}/${accountId}`}
      title={await calledHere(name)}
      meta={await practiceWords({ professionCode, sex, place: null })}
    >
      <p className="text-small text-soft">{t("blocked.since", { date: day(f, blockedAt) })}</p>
    </ListRow>
  ))
  return (
    <Card title={t("blocked.title")}>
      <p className="max-w-text">{t("blocked.what")}</p>
      {blocked.length === 0 ? <p>{t("blocked.none")}</p> : <List label={t("blocked.title")}>{await Promise.all(rows)}</List>}
      <p className="flex flex-wrap gap-x-6">
        <a href={base} className="lone-link">
          {t("blocked.block")}
        </a>
        <a href={`${base}/add`} className="lone-link">
          {t("blocked.search")}
        </a>
      </p>
    </Card>
  )
}
