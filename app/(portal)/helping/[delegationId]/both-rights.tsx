import { BulletList } from "@/components/ui/bullet-list"
import { Details } from "@/components/ui/details"
import type { Helped } from "@/lib/helping/queries"
import { words } from "@/lib/request/words"

/** What both may do about an access, told to whoever holds it (EHDS art. 4). */
export async function BothRights({ helped: { givenName: name, isByLaw } }: { helped: Helped }) {
  const t = await words("rights")
  const lines = isByLaw ? ["theirsByLaw", "know", "leaveByLaw"] : ["theirs", "know", "leave"]
  return (
    <Details summary={t("both.summary")}>
      <BulletList items={[...lines, "complain"].map((line) => t(`both.${line}`, { name }))} />
    </Details>
  )
}
