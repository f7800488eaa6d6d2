/** Somebody looks at the page again, whichever tab the browser of the tests shows just now. */
export function lookAgain(): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: false });
  document.dispatchEvent(new Event('visibilitychange'));
  Reflect.deleteProperty(document, 'hidden');
}
