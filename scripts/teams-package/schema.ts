import localization from '@microsoft/app-manifest/build/json-schemas/teams/v1.19/MicrosoftTeams.Localization.schema.json' with {
  type: 'json',
}
import manifest from '@microsoft/app-manifest/build/json-schemas/teams/v1.19/MicrosoftTeams.schema.json' with {
  type: 'json',
}
import type { ErrorObject } from 'ajv'
import AjvDraft04 from 'ajv-draft-04'

const schemas = { manifest, localization } as const

/** What Microsoft's own schema has against a file of the package, each with its path; empty: nothing. */
export function schemaProblems(kind: keyof typeof schemas, file: unknown): readonly string[] {
  const ajv = new AjvDraft04.default({
    allErrors: true,
    strict: false,
    unicodeRegExp: false, // some of Microsoft's patterns are none with the flag u
    formats: { uri: (text) => URL.canParse(text) },
  })
  const validate = ajv.compile(schemas[kind])
  return validate(file) ? [] : (validate.errors ?? []).map(inWords)
}

/** The name or the values that the sentence of the validator leaves out are in its parameters. */
function inWords({ instancePath, message = 'is wrong', params }: ErrorObject): string {
  const more = params['additionalProperty'] ?? params['allowedValues'] ?? params['allowedValue']
  const place = instancePath === '' ? '/' : instancePath
  return more === undefined ? `${place} ${message}` : `${place} ${message}: ${String(more)}`
}
