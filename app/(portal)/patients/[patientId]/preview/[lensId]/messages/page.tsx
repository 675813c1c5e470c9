import { ThreadList } from "@/components/threads/thread-list"
import { words } from "@/lib/request/words"
import { readThreads } from "../../../messages/reads"
import { PreviewHeading, previewPage } from "../preview-page"

/** Her messages, exactly as the person will see them: the threads they were let into, and none can be opened here. */
export default async function PreviewedMessagesPage({ params }: PageProps<"/patients/[patientId]/preview/[lensId]/messages">) {
  return previewPage(await params, "view:messages", readThreads, async ({ sight, threads }) => {
    const t = await words("threads")
    return (
      <>
        <PreviewHeading sight={sight} section="messages" />
        <ThreadList threads={threads} patientName={sight.givenName} none={t("list.noneOther", { name: sight.givenName })} />
      </>
    )
  })
}
