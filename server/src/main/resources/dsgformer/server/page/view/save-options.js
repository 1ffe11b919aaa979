/** The two choices of how photos are saved, format and camera data, as labelled lists. Stands at two places. */
import { element } from '../base/dom.js';
import { POLICIES } from '../photos/settings.js';
import { formatName } from '../text/numbers.js';

const choice = (value, text) => element('option', { value, ...text });

function field(settings, name, options) {
    const select = element('select', {}, ...options);
    const show = () => { select.value = settings[name]; };
    select.addEventListener('change', () => settings.set(name, select.value));
    settings.addEventListener('change', show);
    show();
    return element('label', { class: 'field' }, element('span', { t: name }), select);
}

export const saveOptions = settings => [
    field(settings, 'format', settings.formats.map(format =>
        choice(format, format === 'auto' ? { t: 'format.auto' } : { text: formatName(format) }))),
    field(settings, 'metadata', POLICIES.map(policy => choice(policy, { t: `metadata.${policy}` }))),
];
