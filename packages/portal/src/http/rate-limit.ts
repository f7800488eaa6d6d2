/** How often a client may ask for something that costs work. */
export interface RateLimit {
  /** Whether one more is allowed now; counts it when it is. */
  allow(client: string): boolean;
}

export interface RateLimitOptions {
  /** How many at once. */
  burst: number;
  /** Milliseconds after which one more is allowed. */
  refillMs: number;
  /** Milliseconds since some fixed moment; a test passes its own. */
  now?: () => number;
}

/** Clients remembered at most: beyond it the oldest are forgotten, so that memory stays bounded. */
const maxClients = 10_000;

/** A token bucket for each client. */
export function rateLimit({
  burst,
  refillMs,
  now = () => performance.now(),
}: RateLimitOptions): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    allow(client) {
      const time = now();
      const last = buckets.get(client) ?? { tokens: burst, at: time };
      const tokens = Math.min(burst, last.tokens + (time - last.at) / refillMs);
      buckets.delete(client);
      buckets.set(client, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: time });
      if (buckets.size > maxClients) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return tokens >= 1;
    },
  };
}
