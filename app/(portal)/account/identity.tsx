import { sayDay } from "@/components/care/care-words"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import type { Actor } from "@/lib/access/actor"
import { writtenName } from "@/lib/identity/rules"
import { language, words } from "@/lib/request/words"
import { nameIn } from "@/lib/words/names"

/** Who the identity provider says one is: read, not edited, here. */
export async function Identity({ actor }: { actor: Actor }) {
  const t = await words("account")
  const { traits, exercice } = actor
  const items = [
    { term: "name", description: nameIn(await language(), actor.displayName) },
    { term: "birthName", description: traits && writtenName(traits.birthName) },
    { term: "usedName", description: traits?.usedName && writtenName(traits.usedName) },
    { term: "givenNames", description: traits?.givenNames },
    { term: "birthDate", description: traits && (await sayDay(traits.birthDate)) },
    { term: "exercice", description: exercice?.structureName },
  ].flatMap(({ term, description }) => (description ? [{ term: t(`identity.${term}`), description }] : []))
  return (
    <Card title={t("identity.title")}>
      <p className="text-soft">{t("identity.lead")}</p>
      <DescriptionList items={items} />
      {actor.face === "professional" && (
        <p>
          <a href="/professional/exercice?back=/account" className="lone-link">
            {t("identity.changeExercice")}
          </a>
        </p>
      )}
    </Card>
  )
}
