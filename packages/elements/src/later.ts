/** A module that is fetched when it is first needed. A fetch that failed may be tried again. */
export class Later<Module> {
  /** The module, once it is here. */
  now: Module | undefined;

  readonly #fetch: () => Promise<Module>;
  #fetching: Promise<Module> | undefined;

  constructor(fetch: () => Promise<Module>) {
    this.#fetch = fetch;
  }

  /** Fetches the module, once. */
  load(): Promise<Module> {
    // No `??=`: Safari 15 does not keep what it gives to a private field.
    if (this.#fetching === undefined)
      this.#fetching = this.#fetch().then(
        (module) => (this.now = module),
        (error: unknown) => {
          this.#fetching = undefined;
          throw error;
        },
      );
    return this.#fetching;
  }

  /** Fetches the module ahead of need. That it does not come is told when it is needed. */
  ahead(): void {
    this.load().catch(() => undefined);
  }
}
