package dsgformer.photo.codec.tiff;

import dsgformer.photo.PixelKind;
import dsgformer.photo.Samples;
import dsgformer.photo.codec.PhotoSource;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Converts the fallback's image to a photo's samples: integers of 8 or 16 bits, CMYK to RGB, without premultiplication.
 */
final class ForeignPixels {

    private final PhotoSource source;
    private final ForeignTiff header;
    private final BufferedImage image;
    private final PixelKind kind;
    private final int white;

    ForeignPixels(PhotoSource source, ForeignTiff header, BufferedImage image) {
        this.source = source;
        this.header = header;
        this.image = image;
        this.kind = header.kind();
        this.white = kind.depth().max();
    }

    Samples samples() {
        Samples samples = Samples.of(header.size(), kind);
        if (image.getColorModel() instanceof IndexColorModel palette) {
            placeColors(palette, samples);
        } else {
            place(samples);
        }
        return samples;
    }

    private void placeColors(IndexColorModel palette, Samples samples) {
        Raster raster = image.getRaster();
        int[] row = new int[raster.getWidth()];
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(0, y, row.length, 1, 0, row);
            for (int index : row) {
                if (index >= palette.getMapSize()) {
                    throw source.unreadable("it is damaged: pixel index " + index + " is outside its palette");
                }
                int rgb = palette.getRGB(index);
                for (int c = 0; c < kind.colors(); c++) {
                    samples.set(to++, rgb >> (16 - 8 * c) & 0xFF);
                }
            }
        }
    }

    private void place(Samples samples) {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        boolean cmyk = header.color() == ForeignTiff.Color.CMYK;
        int needed = cmyk ? 4 : kind.channels();
        if (bands < needed) {
            throw source.unreadable("it is damaged: its pixels have " + bands + " samples, not " + needed);
        }
        double[] row = new double[raster.getWidth() * bands];
        int to = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, raster.getWidth(), 1, row);
            for (int x = 0; x < raster.getWidth(); x++, to += kind.channels()) {
                int from = x * bands;
                if (cmyk) {
                    placeCmyk(row, from, samples, to);
                    continue;
                }
                for (int c = 0; c < kind.channels(); c++) {
                    samples.set(to + c, scaled(row[from + c]));
                }
                if (header.alpha() == ForeignTiff.Alpha.PREMULTIPLIED) {
                    unpremultiply(samples, to);
                }
            }
        }
    }

    private int scaled(double value) {
        if (header.floating()) {
            return (int) Math.round(Math.max(0, Math.min(1, value)) * white); // NaN becomes 0
        }
        double most = Math.pow(2, header.bits()) - 1;
        double unsigned = value < 0 ? value + most + 1 : value; // 32 bits come as an int
        return (int) Math.round(Math.min(most, unsigned) * white / most);
    }

    /** CMYK to RGB: for each color, the light that its ink leaves times the light that black leaves. */
    private void placeCmyk(double[] row, int from, Samples samples, int to) {
        double black = white - row[from + 3];
        for (int c = 0; c < 3; c++) {
            samples.set(to + c, (int) Math.round((white - row[from + c]) * black / white));
        }
    }

    private void unpremultiply(Samples samples, int at) {
        int alpha = samples.at(at + kind.colors());
        for (int c = 0; c < kind.colors() && alpha > 0 && alpha < white; c++) {
            samples.set(at + c, (int) Math.min(white, ((long) samples.at(at + c) * white + alpha / 2) / alpha));
        }
    }
}
