import { fontFiles } from './node-fonts.js';
import { pictureSize } from './picture-size.js';

/** Points along a side of a page beyond which viewers need not follow (ISO 32000-1, annex C). */
const LONGEST_SIDE = 14_400;

/** What a document that is being written has to say, once it is whole. */
const bytesOf = (document: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const parts: Array<Uint8Array> = [];
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    document.on('error', reject);
  });

/**
 * Draws an SVG of this package as a PDF of one page, a point for each pixel that
 * the SVG says it has. Shapes and text stay shapes and text: sharp at any size,
 * with the letters that are used in the file. The same SVG gives the same bytes.
 *
 * @returns the bytes of a PDF file
 * @throws RangeError (as a rejection) if the SVG says no size, or is larger than a page can be
 * @throws Error (as a rejection) if something in it can't be drawn: a photograph has to be a JPEG or a PNG
 */
export const toPdf = async (svg: string): Promise<Uint8Array> => {
  const [height, width] = pictureSize(svg);
  if (Math.max(height, width) > LONGEST_SIDE) {
    throw new RangeError(
      `a PDF page of ${Math.ceil(width)} × ${Math.ceil(height)} points is too large; ` +
        `give at most ${LONGEST_SIDE} × ${LONGEST_SIDE}`,
    );
  }
  // Heavy, and for PDF alone: who draws none does not wait for them.
  const [{ default: PDFDocument }, { default: drawSvg }] = await Promise.all([
    import('pdfkit'),
    import('svg-to-pdfkit'),
  ]);
  // A date would make every file another.
  const document = new PDFDocument({ size: [width, height], margin: 0, info: { CreationDate: new Date(0) } });
  const whole = bytesOf(document);
  document.registerFont('regular', fontFiles.regular);
  document.registerFont('bold', fontFiles.bold);
  const faults: Array<string> = [];
  drawSvg(document, svg, 0, 0, {
    assumePt: true,
    fontCallback: (_, bold) => (bold ? 'bold' : 'regular'),
    // Photographs lie in the SVG; no file is read.
    imageCallback: (address) => (address.startsWith('data:') ? address : ''),
    warningCallback: (fault) => {
      faults.push(fault);
    },
  });
  document.end();
  const bytes = await whole;
  if (faults.length > 0) throw new Error(`the picture can’t be drawn as PDF: ${faults.join('; ')}`);
  return bytes;
};
