/**
 * The language of the page: the chosen one, or else the browser's. `t` gives the text for a key; elements that carry
 * `data-t`, `data-t-label` or `data-t-title` are filled again whenever the language changes.
 */
import { recall, remember } from '../base/stored.js';
import en from './en.js';
import zh from './zh.js';

const TEXTS = { en, zh };
const TAGS = { en: 'en', zh: 'zh-Hans' };
const changes = new EventTarget();
let current = recall('language', Object.keys(TEXTS)) ?? fromBrowser();

function fromBrowser() {
    const known = navigator.languages.map(tag => tag.split('-')[0].toLowerCase()).find(tag => tag in TEXTS);
    return known ?? 'en';
}

/** The tag of the language that is shown, such as `zh-Hans`. */
export const languageTag = () => TAGS[current];

/** The other language, with its own name and tag. */
export function otherLanguage() {
    const code = current === 'en' ? 'zh' : 'en';
    return { code, tag: TAGS[code], name: TEXTS[code].language };
}

export const hasText = key => key in TEXTS[current];

/** The text for a key, with values put in. */
export function t(key, values = {}) {
    const text = TEXTS[current][key];
    if (text === undefined) {
        throw new Error(`no text for ${key}`);
    }
    return typeof text === 'function' ? text(values) : text;
}

/** Fills the elements below (and) one that name their texts. */
export function translate(root) {
    for (const element of [root, ...root.querySelectorAll('[data-t], [data-t-label], [data-t-title]')]) {
        const { t: text, tLabel: label, tTitle: title } = element.dataset ?? {};
        if (text) element.textContent = t(text);
        if (label) element.setAttribute('aria-label', t(label));
        if (title) element.title = t(title);
    }
}

export function setLanguage(code) {
    current = code;
    remember('language', code);
    showLanguage();
    changes.dispatchEvent(new Event('change'));
}

/** Brings the document's language, title and static texts up to date. */
export function showLanguage() {
    document.documentElement.lang = languageTag();
    document.title = t('title');
    translate(document.documentElement);
}

export const onLanguage = listener => changes.addEventListener('change', listener);
