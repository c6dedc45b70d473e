/**
 * Eleven-digit mobile prefixes and what they became in the autumn of 2018, when all Vietnamese
 * mobile numbers got ten digits. Source: the operators' public notices.
 */
export const migratedMobilePrefixes: ReadonlyMap<string, string> = new Map([
  ['0162', '032'],
  ['0163', '033'],
  ['0164', '034'],
  ['0165', '035'],
  ['0166', '036'],
  ['0167', '037'],
  ['0168', '038'],
  ['0169', '039'],
  ['0120', '070'],
  ['0121', '079'],
  ['0122', '077'],
  ['0126', '076'],
  ['0128', '078'],
  ['0123', '083'],
  ['0124', '084'],
  ['0125', '085'],
  ['0127', '081'],
  ['0129', '082'],
  ['0186', '056'],
  ['0188', '058'],
  ['0199', '059'],
])

/** Today's form of a Vietnamese number with its leading 0; any other number as it is. */
export function migrateMobile(national: string): string {
  const prefix =
    national.length === 11 ? migratedMobilePrefixes.get(national.slice(0, 4)) : undefined
  return prefix === undefined ? national : `${prefix}${national.slice(4)}`
}
