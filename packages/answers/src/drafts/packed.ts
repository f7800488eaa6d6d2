/**
 * A value of JSON, byte arrays and dates as bytes: the length of the JSON (four bytes, big-endian),
 * the JSON, and the byte arrays one after another. In the JSON stands `{"$bytes": [from, to]}` for a
 * byte array and `{"$date": milliseconds}` for a date.
 *
 * @throws TypeError for what is neither, such as a function
 */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  const arrays: Uint8Array[] = [];
  let length = 0;
  // A date comes to the replacer as text already; its holder still has the date.
  const json = JSON.stringify(value, function (this: Record<string, unknown>, key, given: unknown) {
    const inner = this[key];
    if (inner instanceof Date) return { $date: inner.getTime() };
    if (inner instanceof Uint8Array) {
      arrays.push(inner);
      return { $bytes: [length, (length += inner.length)] };
    }
    return given;
  });
  const head = new TextEncoder().encode(json);
  const whole = new Uint8Array(4 + head.length + length);
  new DataView(whole.buffer).setUint32(0, head.length);
  whole.set(head, 4);
  let at = 4 + head.length;
  for (const array of arrays) {
    whole.set(array, at);
    at += array.length;
  }
  return whole;
}

/** The value that {@link pack} made bytes of. */
export function unpack(bytes: Uint8Array): unknown {
  const start = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const json = new TextDecoder().decode(bytes.subarray(4, start));
  return JSON.parse(json, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null) return inner;
    if ('$date' in inner) return new Date(Number(inner.$date));
    if (!('$bytes' in inner)) return inner;
    const [from, to] = inner.$bytes as [number, number];
    return bytes.slice(start + from, start + to);
  });
}
