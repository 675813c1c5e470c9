import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { Notice } from "@/components/ui/notice"
import { ageOn } from "@/lib/identity/rules"
import { words } from "@/lib/request/words"
import type { CaseView } from "@/lib/review/queries"
import { saysOtherwise } from "@/lib/review/rules"
import { writtenDay } from "../desk-words"

/** Who asks and for whom: identity and nothing else; one above the other where a paper stands beside them. */
export async function Identities({ view, isNarrow = false }: { view: CaseView; isNarrow?: boolean }) {
  return (
    <div className={`grid items-start gap-6 ${isNarrow ? "md:grid-cols-2 lg:grid-cols-1" : "md:grid-cols-2"}`}>
      <Requester view={view} />
      <Child view={view} />
    </div>
  )
}

async function Requester({ view: { requester, requesterName, relation } }: { view: CaseView }) {
  const t = await words("review")
  const known = requester
    ? [
        { term: t("case.birthName"), description: requester.birthName },
        ...(requester.usedName ? [{ term: t("case.usedName"), description: requester.usedName }] : []),
        { term: t("case.givenNames"), description: requester.givenNames },
        { term: t("case.born"), description: await writtenDay(requester.birthDate) },
      ]
    : [{ term: t("case.name"), description: requesterName }]
  return (
    <Card title={t("case.who")}>
      <DescriptionList items={[...known, { term: t("case.says"), description: t(`case.${relation}`) }]} />
      {requester && saysOtherwise(relation, requester.sex) && (
        <Notice tone="attention" title={t("case.otherSex", { sex: requester.sex ?? "unknown" })}>
          <p>{t("case.otherSexText")}</p>
        </Notice>
      )}
      {!requester && <p className="text-small text-soft">{t("case.identityLater")}</p>}
    </Card>
  )
}

async function Child({ view }: { view: CaseView }) {
  const t = await words("review")
  const { birthName, givenNames, birthDate, birthTown, birthCountry, sex, today } = view
  const birth = t("case.birthText", { date: await writtenDay(birthDate), town: birthTown ?? "" })
  const details = [t("case.age", { years: ageOn(birthDate, today) }), birthCountry === "99100" ? "" : t("case.abroad", { sex })]
  return (
    <Card title={t("case.forWhom")}>
      <DescriptionList
        items={[
          { term: t("case.birthName"), description: birthName },
          { term: t("case.givenNames"), description: givenNames },
          { term: t("case.sex"), description: t(`case.${sex}`) },
          { term: t("case.born"), description: `${birth} (${details.filter(Boolean).join(", ")})` },
        ]}
      />
    </Card>
  )
}
