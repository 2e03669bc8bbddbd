import { html as template } from 'hono/html';

/** HTML whose texts are escaped: the result of `html`. */
export type Html = Awaited<ReturnType<typeof template>>;

/** A value in a template of `html`. Texts are escaped, lists are joined, and `false`, `null` and `undefined` are left out. */
export type HtmlValue = Html | string | number | boolean | null | undefined | readonly HtmlValue[];

/**
 * Tag of the templates of the desk: `` html`<p>${text}</p>` ``. It escapes every text. Write attributes with quotes, since
 * an escaped text can end an attribute without them.
 */
export const html = template as (strings: TemplateStringsArray, ...values: HtmlValue[]) => Html;
