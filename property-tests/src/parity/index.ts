export { checkFile, type FileVerdict } from './check-file.js';
export { checkLine, type Verdict } from './check-line.js';
export { firstDifference, type Path } from './difference.js';
export { type Fixture, type Parsed, parseFixture } from './fixture.js';
export { fixtureForm } from './fixture-form.js';
export { identify } from './identify.js';
