/** The keys of the viewer, as a list that opens. */
import { element } from '../base/dom.js';

const KEYS = [
    ['← ↑ ↓ →', 'keys.move'],
    ['+ −', 'keys.zoom'],
    ['0', 'keys.fit'],
    ['1', 'keys.real'],
    ['O', 'keys.hold'],
    ['L', 'keys.loupe'],
    ['Tab, ← →', 'keys.line'],
    ['PgUp PgDn', 'keys.turn'],
    ['Esc', 'keys.back'],
];

export const keyList = () => element('details', { class: 'keys only-mouse' },
    element('summary', { t: 'keys' }),
    element('dl', {}, ...KEYS.map(([key, text]) =>
        element('div', {}, element('dt', {}, element('kbd', { text: key })), element('dd', { t: text })))));
