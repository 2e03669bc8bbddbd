import type { Diagnostic } from '../model/diagnostic.ts';
import type { ContentText } from './content-texts.ts';
import { errorListHeading } from './report.ts';

/**
 * Describes an error that the code of a free page caused while the page was rendered. The line is the first one that
 * contains the name in the message, if the message has one.
 *
 * @throws the error itself if it already lists errors of the content
 */
export function describePageError(cause: unknown, { file, text }: ContentText): Diagnostic[] {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (errorListHeading.test(reason)) throw cause;
  const component = /^Expected component [`"]?([\w.$]{1,100})/u.exec(reason)?.[1];
  // Such as `list.map is not a function` and `Cannot read properties of undefined (reading 'foo')`.
  const [subject] = reason.split(' is not ', 1);
  const [, read] = reason.split(/'/u);
  const name = component ?? (subject === reason ? read : subject?.split(/\s/u).at(-1));
  const at =
    name === undefined || name === ''
      ? -1
      : text.indexOf(name.split('.').at(-1) ?? name, text.indexOf('\n---') + 1);
  const message =
    component === undefined
      ? `The page cannot be rendered: ${reason.split('\n', 1)[0]?.replace(/[.]$/u, '')}.`
      : `There is no component "<${component}>".`;
  const advice =
    component === undefined
      ? 'Correct the expression or component.'
      : 'Use <PaperList>, <PersonCard> or <Chart>, or import the component.';
  return [
    {
      severity: 'error',
      file,
      ...(at >= 0 && { line: text.slice(0, at).split('\n').length }),
      message,
      advice,
    },
  ];
}
