/** Dependencies of the scripts that come without types. */
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
