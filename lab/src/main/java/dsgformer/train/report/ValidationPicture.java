package dsgformer.train.report;

import dsgformer.picture.Planes;

/**
 * The center of a validation image: blurred, restored and sharp.
 *
 * @param name of the image, safe as a file name
 */
public record ValidationPicture(String name, Planes blurred, Planes restored, Planes sharp) {

    private static final int SIDE = 256;

    public static ValidationPicture of(String name, Planes blurred, Planes restored, Planes sharp) {
        return new ValidationPicture(
                name.replaceAll("[^A-Za-z0-9._-]", "_"), middle(blurred), middle(restored), middle(sharp));
    }

    private static Planes middle(Planes whole) {
        int height = Math.min(SIDE, whole.height());
        int width = Math.min(SIDE, whole.width());
        int top = (whole.height() - height) / 2;
        int left = (whole.width() - width) / 2;
        float[] values = new float[whole.channels() * height * width];
        for (int c = 0; c < whole.channels(); c++) {
            for (int y = 0; y < height; y++) {
                int from = (c * whole.height() + top + y) * whole.width() + left;
                System.arraycopy(whole.values(), from, values, (c * height + y) * width, width);
            }
        }
        return new Planes(whole.channels(), height, width, values);
    }
}
