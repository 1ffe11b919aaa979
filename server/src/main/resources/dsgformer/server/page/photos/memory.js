/**
 * Which of the server's jobs are this page's: the server may have others, of programs or of other people. Kept in the
 * browser, so that a reload finds the photos again.
 */
import { recallJson, remember } from '../base/stored.js';

const NAME = 'photos';

/** @returns {{key: string, job: string, strength: number}[]} */
export function rememberedPhotos() {
    const list = recallJson(NAME);
    return Array.isArray(list) ? list.filter(each => each && typeof each.job === 'string') : [];
}

/** Keeps the photos that the server has. */
export function rememberPhotos(library) {
    remember(NAME, library.photos.filter(photo => photo.job).map(({ key, job, strength }) => ({ key, job, strength })));
}
