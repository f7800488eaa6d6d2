import fc from 'fast-check';

/** Text of any UTF-16 code units: control characters, lone surrogates and all. */
export const anyText: fc.Arbitrary<string> = fc.string({
  unit: fc
    .oneof(
      fc.integer({ min: 0, max: 0x17f }),
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0x300, max: 0x323 }),
    )
    .map((unit) => String.fromCharCode(unit)),
  maxLength: 20,
});
