/** A line of CIS_bdpm.txt in its twelve columns, of an invented medicine. */
export const medicineLine = (cis: string, name: string, { form = "comprimé", marketing = "Commercialisée" } = {}): string =>
  [cis, name, form, "orale", "Autorisation active", "Procédure nationale", marketing, "01/02/2003", "", "", " LABO", "Non"].join(
    "\t",
  )

/** A file of such lines, as it is read from a disk. */
export const medicinesFile = (...lines: string[]): Buffer => Buffer.from(`${lines.join("\r\n")}\r\n`, "utf8")
