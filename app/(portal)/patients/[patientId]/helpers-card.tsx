import { Avatar } from "@/components/ui/avatar"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import type { Helper } from "@/lib/delegation/queries"
import { lastsUntil } from "@/lib/delegation/rules"
import { relationWord } from "@/lib/reference/relations"
import { formats, language, words } from "@/lib/request/words"

/** Accesses in use before those that are only being set up. */
const ORDER = ["open", "waiting", "suspended", "arrived", "invited"] as const

/** Who helps, at a glance on the home page: name, tie, until when; and how to invite. Nobody in use ever falls off. */
export async function HelpersCard({ patientId, helpers }: { patientId: string; helpers: readonly Helper[] }) {
  const t = await words("space")
  const present = ORDER.flatMap((state) => helpers.filter((helper) => helper.state === state))
  return (
    <Card title={t("home.helpersTitle")}>
      {present.length === 0 ? (
        <p>{t("home.noHelper")}</p>
      ) : (
        <List>
          {present.map((helper) => (
            <HelperRow key={helper.id} patientId={patientId} helper={helper} />
          ))}
        </List>
      )}
      <ButtonLink href={`/patients/${patientId}/helpers/invite`} tone="secondary">
        {t("home.invite")}
      </ButtonLink>
      {helpers.length > 0 && (
        <p>
          <a href={`/patients/${patientId}/helpers`} className="lone-link">
            {t("home.allHelpers")}
          </a>
        </p>
      )}
    </Card>
  )
}

async function HelperRow({ patientId, helper }: { patientId: string; helper: Helper }) {
  const t = await words("space")
  const f = await formats()
  const { id, caregiverName, arrivedName, relation, sex, state } = helper
  const tie = relationWord(relation, sex, await language())
  const end = lastsUntil(helper, helper.now)
  const until = end && f.dateTime(end, { day: "numeric", month: "long" })
  return (
    <ListRow
      lead={<Avatar name={arrivedName ?? caregiverName} />}
      href={`/patients/${patientId}/helpers/${id}`}
      title={t("home.helper", { name: arrivedName ?? caregiverName, tie })}
      meta={state === "open" && until ? t("home.helperUntil", { until }) : t(`home.helperState.${state}`)}
    />
  )
}
