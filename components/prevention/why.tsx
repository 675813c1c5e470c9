import type { PreventionEntry } from "@/lib/prevention/shown/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { DescriptionList } from "../ui/description-list"
import { Heard } from "../ui/heard"
import { sayFacts, writeDay } from "./prevention-words"

/** Why somebody reads this: the rule and its version, by which of their data, and where it comes from since when. */
export function Why({ entry }: { entry: PreventionEntry }) {
  const [t, f, language] = [useWords("prevention"), useFormats(), useLanguage()]
  const { rule, isPastReview } = entry
  const { version, inForceFrom, sources, words, reviewOn } = rule
  const items = [
    { term: t("why.rule"), description: words[language].rule },
    { term: t("why.facts"), description: sayFacts(entry, { t, f, language }) },
    {
      term: t("why.source", { count: sources.length }),
      description: <Sources sources={sources} title={words[language].title} />,
    },
    { term: t("why.version"), description: t("why.versionOf", { version, date: f.day(inForceFrom) }) },
  ]
  return (
    <>
      <DescriptionList items={items} />
      {isPastReview && <p>{t("why.pastReview", { date: f.day(reviewOn) })}</p>}
    </>
  )
}

function Sources({ sources, title }: { sources: PreventionEntry["rule"]["sources"]; title: string }) {
  const [t, f] = [useWords("prevention"), useFormats()]
  return (
    <ul>
      {sources.map(({ name, address, date }) => {
        const said = t("why.sourceOf", { name, date: writeDay(date, f) })
        return (
          <li key={name}>
            {address ? (
              <a href={address} className="lone-link" rel="noreferrer">
                {said}
                <Heard>{title}</Heard>
              </a>
            ) : (
              said
            )}
          </li>
        )
      })}
    </ul>
  )
}
