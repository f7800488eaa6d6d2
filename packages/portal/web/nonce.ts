/**
 * Tells Lit the nonce of the page, for the `<style>` elements that it makes where there are no constructed
 * style sheets: Safari before 16.4. Safari 15 has it in the attribute alone.
 */
const meta = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]');
Object.assign(globalThis, { litNonce: meta?.nonce || meta?.getAttribute('nonce') });
