/** The migrated database, with its reference data, that each test worker copies. */
export const TEMPLATE = "relais_template"
