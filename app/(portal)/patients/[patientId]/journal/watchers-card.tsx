import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import type { Watcher } from "@/lib/journal/watching/queries"
import { useWords } from "@/lib/request/words"
import { ButtonForm } from "../documents/button-form"
import { endWatching } from "./watchers/actions"

/** Who sees who comes, besides the patient: to ask somebody, to look as they do, and to end it in one gesture. */
export function WatchersCard({ patientId, watchers }: { patientId: string; watchers: Watcher[] }) {
  const t = useWords("watching")
  const journal = `/patients/${patientId}/journal`
  const words = { summary: t("summary"), waiting: t("waiting") }
  return (
    <Card title={t("card.title")} screenOnly={watchers.length === 0}>
      <p className="max-w-text">{t("card.text")}</p>
      {watchers.length > 0 && (
        <List label={t("card.who")}>
          {watchers.map(({ delegationId, name }) => (
            <ListRow key={delegationId} icon="people" title={t("card.watches", { name })}>
              <div className="pt-3">
                <ButtonForm
                  action={endWatching}
                  fields={{ patientId, delegationId }}
                  label={t("card.end", { name })}
                  words={words}
                />
              </div>
            </ListRow>
          ))}
        </List>
      )}
      <p className="flex flex-wrap gap-x-6">
        <a href={`${journal}/watchers`} className="lone-link">
          {t(watchers.length > 0 ? "card.another" : "card.choose")}
        </a>
        <a href={`${journal}/visits`} className="lone-link">
          {t("card.look")}
        </a>
      </p>
    </Card>
  )
}
