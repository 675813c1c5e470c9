import { expect, test } from "vitest"
import { writesHour } from "./paris-time-place"

test.each(["Hier, 12\u00a0h\u00a047", "à 8\u00a0h", "Yesterday at 09:05", "Le 3 mai à 0\u00a0h\u00a005."])(
  "“%s” writes an hour",
  (words) => {
    expect(writesHour(words)).toBe(true)
  },
)

test.each(["Le 3 mai 2026", "48 heures", "toutes les 12 heures", "13/8", "1:10:100", "24 ha", "2 hommes"])(
  "“%s” writes none",
  (words) => {
    expect(writesHour(words)).toBe(false)
  },
)
