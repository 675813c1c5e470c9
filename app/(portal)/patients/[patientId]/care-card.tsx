import { Card } from "@/components/ui/card"
import type { sumUpCareCircle } from "@/lib/care-circle/queries"
import { formats } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { careWords, hourOf } from "./care-circle/words"

type CareCardProps = { space: SpaceHeader; circle: Awaited<ReturnType<typeof sumUpCareCircle>> }

/** Who treats, at a glance on the home page: and whose consultation is open. */
export async function CareCard({ space, circle: { members, open } }: CareCardProps) {
  const [t, f] = [await careWords(space), await formats()]
  const base = `/patients/${space.patientId}/care-circle`
  return (
    <Card title={t("home.title")}>
      {open.map(({ id, name, closesAt }) => (
        <p key={id}>{t("home.open", { name, time: hourOf(f, closesAt) })}</p>
      ))}
      <p>
        {members.length > 0 && `${t("home.team", { count: members.length })} `}
        <a href={base}>{t("home.all")}</a>
      </p>
    </Card>
  )
}
