// The language chosen in the form goes for the portal's other pages too.
addEventListener('tk-language', (event) => {
  const language = encodeURIComponent(String((event as CustomEvent<unknown>).detail));
  document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`;
});
