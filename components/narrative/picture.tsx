import type { NarrativePicture } from "@/lib/narrative/schema"
import type { Around } from "./around"

/** A picture of the document, from an address of this site, or the sentence that says why there is none. */
export function Picture({ picture, around, alt }: { picture: NarrativePicture; around: Around; alt?: string }) {
  if ("pdf" in picture)
    return (
      <p>
        <a href={around.pictureAddress(picture.pdf)} className="lone-link">
          {alt ? around.say("open_named_pdf", { title: alt }) : around.say("open_pdf")}
        </a>
      </p>
    )
  if ("refused" in picture) return <p className="text-soft">{around.say(`picture_${picture.refused}`)}</p>
  return (
    <img
      src={around.pictureAddress(picture.id)}
      alt={picture.alt ?? alt ?? around.say("picture")}
      width={picture.width}
      height={picture.height}
      loading="lazy"
      className="h-auto max-w-full self-start rounded-control border border-line"
    />
  )
}
