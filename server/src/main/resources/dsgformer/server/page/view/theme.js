/** Light, dark or as the system: `data-theme` at the root, which the style sheets read. */
import { recall, remember } from '../base/stored.js';

const THEMES = ['auto', 'light', 'dark'];
let current = recall('theme', THEMES) ?? 'auto';

export const theme = () => current;

export function showTheme() {
    document.documentElement.dataset.theme = current;
}

/** The next of the three. */
export function turnTheme() {
    current = THEMES[(THEMES.indexOf(current) + 1) % THEMES.length];
    remember('theme', current);
    showTheme();
}
