import { expect, it } from "vitest"
import { toldApart } from "./rules"

const thread = (id: string, patientId: string, day: number, name = "Lefèvre Jeanne") => ({
  ...{ id, patientId, name },
  openedAt: new Date(Date.UTC(2026, 10, day)),
})

it("Of several threads with one patient each has its number, and of two patients of one name each is told from the other", () => {
  const alone = thread("a", "1", 3)
  expect(toldApart(alone, [alone])).toEqual({ number: null, isNamesake: false })
  const [second, first, same] = [thread("b", "1", 9), thread("c", "1", 2), thread("0", "1", 2)]
  const page = [alone, second, first, same]
  expect(page.map((one) => toldApart(one, page).number)).toEqual([3, 4, 2, 1])
  const namesake = thread("d", "2", 1)
  expect([alone, namesake].map((one) => toldApart(one, [alone, namesake]))).toEqual([
    { number: null, isNamesake: true },
    { number: null, isNamesake: true },
  ])
})
