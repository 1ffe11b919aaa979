package dsgformer.data.check;

import dsgformer.io.Sha256;
import dsgformer.photo.Normalization;
import dsgformer.photo.file.PhotoFiles;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The properties of a picture that a check compares.
 *
 * @param content hash of the pixels, independent of the file format: equal hashes mean bit-identical pictures
 * @param detail mean difference of neighbors, in levels of 255
 */
record PictureFacts(Path file, Size size, String content, Thumbnail thumbnail, double detail) {

    /** Decodes the file and keeps no pixels. */
    static PictureFacts of(Path file) throws IOException {
        Planes planes = Normalization.toPlanes(PhotoFiles.read(file));
        return new PictureFacts(file, planes.size(), content(planes), Thumbnail.of(planes), detail(planes));
    }

    private static String content(Planes planes) {
        Sha256 sum = new Sha256();
        ByteBuffer row = ByteBuffer.allocate(Short.BYTES * Math.max(2, planes.width()));
        sum.update(row.putShort((short) planes.height())
                .putShort((short) planes.width())
                .flip());
        for (int c = 0; c < planes.channels(); c++) {
            for (int y = 0; y < planes.height(); y++) {
                row.clear();
                for (int x = 0; x < planes.width(); x++) {
                    row.putShort((short) Math.round(planes.at(c, y, x) * 65535)); // 8 bits are exact in 16
                }
                sum.update(row.flip());
            }
        }
        return sum.hex();
    }

    private static double detail(Planes planes) {
        double sum = 0;
        for (int y = 1; y < planes.height(); y++) {
            for (int x = 1; x < planes.width(); x++) {
                float here = planes.at(1, y, x);
                sum += Math.abs(here - planes.at(1, y - 1, x)) + Math.abs(here - planes.at(1, y, x - 1));
            }
        }
        return 255 * sum / (2.0 * planes.height() * planes.width());
    }
}
