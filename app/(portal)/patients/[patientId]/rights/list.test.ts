import { expect, it } from "vitest"
import { RIGHTS } from "./list"

it("Every right that the regulation on health data gives a person is named, in articles 3 to 11, and the right to be forgotten", () => {
  const articles = (isOfGdpr: boolean) => [
    ...new Set(RIGHTS.filter((right) => Boolean(right.isOfGdpr) === isOfGdpr).map(({ article }) => Number(article))),
  ]
  expect(articles(false)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11])
  expect(articles(true)).toEqual([17])
})
