/** The state of a photo in a few words. */
import { t } from '../text/i18n.js';
import { duration, percent } from '../text/numbers.js';

export const share = photo => (photo.progress?.total ? photo.progress.done / photo.progress.total : 0);

export function stateText(photo) {
    if (photo.saving) return t('save.busy', { percent: percent(photo.saving.progress) });
    if (photo.later && photo.state === 'sending') return t('state.later');
    if (photo.state !== 'running') return t(`state.${photo.state}`);
    if (!photo.progress?.total) return t('state.reading');
    const { secondsLeft } = photo.progress;
    return t('state.running', {
        percent: percent(share(photo)),
        left: secondsLeft === undefined ? '' : duration(secondsLeft),
    });
}
