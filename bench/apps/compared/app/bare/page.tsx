import { headers } from "next/headers"
import { readMarkup, rendered } from "../markup"

/** The portal's page as markup alone: rendered for each request, from a constant. */
export default async function BarePage() {
  await headers()
  return rendered(readMarkup(), "a")
}
