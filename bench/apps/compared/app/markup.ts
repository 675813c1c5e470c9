import { readFileSync } from "node:fs"
import { createElement, type ElementType, Fragment, type ReactNode } from "react"
import type { MarkupNode } from "../../../markup"

let kept: MarkupNode[] | undefined

/** The elements of the portal's page, which the bench wrote into a file; read once for each process. */
export function readMarkup(): MarkupNode[] {
  kept ??= JSON.parse(readFileSync(/* turbopackIgnore: true */ process.env.BENCH_MARKUP ?? "", "utf8")) as MarkupNode[]
  return kept
}

/** The same elements again, made anew for each request as any page makes them; `row` draws the links of the list's rows. */
export function rendered(nodes: readonly MarkupNode[], row: ElementType): ReactNode {
  return createElement(Fragment, null, ...nodes.map((node) => element(node, row)))
}

function element(node: MarkupNode, row: ElementType): ReactNode {
  if (typeof node === "string") return node
  const { tag, properties, children } = node
  return createElement(isRow(node) ? row : tag, properties, ...children.map((child) => element(child, row)))
}

const isRow = ({ tag, properties }: Exclude<MarkupNode, string>) =>
  tag === "a" && /\/documents\/[0-9a-f-]{36}$/.test(String(properties.href ?? ""))
