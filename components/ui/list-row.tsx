import type { ReactNode } from "react"
import { Card } from "./card"
import { type IconName, IconTile } from "./icon"
import { Row, type RowProps } from "./row"

/** A list of rows with a line between them. */
export function List({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {children}
    </ul>
  )
}

/** A row of a list, with an icon unless it is led by something else. */
export function ListRow({ icon, lead, ...row }: RowProps & { icon?: IconName }) {
  return <Row {...row} lead={lead ?? (icon && <IconTile name={icon} />)} />
}

/** The rows of one month on one card. */
export function MonthCard({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <List>{children}</List>
    </Card>
  )
}
