import { writeFileSync } from 'node:fs';
import { jsonSchema } from '../dist/index.js';

const path = new URL('../schema/masking.schema.json', import.meta.url);
writeFileSync(path, `${JSON.stringify(jsonSchema(), null, 2)}\n`);
