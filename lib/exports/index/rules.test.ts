import { expect, it } from "vitest"
import { type IndexPage, writeIndex } from "./rules"

const PAGE: IndexPage = {
  language: "fr",
  title: "L’espace de Jeanne <Lefèvre>",
  made: "Tel qu’il était le 30 novembre 2026.",
  how: "Cette page s’ouvre sans Internet.",
  contents: "Dans cette page",
  besides: { title: "À côté", links: [{ path: "mesures.csv", label: "Toutes les mesures" }] },
  sections: [
    {
      id: "documents",
      title: "Documents",
      lines: [
        {
          name: `Prise de sang "août" & <script>`,
          lines: ["Déposé par Claire.", ""],
          links: [{ path: "documents/Prise de sang #1 100 % août.pdf", label: "Prise de sang" }],
        },
      ],
    },
    { id: "tasks", title: "Tâches", lines: [] },
  ],
}

it("The page holds every line and its files by their place beside it, and nothing that a browser would run or fetch", () => {
  const page = writeIndex(PAGE)
  expect(page).toContain(`<html lang="fr">`)
  expect(page).toContain("<h3>Prise de sang &quot;août&quot; &amp; &lt;script&gt;</h3><p>Déposé par Claire.</p><ul>")
  expect(page).toContain(`href="./documents/Prise%20de%20sang%20%231%20100%20%25%20ao%C3%BBt.pdf"`)
  expect(page).toContain(`href="./mesures.csv"`)
  expect(page).not.toMatch(/<script|https?:|src=|url\(|@import|<p><\/p>/)
})

it("A section of which nothing is written is not there, nor in the list of what the page holds", () => {
  expect(writeIndex(PAGE)).not.toContain("Tâches")
})
