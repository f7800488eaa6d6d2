/** Dependencies of the scripts and benchmarks that come without types. */
declare module 'eslint-plugin-lit-a11y' {
  interface Rule {
    create(context: object): object;
  }
  const plugin: { rules: Record<string, Rule> };
  export default plugin;
}

declare module 'subset-font' {
  /** Resolves to the font file cut down to the characters of `text`. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: Record<string, unknown>,
  ): Promise<Uint8Array>;
}

declare module 'pdfkit' {
  export class PDFDocument {
    constructor(options: { size: string; margin: number });
    on(event: 'data', listener: (chunk: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    registerFont(name: string, file: Uint8Array): this;
    font(name: string): this;
    fontSize(points: number): this;
    text(text: string): this;
    end(): void;
  }
}

declare module 'pdfmake' {
  interface Definition {
    content: { text: string }[];
    defaultStyle: { font: string; fontSize: number };
  }
  const pdfmake: {
    setUrlAccessPolicy(allow: (url: string) => boolean): void;
    setLocalAccessPolicy(allow: (path: string) => boolean): void;
    setFonts(fonts: Record<string, { normal: string }>): void;
    createPdf(definition: Definition): { getBuffer(): Promise<Uint8Array> };
  };
  export default pdfmake;
}

declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  /** What makes the analyzer read `static properties`. */
  export function litPlugin(): unknown[];
}

declare module '@custom-elements-manifest/analyzer/index.js' {
  /** The compiler that the analyzer works with. */
  export const ts: {
    ScriptTarget: { ES2022: number };
    createSourceFile(path: string, text: string, target: number, setParents: boolean): object;
  };
  export function create(options: {
    modules: object[];
    plugins: unknown[];
    context: { dev: boolean };
  }): unknown;
}
