/** Progress on the terminal: one line a step, with its seconds. */

const terminal = process.stdout.isTTY;

/** @param {number} since from performance.now() */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs a step and prints its line: while it runs on a terminal, and once when it is over.
 *
 * @template T
 * @param {string} name what is being done
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} [describe] what to add to the line; starting with "✗" when it failed
 * @returns {Promise<T>}
 */
export async function step(name, work, describe = () => '') {
  const since = performance.now();
  const line = (/** @type {string} */ text) =>
    process.stdout.write(`${terminal ? '\r\x1b[2K' : ''}${text}\n`);
  if (terminal) process.stdout.write(`\r\x1b[2K… ${name}`);
  try {
    const result = await work();
    const more = describe(result);
    const failed = more.startsWith('✗');
    const detail = failed ? more.slice(1).trim() : more;
    line(`${failed ? '✗' : '✓'} ${name}  ${seconds(since)}${detail === '' ? '' : `  ${detail}`}`);
    return result;
  } catch (error) {
    line(`✗ ${name}  ${seconds(since)}`);
    throw error;
  }
}
