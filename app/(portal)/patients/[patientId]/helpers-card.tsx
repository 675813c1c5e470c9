import { Avatar } from "@/components/ui/avatar"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import type { Helper } from "@/lib/delegation/queries"
import { relationWord } from "@/lib/reference/relations"
import { formats, language, words } from "@/lib/request/words"

const SHOWN = 3

/** Who helps, at a glance on the home page: name, tie, until when; and how to invite. */
export async function HelpersCard({ patientId, helpers }: { patientId: string; helpers: readonly Helper[] }) {
  const t = await words("space")
  const present = helpers.filter(({ state }) => state !== "ended").slice(0, SHOWN)
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
      <p className="pt-2">
        <ButtonLink href={`/patients/${patientId}/helpers/invite`} tone="secondary">
          {t("home.invite")}
        </ButtonLink>
      </p>
      {helpers.length > 0 && (
        <p>
          <a href={`/patients/${patientId}/helpers`}>{t("home.allHelpers")}</a>
        </p>
      )}
    </Card>
  )
}

async function HelperRow({ patientId, helper }: { patientId: string; helper: Helper }) {
  const t = await words("space")
  const f = await formats()
  const { id, caregiverName, arrivedName, relation, sex, state, endsAt } = helper
  const tie = relationWord(relation, sex, await language())
  const until = endsAt && f.dateTime(endsAt, { day: "numeric", month: "long" })
  return (
    <ListRow
      lead={<Avatar name={arrivedName ?? caregiverName} />}
      href={`/patients/${patientId}/helpers/${id}`}
      title={t("home.helper", { name: arrivedName ?? caregiverName, tie })}
      meta={state === "open" && until ? t("home.helperUntil", { until }) : t(`home.helperState.${state}`)}
    />
  )
}
