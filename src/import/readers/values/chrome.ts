import type { Line } from './lines.ts';

/** Entries of menus and footers of websites, as whole lines, in English, German, French, Spanish and Chinese. */
const menu = new Set(
  [
    'sign in|sign up|sign out|log in|login|log out|logout|register|create account|create free account|join|join for free|home|homepage|explore|browse|discover|search|menu|feed|trending|notification|notifications|messages|my profile|my library|my account|my feed|profile|settings|about|about us|help|help center|help centre|support|faq|contact|contact us|blog|news|product|products|company|features|team|pricing|api|careers|jobs|press|feedback|report a bug|report an issue|report a problem|terms|terms of service|terms of use|terms & conditions|terms and conditions|privacy|privacy policy|privacy statement|privacy notice|cookie|cookies|cookie policy|cookie settings|cookie preferences|legal|legal notice|imprint|accessibility|accessibility statement|status|sitemap|skip to content|skip to main content|back to top|back to the top|scroll to top|go to top|follow us|twitter|x|github|discord|linkedin|mastodon|bluesky|rss|newsletter|subscribe|donate|light|dark|system|english|deutsch|français|español|中文',
    'suche|suchen|anmelden|abmelden|registrieren|startseite|entdecken|einstellungen|über uns|hilfe|kontakt|impressum|datenschutz|datenschutzerklärung|nutzungsbedingungen|agb|barrierefreiheit',
    "connexion|se connecter|s'inscrire|accueil|rechercher|paramètres|à propos|aide|mentions légales|confidentialité|conditions d'utilisation",
    'iniciar sesión|registrarse|inicio|explorar|buscar|ajustes|acerca de|ayuda|contacto|aviso legal|privacidad|términos',
    '登录|注册|首页|探索|搜索|设置|关于|关于我们|帮助|联系|联系我们|隐私|隐私政策|条款|服务条款',
  ].flatMap((entries) => entries.split('|')),
);
/** Beginnings of lines that are only in footers. */
const footer =
  /^(?:©|\(c\) ?(?:19|20)\d\d|copyright\b|all rights reserved|powered by|made (?:with|by|in)\b)/iu;

/** Buttons at a publication. */
const button =
  /^(?:save|saved|cite|share|pdf|html|bibtex|abstract|code|bookmark|like|follow|following|alert|download|details?|view(?: (?:paper|pdf|on arxiv|abstract|details|more))?|open(?: (?:pdf|in arxiv))?|read (?:paper|more|less)|show (?:more|less|abstract)|load more|see more|expand|collapse|▾|▽ more|△ less|more|\d[\d,]{0,8} (?:citations?|likes?|comments?|views?|bookmarks?)|speichern|zitieren|teilen|mehr anzeigen|enregistrer|citer|partager|voir plus|guardar|citar|compartir|mostrar más|保存|引用|分享|显示更多)$/iu;

/** Whether a line is an entry of a menu or footer of a website. */
export function isMenu(line: string): boolean {
  if (line.length > 120) return false;
  const entries = line.toLowerCase().split(/ ?[·•|] ?/u);
  return entries.every((entry) => menu.has(entry)) || footer.test(line) || /all rights reserved/iu.test(line);
}

/** Whether a line is a button at a publication, such as `Save` or `Show more`. */
export function isButton(line: string): boolean {
  return line.length <= 40 && button.test(line);
}

/** Number of lines at the end of a text that are searched for a footer. */
const footerLines = 40;
/** Maximum length of an unknown line of a footer, in characters. */
const maxFooterLine = 60;

/**
 * Returns the index of the first line of the footer at the end of a text, or the number of lines if there is no footer.
 * A footer begins with a line that is certainly one, or with a short paragraph between the text and such a line.
 */
export function footerStart(lines: readonly Line[]): number {
  let start = lines.length;
  let isSure = false;
  for (let at = lines.length - 1; at >= Math.max(0, lines.length - footerLines); at--) {
    const { text, afterGap } = lines[at] as Line;
    if (isMenu(text) || isButton(text)) {
      start = at;
      isSure ||= isMenu(text);
    } else if (text.length > maxFooterLine || /[.!?…]["”’)]?$/u.test(text) || text.split(' ').length > 7)
      break;
    else if (afterGap && start > at) {
      // A short unknown paragraph belongs to the footer only if known lines are below it without a gap.
      const next = lines[at + 1];
      if (next?.afterGap) break;
      start = at;
    }
  }
  return isSure ? start : lines.length;
}
