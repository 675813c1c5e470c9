"use client"

import { Fragment, type ReactNode } from "react"
import { Row } from "../ui/row"

/** A row as its words and the names of its marks. */
export type WrittenRow = { id: string; href: string; title: string; heard?: string; meta: string; lead: string; badges: string[] }

/** What rows have in common, drawn once: by its name, what leads a row or marks it. */
export type RowMarks = Record<string, ReactNode>

/**
 * Rows that differ by their words. A page says everything twice, as HTML and as what its script draws again: so that the
 * second time is short, the server sends each mark once and of each row its words.
 */
export function DocumentRows({ rows, marks }: { rows: WrittenRow[]; marks: RowMarks }) {
  return rows.map(({ id, lead, badges, ...row }) => (
    <Row key={id} {...row} lead={marks[lead]} badges={badges.map((name) => <Fragment key={name}>{marks[name]}</Fragment>)} />
  ))
}
