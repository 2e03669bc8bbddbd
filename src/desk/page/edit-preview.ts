/** The preview beside a form of the part "Edit", which follows what is typed. */

/** Pause after a key press before the preview is updated, in milliseconds. */
const previewPause = 50;

let timer: ReturnType<typeof setTimeout> | undefined;
let isBusy = false;
let isWaiting = false;

/** Whether a form has a page to show. A new entry has none before it is created. */
function hasPreview({ dataset }: HTMLFormElement): boolean {
  return !!dataset.preview && (!!dataset.id || dataset.preview.endsWith('/settings'));
}

/** Shows that the preview starts, and updates it. */
export function startPreview(form: HTMLFormElement): void {
  if (!hasPreview(form)) return;
  const status = document.querySelector<HTMLElement>('[data-preview-status]');
  if (status) status.textContent = status.dataset.starting ?? '';
  void updatePreview(form);
}

/** Updates the preview after a pause. */
export function schedulePreview(form: HTMLFormElement): void {
  if (!hasPreview(form)) return;
  clearTimeout(timer);
  timer = setTimeout(() => void updatePreview(form), previewPause);
}

/** Sends the values of the form to the preview, which shows them. */
async function updatePreview(form: HTMLFormElement): Promise<void> {
  // One request at a time: the last values win.
  if (isBusy) {
    isWaiting = true;
    return;
  }
  isBusy = true;
  const data = new URLSearchParams([...new FormData(form)].map(([key, value]) => [key, String(value)]));
  data.set('_id', form.dataset.id ?? '');
  const answer = await fetch(form.dataset.preview ?? '', { method: 'POST', body: data })
    .then((each) => each.json())
    .catch(() => ({ state: 'failed' }));
  isBusy = false;
  showState(answer as { state: string; address?: string });
  if (isWaiting) {
    isWaiting = false;
    void updatePreview(form);
  }
}

function showState({ state, address }: { state: string; address?: string }): void {
  const status = document.querySelector<HTMLElement>('[data-preview-status]');
  const place = document.querySelector<HTMLElement>('[data-preview-frame]');
  if (!status || !place) return;
  status.textContent = status.dataset[state] ?? '';
  if (state !== 'shown' || address === undefined) return;
  const [frame] = place.getElementsByTagName('iframe');
  if (frame) {
    // The development server makes the page in the frame load again, which keeps its place.
    if (frame.dataset.address !== address) frame.src = address;
    frame.dataset.address = address;
    return;
  }
  const made = document.createElement('iframe');
  made.title = document.querySelector('#preview-title')?.textContent ?? '';
  made.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  made.referrerPolicy = 'no-referrer';
  made.src = address;
  made.dataset.address = address;
  place.append(made);
}
