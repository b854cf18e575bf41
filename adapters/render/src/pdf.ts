export { toPdf } from './node-pdf.js';
