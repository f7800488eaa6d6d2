/**
 * For pages without modules: a classic script that imports what lies beside it, so that what comes
 * later still comes later. `import()` in a classic script is relative to that script (HTML, 8.1.6)
 * and no sink of Trusted Types.
 *
 * ```html
 * <script src="/tokhai/tokhai.iife.js" data-elements="procedure verify"></script>
 * ```
 */

const elements = {
  procedure: () => import('./procedure.ts'),
  verify: () => import('./verify.ts'),
  bundle: () => import('./bundle.ts'),
  field: () => import('./field.ts'),
};

declare global {
  // eslint-disable-next-line no-var -- Only `var` makes a property of the window.
  var tokhai: {
    /** Registers elements: `procedure`, `verify`, `bundle`, `field`; rejects when they cannot be fetched. */
    load: (...names: string[]) => Promise<unknown>;
    /** Those that `data-elements` names; `procedure` without it. */
    ready: Promise<unknown>;
  };
}

async function load(...names: string[]): Promise<unknown> {
  return Promise.all(
    names.map((name) => {
      if (Object.hasOwn(elements, name)) return elements[name as keyof typeof elements]();
      throw new TypeError(`tokhai has no "${name}": ask for ${Object.keys(elements).join(', ')}.`);
    }),
  );
}

const wanted = document.currentScript?.dataset['elements'] ?? 'procedure';
globalThis.tokhai = { load, ready: load(...wanted.trim().split(/\s+/)) };
