// Shows a list of papers in another web page. docs/embedding.md describes the attributes of the script element.
// Texts of the data only become text nodes and attributes, and addresses only become links if they begin with https.
// The endpoint removes lines of comments and indentation, so no text may span several lines.
(() => {
  const maxPapers = 2000;
  const css =
    ':host{display:block}ul{list-style:none;margin:0;padding:0}li{margin:0 0 1em}' +
    '[part=title]{font-weight:600}[part=link]{margin-inline-end:.75em}' +
    '[part=notice]{border-inline-start:.25em solid;padding-inline-start:.5em}';

  /** @type {(tag: string, part: string, text?: string) => HTMLElement} */
  const make = (tag, part, text = '') => {
    const element = document.createElement(tag);
    element.className = 'offprint-' + part;
    element.setAttribute('part', part);
    element.textContent = text;
    return element;
  };

  /** @type {(address: unknown, text: string, part: string) => HTMLElement} */
  const makeLink = (address, text, part) => {
    const url = String(address);
    if (!/^https:\/\//i.test(url)) return make('span', part, text);
    const link = make('a', part, text);
    link.setAttribute('href', url);
    return link;
  };

  /** @type {(paper: any, words: any) => HTMLElement} */
  const makeItem = (paper, words) => {
    const item = make('li', 'paper');
    const title = makeLink(paper.url, paper.title, 'title');
    title.dir = 'auto';
    if (paper.language) title.lang = paper.language;
    const authors = make('div', 'authors');
    for (const { name, self } of paper.authors) {
      if (authors.firstChild) authors.append(words.separator);
      authors.append(make(self ? 'b' : 'bdi', self ? 'self' : 'author', name));
    }
    if (paper.authorsEnd) authors.append(' ' + paper.authorsEnd);
    const facts = [paper.venue || words.types[paper.type], paper.year].concat(paper.awards);
    const links = make('div', 'links');
    for (const { label, url } of paper.links) {
      const link = makeLink(url, label, 'link');
      link.setAttribute('aria-label', label + ': ' + paper.title);
      links.append(link, ' ');
    }
    for (const notice of paper.notices || []) item.append(make('div', 'notice', notice));
    item.append(title, authors, make('div', 'facts', facts.filter(Boolean).join(' · ')), links);
    return item;
  };

  /** @type {(script: HTMLScriptElement) => Promise<void>} */
  const show = async (script) => {
    const { list = 'all', limit, group, heading = '', style, target } = script.dataset;
    const root = new URL('.', script.src);
    const place = make('div', 'list');
    /** @type {any[]} */
    const papers = [];
    /** @type {Map<string, HTMLElement>} */
    const groups = new Map();
    /** @type {Node[]} */
    const shown = [];
    let end = makeLink(new URL(list === 'all' ? 'papers/' : list + '/', root), root.host, 'all');
    try {
      if (!/^[a-z]+(\/[\w-]+)?$/.test(list)) throw Error('data-list');
      const most = Math.min(Number(limit) > 0 ? Number(limit) : maxPapers, maxPapers);
      let data;
      for (let part = 1; papers.length < most && part <= 20 && (!data || data.next); part++) {
        const file = 'embed/' + list + (part > 1 ? '/' + part : '') + '.json';
        try {
          const next = await (await fetch(new URL(file, root), { credentials: 'omit' })).json();
          papers.push(...next.papers);
          data = next;
        } catch (error) {
          // The papers before a part that is missing are shown.
          if (!data) throw error;
          break;
        }
      }
      for (const paper of papers.slice(0, most)) {
        const { types, undated } = data.words;
        const name = group === 'year' ? paper.year || undated : group === 'type' ? types[paper.type] : '';
        let ul = groups.get(name);
        if (!ul) {
          if (name) shown.push(make('h' + (/^[2-6]$/.test(heading) ? heading : 3), 'group', name));
          ul = make('ul', 'papers');
          shown.push(ul);
          groups.set(name, ul);
        }
        ul.append(makeItem(paper, data.words));
      }
      end = makeLink(data.url, data.words.all, 'all');
      place.lang = data.language;
      place.dir = data.direction;
    } catch (error) {
      console.warn('Offprint: ' + list, error);
    }
    shown.push(end);
    if (style === 'plain' || !document.adoptedStyleSheets) place.append(...shown);
    else {
      const shadow = place.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      shadow.adoptedStyleSheets = [sheet];
      shadow.append(...shown);
    }
    const named = target && document.getElementById(target);
    if (named) named.replaceChildren(place);
    else if (script.closest('body')) script.after(place);
    else document.body.append(place);
  };

  // A classic script knows its element. A module runs once for all its elements, perhaps before they are all there.
  // The mark is on the element, because the page may also have the script of another Offprint site.
  const own = document.currentScript;
  const showAll = () => {
    /** @type {Iterable<any>} */
    const scripts = own ? [own] : document.querySelectorAll('script[type=module][src*="/embed.js"]');
    for (const script of scripts) script.offprint ??= show(script);
  };
  showAll();
  addEventListener('DOMContentLoaded', showAll);
})();
