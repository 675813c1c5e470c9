import type { CdaSection } from "@/lib/cda/schema"
import type { NarrativeNote } from "@/lib/narrative/schema"
import type { Around } from "../narrative/around"
import { keyed } from "../narrative/keyed"
import { Narrative } from "../narrative/narrative"
import { Warnings } from "../narrative/warnings"

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"] as const

type SectionProps = {
  section: CdaSection
  /** The level of its own heading, which its surroundings have written. */
  level: number
  around: Around
}

/** What a section says, its footnotes, then the sections in it. */
export function Section({ section, level, around }: SectionProps) {
  const { about, aboutSome, restricted, nodes, notes, isCut, coded, files, sections, language } = section
  const inside = { ...around, lang: language ?? around.lang }
  const Heading = HEADINGS[Math.min(level, HEADINGS.length - 1)] ?? "h6"
  const isSilent = nodes.length + files.length + sections.length === 0 && coded === null && !isCut
  return (
    <>
      {about && <Warnings texts={[around.say("about", { who: about })]} />}
      {aboutSome && <Warnings texts={[around.say("about_some", { who: aboutSome })]} />}
      <Warnings texts={restricted} />
      {isSilent && <p>{around.say("nothing")}</p>}
      {coded && <Coded lines={coded} around={inside} />}
      {nodes.length > 0 && (
        <div lang={inside.lang ?? undefined} className="flex min-w-0 flex-col gap-4">
          <Narrative nodes={nodes} around={inside} caption={section.title} />
          {notes.length > 0 && <Notes notes={notes} around={inside} />}
        </div>
      )}
      {files.length > 0 && (
        <>
          <p className="text-small text-soft">{around.say("attached")}</p>
          <div lang={inside.lang ?? undefined} className="flex min-w-0 flex-col gap-4">
            <Narrative nodes={files} around={inside} caption={section.title} />
          </div>
        </>
      )}
      {isCut && <p>{around.say(nodes.length + files.length > 0 ? "rest_cut" : "all_cut")}</p>}
      {keyed(sections, ({ title }) => title).map(({ key, item: inner }) => (
        <section key={key} id={inner.anchor ?? undefined} className="flex min-w-0 flex-col gap-4">
          <Heading className="text-large">{inner.title}</Heading>
          <Section section={inner} level={level + 1} around={inside} />
        </section>
      ))}
    </>
  )
}

/** The words of coded entries, or that they have none: never that nothing is there. */
function Coded({ lines, around }: { lines: string[]; around: Around }) {
  if (lines.length === 0) return <p>{around.say("only_codes")}</p>
  return (
    <>
      <p className="text-small text-soft">{around.say("coded")}</p>
      <ul lang={around.lang ?? undefined} className="list-disc pl-6">
        {keyed(lines, (line) => line).map(({ key, item }) => (
          <li key={key}>{item}</li>
        ))}
      </ul>
    </>
  )
}

/** The footnotes of a section, each with the way back to where it is called. */
function Notes({ notes, around }: { notes: NarrativeNote[]; around: Around }) {
  return (
    <ul aria-label={around.say("notes")} className="flex flex-col gap-2 border-t border-line pt-3 text-small text-soft">
      {notes.map(({ number, children }) => (
        <li key={number} id={`cda-note-${number}`} className="flex items-start gap-2">
          <a
            href={`#cda-call-${number}`}
            aria-label={around.say("back_to_note", { number })}
            className="-my-2.5 inline-flex min-h-11 min-w-11 items-center justify-center"
          >
            {number}
          </a>
          <div className="flex min-w-0 flex-col gap-2">
            <Words nodes={children} around={around} />
          </div>
        </li>
      ))}
    </ul>
  )
}

function Words({ nodes, around }: { nodes: NarrativeNote["children"]; around: Around }) {
  return (
    <div>
      <Narrative nodes={nodes} around={around} caption={around.say("notes")} />
    </div>
  )
}
