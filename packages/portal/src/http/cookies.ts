/** The value of a cookie that the request brings. */
export function cookie(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}

/** A `Set-Cookie` value out of reach of scripts and of other sites. */
export function setCookie(name: string, value: string, maxAgeSeconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Strict`;
}

/** Has browsers send the cookies of an answer over https alone. */
export function secureCookies(headers: Headers): void {
  const values = headers.getSetCookie();
  headers.delete('set-cookie');
  for (const value of values) headers.append('set-cookie', `${value}; Secure`);
}
