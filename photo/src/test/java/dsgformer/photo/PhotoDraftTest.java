package dsgformer.photo;

import static org.assertj.core.api.Assertions.assertThat;

import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoDraftTest {

    private static final Size SIZE = new Size(7, 5);
    private static final PixelKind TRANSPARENT = PixelKind.RGB.withAlpha();

    /** 0: a draft with samples of its own; else the rows that it lags behind. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 9})
    void aPhotoOfWhichNoSampleChangesIsTheOriginal(int lag) {
        Photo photo = photo();
        PhotoDraft draft = lag == 0 ? PhotoDraft.like(photo) : PhotoDraft.replacing(photo, lag);
        Planes same = Normalization.toPlanes(photo);
        assertThat(filled(draft, same)).isSameAs(photo).isEqualTo(photo());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 9})
    void aPhotoOfWhichOneSampleChangesIsAnother(int lag) {
        Photo photo = photo();
        PhotoDraft draft = lag == 0 ? PhotoDraft.like(photo) : PhotoDraft.replacing(photo, lag);
        Planes other = Normalization.toPlanes(photo);
        other.values()[other.index(1, 4, 6)] = 0;
        Photo changed = filled(draft, other);
        assertThat(changed).isNotSameAs(photo);
        assertThat(changed.sample(1, 4, 6)).isZero();
        assertThat(changed.sample(3, 4, 6)).isEqualTo(photo().sample(3, 4, 6));
    }

    private static Photo filled(PhotoDraft draft, Planes planes) {
        for (int y = 0; y < SIZE.height(); y++) {
            draft.set(y, planes, y);
        }
        return draft.toPhoto();
    }

    private static Photo photo() {
        return Photo.of(SIZE, TRANSPARENT, (c, y, x) -> 20 + 30 * y + 5 * x + c);
    }
}
