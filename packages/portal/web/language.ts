// The language chosen in the form goes for the portal's other pages too.
addEventListener('tk-language', (event) => {
  const language = String((event as CustomEvent<unknown>).detail);
  document.cookie = `lang=${language === 'en' ? 'en' : 'vi'}; path=/; max-age=31536000; samesite=lax`;
});
