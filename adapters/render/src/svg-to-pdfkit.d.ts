// Those of DefinitelyTyped ask for the types of a browser.
declare module 'svg-to-pdfkit' {
  /** Draws an SVG at (x, y) of the current page. */
  export default function drawSvg(
    document: PDFKit.PDFDocument,
    svg: string,
    x: number,
    y: number,
    options: {
      /** Whether a pixel of the SVG is a point, rather than three quarters of one. */
      readonly assumePt: boolean;
      /** The registered font for a family and weight. */
      readonly fontCallback: (family: string, bold: boolean) => string;
      /** The data or the file of an image's address. */
      readonly imageCallback: (address: string) => string;
      /** Told what can't be drawn. */
      readonly warningCallback: (fault: string) => void;
    },
  ): void;
}
