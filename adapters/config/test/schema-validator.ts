import { Ajv2020 } from 'ajv/dist/2020.js';

/** Tells whether values keep to a schema; compiled by a validator that refuses keywords it does not know. */
export const validatorOf = (schema: object): ((value: unknown) => boolean) =>
  new Ajv2020({ strict: true, strictRequired: false, strictTypes: false }).compile(schema);
