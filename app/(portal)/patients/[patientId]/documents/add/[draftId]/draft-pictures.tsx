import { scrolled } from "@/components/ui/scrolled"
import type { DraftPicture } from "@/lib/documents/deposit/pictures/queries"
import { words } from "@/lib/request/words"

type DraftPicturesProps = { page: string; pictures: DraftPicture[] }

/** What was photographed, to read the day and the title from while one answers: large, and no more of the page than its top. */
export async function DraftPictures({ page, pictures }: DraftPicturesProps) {
  const t = await words("deposit")
  if (pictures.length === 0) return null
  return (
    <div
      {...scrolled(t("describe.pictures"))}
      className="flex max-h-96 flex-col gap-2 overflow-y-auto rounded-card border border-line bg-card p-2 print:hidden"
    >
      {pictures.map(({ position, width, height }, place) => (
        <img
          key={position}
          src={`${page}/picture?page=${position}`}
          alt={t("describe.picture", { page: place + 1, pages: pictures.length })}
          width={width ?? undefined}
          height={height ?? undefined}
          loading={place > 0 ? "lazy" : "eager"}
          className="mx-auto h-auto max-w-full"
        />
      ))}
    </div>
  )
}
