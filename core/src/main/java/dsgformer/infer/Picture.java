package dsgformer.infer;

import dsgformer.photo.HiddenColors;
import dsgformer.photo.Normalization;
import dsgformer.photo.Photo;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;

/** The source of tiles: three planes in [0, 1], of planes or of a photo, whose samples are converted tile by tile. */
interface Picture {

    Size size();

    /** New planes [3, rows, columns]: row i, column j holds the pixel of the picture at rows[i], columns[j]. */
    Planes gather(int[] rows, int[] columns);

    /** The same as the network is to see it: with visible colors in place of those under transparency. */
    default Planes shown(int[] rows, int[] columns) {
        return gather(rows, columns);
    }

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

            @Override
            public Planes shown(int[] rows, int[] columns) {
                Planes planes = gather(rows, columns);
                HiddenColors.fill(planes, photo, rows, columns);
                return planes;
            }
        };
    }
}
