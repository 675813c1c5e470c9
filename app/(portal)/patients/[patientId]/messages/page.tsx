import { ThreadList } from "@/components/threads/thread-list"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { parseQuery } from "@/lib/threads/schema"
import { patientPage } from "../../patient-page"
import { readThreads } from "./reads"

/** The threads of a space: with whom, and what is unread. */
export default async function MessagesPage({ params, searchParams }: PageProps<"/patients/[patientId]/messages">) {
  const { patientId } = await params
  const { page = 1 } = parseQuery(await searchParams)
  const here = `/patients/${patientId}/messages`
  return patientPage(
    patientId,
    ["view:messages"],
    (access) => readThreads(access, page),
    async ({ space, threads, isMore, mayWrite }) => {
      const t = await words("threads")
      const { isOwn, inCare, givenName, name } = space
      const suffix = isOwn ? "" : inCare ? "Care" : "Other"
      return (
        <>
          <PageHeading
            title={inCare ? t("titleCare", { name }) : t("title")}
            lead={
              <>
                <p>{t(`lead${suffix}`, { name: givenName })}</p>
                {!inCare && <p className="pt-2">{t("emergency")}</p>}
              </>
            }
            action={mayWrite && <ButtonLink href={`${here}/new`}>{t("list.new")}</ButtonLink>}
          />
          <ThreadList
            threads={threads}
            base={here}
            patientName={isOwn ? undefined : name}
            none={t(`list.none${suffix || "Text"}`, { name: givenName })}
          />
          {isMore && (
            <p>
              <a href={`${here}?page=${page + 1}`} className="lone-link">
                {t("list.older")}
              </a>
            </p>
          )}
        </>
      )
    },
  )
}
