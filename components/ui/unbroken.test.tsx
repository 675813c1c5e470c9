import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { Card } from "./card"
import { Details } from "./details"
import { EmptyState } from "./empty-state"
import { Notice } from "./notice"
import { SectionHeading } from "./page-heading"
import { Row } from "./row"
import { Unbroken } from "./unbroken"

const held = (text: string) =>
  [...renderToStaticMarkup(<Unbroken>{text}</Unbroken>).matchAll(/<span class="unbroken">([^<]*)<\/span>/g)].map(
    ([, word]) => word,
  )

test("A compound word is held together, and a text says the same with it", () => {
  expect(held("Un rendez-vous à confirmer")).toEqual(["rendez-vous"])
  expect(held("Peut-être un e-mail")).toEqual(["Peut-être", "e-mail"])
  expect(held("Qu’est-ce que c’est ?")).toEqual(["Qu’est-ce"])
  expect(held("Est-ce que c’est au-dessus ?")).toEqual(["Est-ce", "au-dessus"])
  const text = "Aucun rendez-vous à venir, dit Jean-Baptiste"
  expect(renderToStaticMarkup(<Unbroken>{text}</Unbroken>).replace(/<[^>]+>/g, "")).toBe(text)
})

test("What is no compound, or is longer than a line, breaks as it must", () => {
  expect(held("2024-2025 et le 11502-2")).toEqual([])
  expect(held("Anne-Charlotte-Élisabeth de la Tour")).toEqual([])
  expect(renderToStaticMarkup(<Unbroken>Mes mesures</Unbroken>)).toBe("Mes mesures")
})

test.each([
  ["a part of a page", <SectionHeading key="heading" title="Prochain rendez-vous" />],
  [
    "a card",
    <Card key="heading" title="Prochain rendez-vous">
      {null}
    </Card>,
  ],
  ["an empty list", <EmptyState key="heading" title="Prochain rendez-vous" />],
  ["a notice", <Notice key="heading" title="Prochain rendez-vous" />],
  ["a row", <Row key="heading" title="Prochain rendez-vous" />],
  [
    "a fold",
    <Details key="heading" summary="Prochain rendez-vous">
      {null}
    </Details>,
  ],
])("The heading of %s holds them", (_, heading) => {
  expect(renderToStaticMarkup(heading)).toContain('<span class="unbroken">rendez-vous</span>')
})
