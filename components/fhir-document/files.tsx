import type { FhirFile } from "@/lib/fhir/schema"
import { keyed } from "../narrative/keyed"
import type { FhirAround } from "./around"

/** The files attached to an entry: opened from an address of this site, or the sentence that says where they are. */
export function Files({ files, around }: { files: FhirFile[]; around: FhirAround }) {
  return keyed(files, ({ title }) => title).map(({ key, item: file }) => <File key={key} file={file} around={around} />)
}

function File({ file: { title, kind, place, text }, around }: { file: FhirFile; around: FhirAround }) {
  if (text !== null)
    return (
      <div className="flex flex-col gap-1">
        <p className="text-small text-soft">{title}</p>
        <p lang={around.text.lang ?? undefined} className="whitespace-pre-wrap">
          {text}
        </p>
      </div>
    )
  if (place === null) return <p className="text-soft">{around.say("file_elsewhere", { title })}</p>
  if (kind === "other" || !around.fileAddress) return <p className="text-soft">{around.say("file_other", { title })}</p>
  return (
    <p>
      <a href={around.fileAddress(place)} className="lone-link">
        {around.say("open_file", { title })}
      </a>
    </p>
  )
}
