package dsgformer.infer;

import dsgformer.network.RestorationNetwork;
import dsgformer.photo.Normalization;
import dsgformer.photo.Photo;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;

/**
 * The pipeline in its plain form, with whole pictures between its steps, which {@link TileLoop} must equal to the bit.
 * Planes are padded, cut, restored, summed on a canvas of the whole picture, cropped, mixed.
 */
final class PlainPipeline {

    private PlainPipeline() {}

    static Photo deblur(Photo blurred, RestorationNetwork network, TileGrid grid, float strength) {
        return Normalization.toPhoto(deblur(Normalization.toPlanes(blurred), network, grid, strength), blurred);
    }

    static Planes deblur(Planes blurred, RestorationNetwork network, TileGrid grid, float strength) {
        Planes padded = pad(blurred, grid.picture());
        Planes sum = Planes.of(3, padded.height(), padded.width());
        float[][] across = BlendCanvas.weights(
                grid.columns(), grid.tile().width(), grid.picture().width());
        float[][] down = BlendCanvas.weights(
                grid.rows(), grid.tile().height(), grid.picture().height());
        for (int row = 0; row < grid.rows().size(); row++) {
            for (int column = 0; column < grid.columns().size(); column++) {
                int left = grid.columns().get(column);
                int top = grid.rows().get(row);
                Planes restored = network.restore(padded.cut(left, top, grid.tile()));
                for (int c = 0; c < 3; c++) {
                    for (int y = 0; y < restored.height(); y++) {
                        for (int x = 0; x < restored.width(); x++) {
                            int at = sum.index(c, top + y, left + x);
                            sum.values()[at] += down[row][y] * across[column][x] * restored.at(c, y, x);
                        }
                    }
                }
            }
        }
        Planes cropped = sum.cut(0, 0, blurred.size());
        return strength == 1 ? cropped : mix(blurred, cropped, strength);
    }

    static Planes pad(Planes planes, Size padded) {
        Planes out = Planes.of(planes.channels(), padded.height(), padded.width());
        for (int c = 0; c < planes.channels(); c++) {
            for (int y = 0; y < padded.height(); y++) {
                for (int x = 0; x < padded.width(); x++) {
                    out.values()[out.index(c, y, x)] = planes.at(
                            c,
                            reflected(y, planes.height(), padded.height()),
                            reflected(x, planes.width(), padded.width()));
                }
            }
        }
        return out;
    }

    private static int reflected(int index, int length, int paddedLength) {
        if (index < length) {
            return index;
        }
        return paddedLength - length < length ? 2 * (length - 1) - index : length - 1;
    }

    private static Planes mix(Planes blurred, Planes restored, float strength) {
        Planes out = Planes.of(blurred.channels(), blurred.height(), blurred.width());
        for (int i = 0; i < out.values().length; i++) {
            float in = blurred.values()[i];
            out.values()[i] = in + strength * (restored.values()[i] - in);
        }
        return out;
    }
}
