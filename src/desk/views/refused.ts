import { type Html, html } from '../html.ts';
import type { DeskWords } from '../words/words.ts';

/** Returns the page of a refused request. It has nothing of the site, because a stranger may read it. */
export function refusedPage({ shared, language }: DeskWords, text: string, status: number): Html {
  return html`<!doctype html>
<html lang="${language.tag}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${shared.refusedTitle}</title>
<link rel="stylesheet" href="/assets/desk.css">
</head>
<body><main><h1>${shared.refusedTitle}</h1><p>${text}</p><p class="muted">${status}</p></main></body>
</html>`;
}

/**
 * Returns a page that leads to the start page at once. A redirect would not do: a browser that came from another site
 * sends no `SameSite=Strict` cookie with the requests of a redirect.
 */
export function onwardPage({ shared, language }: DeskWords): Html {
  return html`<!doctype html>
<html lang="${language.tag}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=/">
<title>${shared.desk}</title>
</head>
<body><p><a href="/">${shared.desk}</a></p></body>
</html>`;
}
