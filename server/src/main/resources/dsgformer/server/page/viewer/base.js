/**
 * The whole photo as one picture before and after: the files themselves if they are small and of a format that browsers
 * read, else copies made small by the server, so that a photo of a hundred megapixels takes no more memory than others.
 */
import { bytesOf, input, result, small } from '../photos/api.js';
import { Pair } from './pair.js';

const MOST_PIXELS = 3.2e6;
const SIDE = 2048;
const SHOWN = new Set(['jpg', 'png', 'webp', 'bmp']);

const isWhole = ({ width, height, format }) => width * height <= MOST_PIXELS && SHOWN.has(format);

async function picture(address, signal) {
    return createImageBitmap(await bytesOf(address, signal));
}

/** Whether the small copy shows the photo turned by a quarter against what its header says. */
function isTurned({ width, height }, shown) {
    const error = aspect => Math.abs(Math.log(aspect * shown.height / shown.width));
    return error(height / width) < error(width / height) - 1e-3;
}

/**
 * Loads it.
 *
 * @returns the Pair, the upright photo's size, and whether the pair shows each of its pixels
 */
export async function loadBase(photo, signal) {
    const done = photo.state === 'done';
    const { job, options } = photo;
    const whole = isWhole(photo) && (!done || SHOWN.has(photo.result.format));
    const wanted = [picture(whole ? input(job) : small(job, 'input', SIDE), signal)];
    if (done) wanted.push(picture(whole ? result(job) : small(job, 'result', SIDE), signal));
    const [before, after] = await Promise.all(wanted);
    const pair = Pair.of(before, after, options.strength);
    const turned = !done && isTurned(photo, before);
    before.close();
    after?.close();
    return {
        pair,
        width: turned ? photo.height : photo.width,
        height: turned ? photo.width : photo.height,
        exact: whole && pair.hasAfter,
    };
}
