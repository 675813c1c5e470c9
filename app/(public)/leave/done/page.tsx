import type { Metadata } from "next"
import { words } from "@/lib/request/words"

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: (await words("leave"))("title") } }
}

/** Says nothing of where one comes from: somebody may be looking over a shoulder. */
export default async function LeftPage() {
  const t = await words("leave")
  return (
    <main className="mx-auto flex max-w-question flex-col gap-4 px-4 py-12">
      <h1 className="text-title">{t("title")}</h1>
      <p>{t("text")}</p>
      <p className="text-small text-soft">{t("history")}</p>
    </main>
  )
}
