/** Numbers, sizes and times in the language of the page. */
import { languageTag } from './i18n.js';

const number = options => new Intl.NumberFormat(languageTag(), options);

export const percent = share => number({ style: 'percent', maximumFractionDigits: 0 }).format(share);

const unit = (value, name, digits = 0, display = 'short') =>
    number({ style: 'unit', unit: name, unitDisplay: display, maximumFractionDigits: digits }).format(value);

export function bytes(count) {
    if (count < 1e3) return unit(count, 'byte');
    if (count < 1e6) return unit(count / 1e3, 'kilobyte');
    return count < 1e9 ? unit(count / 1e6, 'megabyte', count < 1e7 ? 1 : 0) : unit(count / 1e9, 'gigabyte', 1);
}

/** A limit of the server, which counts in units of 1024, rounded down. */
export const limit = count => unit(Math.floor(count / 2 ** 20), 'megabyte');

export function duration(seconds) {
    if (seconds < 60) return unit(Math.max(1, Math.round(seconds)), 'second');
    if (seconds < 3600) return unit(Math.round(seconds / 60), 'minute');
    return unit(Math.round(seconds / 3600), 'hour', 0, 'long');
}

const NAMES = { jpg: 'JPEG', png: 'PNG', tif: 'TIFF', webp: 'WebP', bmp: 'BMP' };

/** What people call a format. */
export const formatName = format => NAMES[format] ?? format.toUpperCase();

export const list = items => new Intl.ListFormat(languageTag(), { type: 'conjunction' }).format(items);
