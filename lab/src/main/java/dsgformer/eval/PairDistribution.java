package dsgformer.eval;

import dsgformer.data.ImagePair;
import dsgformer.data.PairSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the blur of a set of pairs is spread, to hold made pairs against real ones.
 *
 * @param set its name
 * @param psnr the nine deciles of blurred against sharp; equal halves are left out
 * @param kept the nine deciles of what a pair's blurred half keeps of the differences between horizontal neighbors in the sharp one
 * @param blurredBands what blurred halves keep of the sharp ones' amplitude, octave by octave from the finest
 * @param sharpBands amplitudes of the sharp halves, octave by octave from the finest, relative to the coarsest: how crisp they are
 */
public record PairDistribution(
        String set, List<Double> psnr, List<Double> kept, List<Double> blurredBands, List<Double> sharpBands) {

    /** The finest is from half to a whole of the highest frequency, each other one half of the one before. */
    public static final int BANDS = 4;

    public PairDistribution {
        psnr = List.copyOf(psnr);
        kept = List.copyOf(kept);
        blurredBands = List.copyOf(blurredBands);
        sharpBands = List.copyOf(sharpBands);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Facts(double psnr, double kept, double[] blurred, double[] sharp) {}

    /**
     * Looks at every pair, on all cores.
     *
     * @throws IllegalArgumentException if the halves of a pair differ in size
     * @throws IOException if a picture cannot be read
     */
    public static PairDistribution of(PairSet set) throws IOException {
        List<Facts> all;
        try {
            all = set.pairs().parallelStream().map(PairDistribution::facts).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        double[] blurred = total(all.stream().map(Facts::blurred).toList());
        double[] sharp = total(all.stream().map(Facts::sharp).toList());
        return new PairDistribution(
                set.name(),
                deciles(all.stream().mapToDouble(Facts::psnr).toArray()),
                deciles(all.stream().mapToDouble(Facts::kept).toArray()),
                IntStream.range(0, BANDS)
                        .mapToObj(k -> Math.sqrt(blurred[k] / sharp[k]))
                        .toList(),
                IntStream.range(0, BANDS)
                        .mapToObj(k -> Math.sqrt(sharp[k] / sharp[BANDS - 1]))
                        .toList());
    }

    private static Facts facts(ImagePair pair) {
        try {
            PictureReader reader = PictureReader.photos();
            Rgb8 blurred = Rgb8.of(reader.read(pair.blurred()));
            Rgb8 sharp = Rgb8.of(reader.read(pair.sharp()));
            return new Facts(
                    Psnr.of(blurred, sharp), neighbors(blurred) / neighbors(sharp), bands(blurred), bands(sharp));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double neighbors(Rgb8 picture) {
        double sum = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 1; x < picture.width(); x++) {
                sum += Math.abs(picture.at(1, y, x) - picture.at(1, y, x - 1));
            }
        }
        return sum;
    }

    /** Mean squares of what green loses each time it is halved. */
    private static double[] bands(Rgb8 picture) {
        int width = picture.width();
        int height = picture.height();
        double[] values = new double[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = picture.at(1, i / width, i % width);
        }
        double[] energies = new double[BANDS];
        for (int band = 0; band < BANDS && Math.min(width, height) >= 2; band++) {
            int half = width / 2;
            double[] coarser = new double[half * (height / 2)];
            double lost = 0;
            for (int i = 0; i < coarser.length; i++) {
                int at = i / half * 2 * width + i % half * 2;
                double mean = (values[at] + values[at + 1] + values[at + width] + values[at + width + 1]) / 4;
                for (int near : new int[] {at, at + 1, at + width, at + width + 1}) {
                    lost += (values[near] - mean) * (values[near] - mean);
                }
                coarser[i] = mean;
            }
            energies[band] = lost / (4.0 * coarser.length);
            values = coarser;
            width = half;
            height /= 2;
        }
        return energies;
    }

    private static double[] total(List<double[]> all) {
        double[] sum = new double[BANDS];
        all.forEach(bands -> IntStream.range(0, BANDS).forEach(k -> sum[k] += bands[k]));
        return sum;
    }

    private static List<Double> deciles(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        List<Double> deciles = new ArrayList<>();
        for (int tenth = 1; tenth <= 9 && sorted.length > 0; tenth++) {
            double place = tenth / 10.0 * (sorted.length - 1);
            int below = (int) place;
            int above = Math.min(sorted.length - 1, below + 1);
            deciles.add(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
        }
        return deciles;
    }
}
