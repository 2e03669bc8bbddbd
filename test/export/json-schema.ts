import { Ajv2020 } from 'ajv/dist/2020.js';

/** Returns the errors of a value according to a JSON Schema (draft 2020-12). A valid value has none. */
export function schemaErrors(schema: string, value: unknown): string[] {
  const ajv = new Ajv2020({ allErrors: true, formats: { uri: (text: string) => URL.canParse(text) } });
  const isValid = ajv.compile(JSON.parse(schema) as object);
  isValid(value);
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
