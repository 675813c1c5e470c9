import type { BriefLine, BriefPart } from "@/lib/narrative/brief"
import type { Around, Say } from "./around"
import { keyed } from "./keyed"
import { Narrative } from "./narrative"
import { Warnings } from "./warnings"

type BriefProps = {
  parts: readonly BriefPart[]
  /** The words of `narrative` of the messages. */
  say: Say
  pictureAddress: Around["pictureAddress"]
  /** Where the whole of a part stands. */
  addressOf: (part: BriefPart) => string
}

/** How each part of a document begins, side by side where there is width; the rest of each is one link away. */
export function Brief({ parts, ...around }: BriefProps) {
  return (
    <div className="gap-8 wrap-anywhere sm:columns-2 lg:columns-3 [&>*]:mb-5 [&>*]:break-inside-avoid">
      {keyed(parts, ({ title }) => title).map(({ key, item: part }) => (
        <Part key={key} part={part} {...around} />
      ))}
    </div>
  )
}

function Part({ part, say, pictureAddress, addressOf }: Omit<BriefProps, "parts"> & { part: BriefPart }) {
  const { title, warnings, remarks, lines, nodes, count, isMore } = part
  const lang = part.lang ?? undefined
  return (
    <section className="flex min-w-0 flex-col gap-1">
      <h3>{title}</h3>
      <Warnings texts={warnings} />
      {remarks.map((remark) => (
        <p key={remark} className="text-small text-soft">
          {remark}
        </p>
      ))}
      {lines.length > 0 && <Lines lines={lines} />}
      {nodes.length > 0 && (
        <div lang={lang} className="flex min-w-0 flex-col gap-2">
          <Narrative nodes={nodes} around={{ say, pictureAddress, lang: part.lang }} caption={title} />
        </div>
      )}
      {isMore && (
        <p className="print:hidden">
          <a href={addressOf(part)} className="lone-link">
            {count === null ? say("whole_part", { title }) : say("all_of_part", { title, count })}
          </a>
        </p>
      )}
    </section>
  )
}

function Lines({ lines }: { lines: readonly BriefLine[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {keyed(lines, ({ heading }) => heading).map(({ key, item: { heading, warnings, said } }) => (
        <li key={key}>
          <span className="font-heading">{heading}</span>
          <Warnings texts={warnings} />
          {said.length > 0 && (
            <span className="block text-small text-soft">
              {said.map(({ label, value }, at) => (
                <span key={label}>
                  {at > 0 && " · "}
                  {label} <span className="text-ink">{value}</span>
                </span>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
