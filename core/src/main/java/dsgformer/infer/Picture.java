package dsgformer.infer;

import dsgformer.photo.Normalization;
import dsgformer.photo.Photo;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;

/** What tiles are cut from, three planes of [0, 1] whatever it is made of: a photo's samples become planes tile by tile. */
interface Picture {

    Size size();

    /** New planes [3, rows, columns]: at row i, column j is what the picture has at rows[i], columns[j]. */
    Planes gather(int[] rows, int[] columns);

    static Picture of(Planes planes) {
        return new Picture() {
            @Override
            public Size size() {
                return planes.size();
            }

            @Override
            public Planes gather(int[] rows, int[] columns) {
                return planes.gather(rows, columns);
            }
        };
    }

    static Picture of(Photo photo) {
        return new Picture() {
            @Override
            public Size size() {
                return photo.size();
            }

            @Override
            public Planes gather(int[] rows, int[] columns) {
                return Normalization.toPlanes(photo, rows, columns);
            }
        };
    }
}
