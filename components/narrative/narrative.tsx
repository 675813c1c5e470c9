import type { ReactNode } from "react"
import type { NarrativeItem, NarrativeNode, Style } from "@/lib/narrative/schema"
import { textOfNodes } from "@/lib/narrative/text"
import type { Around, NarrativeProps } from "./around"
import { keyed } from "./keyed"
import { Picture } from "./picture"
import { NarrativeTable } from "./table"

/** The author's words as elements of ours: nothing of the document's markup reaches the page. */
export function Narrative({ nodes, around, caption }: NarrativeProps) {
  return keyed(nodes, ({ kind }) => kind).map(({ key, item: node }) => (
    <Node key={key} node={node} around={around} caption={caption} />
  ))
}

type NodeProps = { node: NarrativeNode; around: Around; caption: string }

function Node({ node, around, caption }: NodeProps) {
  const words = (nodes: NarrativeNode[]) => <Narrative nodes={nodes} around={around} caption={caption} />
  switch (node.kind) {
    case "text":
      return node.text
    case "break":
      return <br />
    case "group":
      return <Group node={node}>{words(node.children)}</Group>
    case "link":
      return <a href={`#${node.to}`}>{words(node.children)}</a>
    case "note":
      return <NoteCall note={node} around={around} />
    case "paragraph":
      return (
        <p id={node.anchor ?? undefined}>
          {node.caption.length > 0 && <span className="block font-heading">{words(node.caption)}</span>}
          {words(node.children)}
        </p>
      )
    case "list":
      return <List node={node} around={around} caption={caption} />
    case "table":
      return <NarrativeTable table={node} around={around} caption={caption} Words={Narrative} />
    case "picture":
      return (
        <figure id={node.anchor ?? undefined} className="flex min-w-0 flex-col gap-2">
          <Picture picture={node.picture} around={around} alt={textOfNodes(node.caption) || undefined} />
          {node.caption.length > 0 && <figcaption className="text-small text-soft">{words(node.caption)}</figcaption>}
        </figure>
      )
  }
}

const LOOKS: Record<Style, string> = {
  bold: "font-heading",
  italics: "italic",
  underline: "underline underline-offset-2",
  sub: "",
  sup: "",
  inserted: "",
  deleted: "",
}
const ELEMENTS: Partial<Record<Style, "strong" | "em" | "sub" | "sup" | "ins" | "del">> = {
  bold: "strong",
  italics: "em",
  sub: "sub",
  sup: "sup",
  inserted: "ins",
  deleted: "del",
}

/** Words that belong together: one element per style, or a plain one for a target of a link. */
function Group({ node, children }: { node: Extract<NarrativeNode, { kind: "group" }>; children: ReactNode }) {
  const { styles, anchor, isBlock } = node
  const look = styles
    .map((style) => LOOKS[style])
    .join(" ")
    .trim()
  if (isBlock)
    return (
      <div id={anchor ?? undefined} className={`flex min-w-0 flex-col gap-4 ${look}`.trim()}>
        {children}
      </div>
    )
  const inner = <Styled styles={styles}>{children}</Styled>
  if (!anchor && look === "") return inner
  return (
    <span id={anchor ?? undefined} className={look || undefined}>
      {inner}
    </span>
  )
}

function Styled({ styles, children }: { styles: Style[]; children: ReactNode }) {
  const [style, ...others] = styles
  if (!style) return children
  const inner = <Styled styles={others}>{children}</Styled>
  const Element = ELEMENTS[style]
  return Element ? <Element>{inner}</Element> : inner
}

type NoteCallProps = { note: Extract<NarrativeNode, { kind: "note" }>; around: Around }

function NoteCall({ note: { number, isFirst }, around }: NoteCallProps) {
  return (
    <sup id={isFirst ? `cda-call-${number}` : undefined}>
      <a href={`#cda-note-${number}`} aria-label={around.say("note", { number })}>
        {number}
      </a>
    </sup>
  )
}

type ListProps = { node: Extract<NarrativeNode, { kind: "list" }>; around: Around; caption: string }

function List({ node, around, caption }: ListProps) {
  const { anchor, numbering, items } = node
  const lines = keyed(items, () => "item").map(({ key, item }) => (
    <li key={key} id={item.anchor ?? undefined}>
      <Item item={item} around={around} caption={caption} />
    </li>
  ))
  return (
    <div id={anchor ?? undefined} className="flex min-w-0 flex-col gap-2">
      {node.caption.length > 0 && (
        <p className="font-heading">
          <Narrative nodes={node.caption} around={around} caption={caption} />
        </p>
      )}
      {numbering ? (
        <ol type={numbering} className={`${MARKERS[numbering]} pl-7`}>
          {lines}
        </ol>
      ) : (
        <ul className="list-disc pl-6">{lines}</ul>
      )}
    </div>
  )
}

const MARKERS = {
  "1": "list-decimal",
  a: "list-[lower-alpha]",
  A: "list-[upper-alpha]",
  i: "list-[lower-roman]",
  I: "list-[upper-roman]",
}

function Item({ item, around, caption }: { item: NarrativeItem; around: Around; caption: string }) {
  return (
    <>
      {item.caption.length > 0 && (
        <span className="block font-heading">
          <Narrative nodes={item.caption} around={around} caption={caption} />
        </span>
      )}
      <Narrative nodes={item.children} around={around} caption={caption} />
    </>
  )
}
